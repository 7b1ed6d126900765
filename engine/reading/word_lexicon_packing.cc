// The writing half of the word lexicon.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/reading/lexicon_layout.h"
#include "engine/reading/word_lexicon.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using namespace lexicon_layout;

constexpr std::size_t kMostBytesOfRule = 200;
// An ending that fewer forms show tells nothing of others.
constexpr int kFewestOfEnding = 2;

using Numbers = std::map<std::string, std::uint16_t>;  // Bytes to their number, from 0.

std::uint16_t number_of(const std::string& bytes, Numbers& numbers) {
  return numbers.emplace(bytes, static_cast<std::uint16_t>(numbers.size())).first->second;
}

// How `lemma` is made of `form`.
std::string rule_bytes(std::string_view form, std::string_view lemma) {
  std::size_t same = 0;
  while (same < form.size() && same < lemma.size() && form[same] == lemma[same]) ++same;
  while (!is_boundary(form, same) || !is_boundary(lemma, same)) --same;
  const std::string_view added = lemma.substr(same);
  std::string rule;
  append_number(rule, static_cast<std::uint8_t>(std::min(form.size() - same, kMostBytesOfRule)));
  append_number(rule, static_cast<std::uint8_t>(std::min(added.size(), kMostBytesOfRule)));
  return rule + std::string(added.substr(0, kMostBytesOfRule));
}

// Slots for values by hash; the first of two that are alike stays.
class Slots {
 public:
  explicit Slots(std::size_t values)
      : count_(static_cast<std::uint32_t>(values + values / 5 + 2)), bytes_(count_ * kSlot, '\0') {}

  void add(std::uint64_t hash, std::uint16_t value) {
    std::uint32_t slot = slot_of(hash, count_);
    while (number_at<std::uint16_t>(bytes_, slot * kSlot) != 0) {
      slot = slot + 1 == count_ ? 0 : slot + 1;
    }
    std::string filled;
    append_number(filled, value);
    append_number(filled, static_cast<std::uint16_t>(fingerprint(hash) & 0xFFFF));
    append_number(filled, static_cast<std::uint8_t>(fingerprint(hash) >> 16));
    bytes_.replace(slot * kSlot, kSlot, filled);
  }
  const std::string& bytes() const { return bytes_; }
  std::uint32_t count() const { return count_; }

 private:
  std::uint32_t count_;
  std::string bytes_;
};

class Packing {
 public:
  explicit Packing(std::span<const WordEntry> entries) : entries_(entries) {
    number_of(std::string("\0\0", 2), rules_);
    number_of(std::string(kClassHeader, '\0'), classes_);  // The unknown word.
    number_of("", signatures_);
  }

  std::string bytes() {
    Slots forms(entries_.size());
    for (const WordEntry& entry : entries_) {
      forms.add(word_hash(entry.form), number_of(class_bytes(entry), classes_));
    }
    const auto endings = endings_of();
    Slots ends(endings.size());
    for (const auto& [hash, rule] : endings) ends.add(hash, static_cast<std::uint16_t>(rule + 1));

    std::string out(kHeader, '\0');
    std::string header;
    const auto place = [&](const std::string& section, std::size_t count) {
      append_number(header, static_cast<std::uint32_t>(out.size()));
      append_number(header, static_cast<std::uint32_t>(count));
      out += section;
    };
    place(forms.bytes(), forms.count());
    place(ends.bytes(), ends.count());
    place(directory(classes_, out.size()), classes_.size());
    place(directory(rules_, out.size()), rules_.size());
    return header + out.substr(kHeader);
  }

 private:
  // An ending's rule, where it is another than that of the ending shorter by a letter.
  std::map<std::uint64_t, std::uint16_t> endings_of();
  std::string class_bytes(const WordEntry& entry);
  static std::string directory(const Numbers& numbers, std::size_t at);

  std::span<const WordEntry> entries_;
  Numbers rules_;
  Numbers classes_;
  Numbers signatures_;
};

std::string Packing::class_bytes(const WordEntry& entry) {
  std::set<std::pair<PartOfSpeech, WordDetail>> listed;
  std::set<PartOfSpeech> seen;
  std::string readings;
  for (const WordReading& reading : entry.readings) {
    if (reading.listed) listed.emplace(reading.part, reading.detail);
    // Lists write names in full ("O.N.U."); a name's lemma is the name as it stands.
    if (reading.listed && reading.part == PartOfSpeech::kPropn) continue;
    if (!seen.insert(reading.part).second) continue;
    append_number(readings, static_cast<std::uint8_t>(reading.part));
    append_number(readings, number_of(rule_bytes(entry.form, reading.lemma), rules_));
  }
  std::string signature;
  for (const auto& [part, detail] : listed) {
    append_number(signature, static_cast<std::uint8_t>(part));
    append_number(signature, static_cast<std::uint8_t>(detail));
  }
  std::string out;
  append_number(out, static_cast<std::uint8_t>(number_of(signature, signatures_)));
  append_number(out, entry.sure_tag);
  append_number(out, static_cast<std::uint8_t>(seen.size()));
  return out + readings;
}

std::map<std::uint64_t, std::uint16_t> Packing::endings_of() {
  // (part, ending) -> rule -> forms.
  std::map<std::pair<PartOfSpeech, std::string>, std::map<std::uint16_t, int>> counts;
  for (const WordEntry& entry : entries_) {
    for (const WordReading& reading : entry.readings) {
      const std::string rule = rule_bytes(entry.form, reading.lemma);
      std::size_t begin = entry.form.size();
      for (int letters = 0; letters < kLongestEnding && begin > 0; ++letters) {
        begin -= code_point_before(entry.form, begin).size;
        if (entry.form.size() - begin < static_cast<unsigned char>(rule[0])) continue;
        ++counts[{reading.part, entry.form.substr(begin)}][number_of(rule, rules_)];
      }
    }
  }
  // Shorter endings come first, so that a longer one is held against what decides without it.
  std::map<std::pair<PartOfSpeech, std::string>, std::uint16_t> chosen;
  std::map<std::uint64_t, std::uint16_t> endings;
  std::vector<const decltype(counts)::value_type*> ordered;
  for (const auto& count : counts) ordered.push_back(&count);
  std::ranges::stable_sort(ordered, {}, [](const auto* c) { return c->first.second.size(); });
  for (const auto* count : ordered) {
    const auto& [part, ending] = count->first;
    const auto most = std::ranges::max_element(
        count->second, [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->second < kFewestOfEnding) continue;
    std::optional<std::uint16_t> shorter;
    for (std::size_t at = code_point_at(ending, 0).size; at < ending.size() && !shorter;
         at += code_point_at(ending, at).size) {
      const auto known = chosen.find({part, ending.substr(at)});
      if (known != chosen.end()) shorter = known->second;
    }
    chosen[count->first] = most->first;
    if (shorter != most->first) endings[ending_hash(ending, part)] = most->first;
  }
  return endings;
}

std::string Packing::directory(const Numbers& numbers, std::size_t at) {
  std::vector<const std::string*> ordered(numbers.size());
  for (const auto& [bytes, number] : numbers) ordered[number] = &bytes;
  std::string offsets;
  std::string content;
  const std::size_t begin = at + numbers.size() * sizeof(std::uint32_t);
  for (const std::string* bytes : ordered) {
    append_number(offsets, static_cast<std::uint32_t>(begin + content.size()));
    content += *bytes;
  }
  return offsets + content;
}

}  // namespace

std::string pack_word_lexicon(std::span<const WordEntry> entries) {
  return Packing(entries).bytes();
}

}  // namespace sourcier
