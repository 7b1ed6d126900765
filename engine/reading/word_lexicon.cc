#include "engine/reading/word_lexicon.h"

#include <algorithm>

#include "engine/reading/lexicon_layout.h"
#include "engine/reading/model_bytes.h"
#include "engine/text/utf8.h"

namespace sourcier {

using namespace lexicon_layout;

WordLexicon::WordLexicon(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < kHeader) return;
  const auto section = [&](std::size_t number) {
    const std::size_t at = number * 2 * sizeof(std::uint32_t);
    return Section{number_at<std::uint32_t>(bytes, at),
                   number_at<std::uint32_t>(bytes, at + sizeof(std::uint32_t))};
  };
  forms_ = section(0);
  endings_ = section(1);
  classes_ = section(2);
  rules_ = section(3);
}

std::uint16_t WordLexicon::slot_value(const Section& table, std::uint64_t hash) const {
  if (table.count == 0) return 0;
  const std::uint32_t wanted = fingerprint(hash);
  for (std::uint32_t slot = slot_of(hash, table.count);;
       slot = slot + 1 == table.count ? 0 : slot + 1) {
    const std::size_t at = table.at + static_cast<std::size_t>(slot) * kSlot;
    const auto value = number_at<std::uint16_t>(bytes_, at);
    if (value == 0) return 0;
    const std::uint32_t print = number_at<std::uint16_t>(bytes_, at + 2) |
                                static_cast<std::uint32_t>(number_at<std::uint8_t>(bytes_, at + 4))
                                    << 16;
    if (print == wanted) return value;
  }
}

WordClass WordLexicon::find(std::string_view form) const { return find_hash(word_hash(form)); }

std::uint8_t WordLexicon::signature(WordClass word) const {
  if (word == kUnknownWord) return 0;
  const auto at = number_at<std::uint32_t>(bytes_, classes_.at + word * sizeof(std::uint32_t));
  return number_at<std::uint8_t>(bytes_, at);
}

PartOfSpeech WordLexicon::main_part(WordClass word) const {
  if (word == kUnknownWord) return PartOfSpeech::kX;
  const auto at = number_at<std::uint32_t>(bytes_, classes_.at + word * sizeof(std::uint32_t));
  const auto readings = number_at<std::uint8_t>(bytes_, at + kClassHeader - 1);
  if (readings == 0) return PartOfSpeech::kX;
  return static_cast<PartOfSpeech>(number_at<std::uint8_t>(bytes_, at + kClassHeader));
}

std::uint8_t WordLexicon::sure_tag(WordClass word) const {
  if (word == kUnknownWord) return 0;
  const auto at = number_at<std::uint32_t>(bytes_, classes_.at + word * sizeof(std::uint32_t));
  return number_at<std::uint8_t>(bytes_, at + 1);
}

std::string WordLexicon::apply(std::uint16_t rule, std::string_view form) const {
  const auto at = number_at<std::uint32_t>(bytes_, rules_.at + rule * sizeof(std::uint32_t));
  const auto cut = number_at<std::uint8_t>(bytes_, at);
  const auto size = number_at<std::uint8_t>(bytes_, at + 1);
  std::string lemma(form.substr(0, form.size() - std::min<std::size_t>(cut, form.size())));
  lemma += bytes_.substr(at + 2, size);
  return lemma;
}

std::optional<std::string> WordLexicon::lemma(std::string_view form, WordClass word,
                                              PartOfSpeech part) const {
  if (word == kUnknownWord) return std::nullopt;
  const std::string_view reading = readings_of(bytes_, classes_.at, word, part);
  if (reading.empty()) return std::nullopt;
  return apply(number_at<std::uint16_t>(reading, 1), form);
}

std::optional<std::string> WordLexicon::guess(std::string_view form, PartOfSpeech part) const {
  std::uint16_t rule = 0;
  std::size_t begin = form.size();
  for (int letters = 0; letters < kLongestEnding && begin > 0; ++letters) {
    begin -= code_point_before(form, begin).size;
    const auto found = slot_value(endings_, ending_hash(form.substr(begin), part));
    if (found != 0) rule = found;
  }
  if (rule == 0) return std::nullopt;
  return apply(static_cast<std::uint16_t>(rule - 1), form);
}

}  // namespace sourcier
