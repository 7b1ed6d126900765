#include "engine/reading/name_keys.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "engine/reading/romanisation.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::string_view kPerson = "person:";
constexpr std::string_view kFamily = "family:";
constexpr std::string_view kRole = "role:";

// An entity has few full names; more keys come from junk and are not compared.
constexpr std::size_t kMostNames = 8;
// A shorter name with one sound changed is another name; what is nearer than this may pass.
constexpr std::size_t kLongEnough = 5;
constexpr std::size_t kShortestGlued = 3;  // Letters of a particle.
constexpr std::uint32_t kOneVowel = 2;
// A longer name may go on behind the shorter one ("Juan Manuel Santos Calderón") from this length.
constexpr std::size_t kWholeName = 3;

using Words = std::vector<std::string_view>;

Words split_words(std::string_view name) {
  Words words;
  while (!name.empty() && words.size() < kMostNameWords) {
    const std::size_t space = std::min(name.find(' '), name.size());
    if (space > 0) words.push_back(name.substr(0, space));
    name.remove_prefix(std::min(space + 1, name.size()));
  }
  return words;
}

bool is_initial(std::string_view word) { return word.size() == 2 && word[1] == '.'; }

// Whether a name of this sound can begin with this letter.
bool fits_initial(char letter, std::string_view sound) {
  if (sound.empty()) return false;
  switch (letter) {
    case 'c':
      return sound[0] == 'k' || sound[0] == 's' || sound[0] == 'c';
    case 'j':
    case 's':
      return sound[0] == 'c' || sound[0] == letter || sound[0] == 'i';
    case 'w':
      return sound[0] == 'v';
    case 'q':
      return sound[0] == 'k';
    case 'y':
      return sound[0] == 'i' || sound[0] == 'e';
    case 'k':
      return sound[0] == 'k' || sound[0] == 'h';
    case 'p':
      return sound[0] == 'p' || sound[0] == 'f';
    default:
      return sound[0] == letter;
  }
}

enum class WordMatch : std::uint8_t { kNone, kNear, kSlight, kInitial, kEqual };

WordMatch match_words(std::string_view a, std::string_view b) {
  if (a == b) return is_initial(a) ? WordMatch::kInitial : WordMatch::kEqual;
  if (is_initial(a) && is_initial(b)) return WordMatch::kNone;
  if (is_initial(a)) return fits_initial(a[0], b) ? WordMatch::kInitial : WordMatch::kNone;
  if (is_initial(b)) return fits_initial(b[0], a) ? WordMatch::kInitial : WordMatch::kNone;
  if (!is_near_sound(a, b)) return WordMatch::kNone;
  const bool is_slight = a[0] == b[0] && std::min(a.size(), b.size()) >= kLongEnough &&
                         sound_distance(a, b) <= kOneVowel;
  return is_slight ? WordMatch::kSlight : WordMatch::kNear;
}

// How a whole name fits another.
enum class NameMatch : std::uint8_t { kNone, kNear, kEqual };

NameMatch judge(const std::array<std::uint32_t, 5>& found) {
  const auto count = [&](WordMatch match) { return found[static_cast<std::size_t>(match)]; };
  const std::uint32_t equal = count(WordMatch::kEqual);
  if (equal == 0) return NameMatch::kNone;
  if (count(WordMatch::kNear) == 0 && count(WordMatch::kSlight) <= 1) return NameMatch::kEqual;
  return NameMatch::kNear;
}

// Every word of the shorter name has its fellow in the longer one, in order, the first and the last
// of the longer among them.
NameMatch align(const Words& shorter, const Words& longer) {
  std::array<std::uint32_t, 5> found{};
  std::size_t next = 0;
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    WordMatch match = WordMatch::kNone;
    const bool is_last = i + 1 == shorter.size() && shorter.size() < kWholeName;
    if (is_last) next = std::max(next, longer.size() - 1);
    while (next < longer.size() && match == WordMatch::kNone) {
      match = match_words(shorter[i], longer[next++]);
      if (i == 0) break;  // The first words are fellows, or there are none.
    }
    if (match == WordMatch::kNone) return NameMatch::kNone;
    ++found[static_cast<std::size_t>(match)];
  }
  return judge(found);
}

std::string join(const Words& words) {
  std::string joined;
  for (const std::string_view word : words) joined += word;
  return joined;
}

bool share_any(const Words& a, const Words& b) {
  return std::ranges::any_of(a, [&](std::string_view key) { return std::ranges::count(b, key); });
}

// Compares two names of two words or more, family name first or last in either.
NameMatch match_names(const Words& a, const Words& b) {
  if (join(a) == join(b)) return NameMatch::kEqual;
  if (!share_any(a, b)) return NameMatch::kNone;  // No match is without equal words: see judge.
  const Words& longer = a.size() < b.size() ? b : a;
  Words shorter = a.size() < b.size() ? a : b;
  NameMatch match = align(shorter, longer);
  // Only as many words on both sides can be the same words in another order.
  if (match == NameMatch::kEqual || shorter.size() != longer.size()) return match;
  std::ranges::rotate(shorter, shorter.begin() + 1);
  match = std::max(match, align(shorter, longer));
  std::ranges::rotate(shorter, shorter.end() - 2);
  return std::max(match, align(shorter, longer));
}

// "Tobiasz X" of "Marek Tobiasz X": a first name of several may be left out, and may part brothers.
bool is_end_of(const Words& a, const Words& b) {
  const Words& longer = a.size() < b.size() ? b : a;
  const Words& shorter = a.size() < b.size() ? a : b;
  return shorter.size() > 1 && longer.size() > shorter.size() &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

// "Juan Santos" of "Juan Santos Rojas": the mother's name may be left out, and parts father and
// son.
bool is_begin_of(const Words& a, const Words& b) {
  const Words& longer = a.size() < b.size() ? b : a;
  const Words& shorter = a.size() < b.size() ? a : b;
  return shorter.size() > 1 && longer.size() == shorter.size() + 1 &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

// A family name is the last word of a name, or the first where it is put first.
bool bears_family(const Words& full, std::string_view family) {
  return full.front() == family || full.back() == family;
}

bool is_near_family(const Words& full, std::string_view family) {
  return is_near_sound(full.front(), family) || is_near_sound(full.back(), family);
}

Words keys_with(const Entity& entity, std::string_view prefix) {
  Words found;
  for (const std::string& key : entity.keys) {
    if (key.starts_with(prefix) && found.size() < kMostNames) {
      found.push_back(std::string_view(key).substr(prefix.size()));
    }
  }
  return found;
}

bool are_opposed(Gender a, Gender b) {
  return a != Gender::kUnknown && b != Gender::kUnknown && a != b;
}

PersonMatch match_full(const Words& a, const Words& b, bool share_role, bool opposed) {
  NameMatch best = NameMatch::kNone;
  bool is_identical = false;
  bool is_end = false;
  bool is_begin = false;
  for (const std::string_view first : a) {
    for (const std::string_view second : b) {
      const Words words_a = split_words(first);
      const Words words_b = split_words(second);
      is_identical = is_identical || first == second;
      is_end = is_end || is_end_of(words_a, words_b);
      is_begin = is_begin || is_begin_of(words_a, words_b);
      best = std::max(best, match_names(words_a, words_b));
    }
  }
  if (is_identical) return PersonMatch::kSame;
  if (opposed) return PersonMatch::kDifferent;
  const bool is_same =
      best == NameMatch::kEqual || ((best == NameMatch::kNear || is_end || is_begin) && share_role);
  if (is_same) return PersonMatch::kSame;
  return is_end ? PersonMatch::kPossible : PersonMatch::kDifferent;
}

PersonMatch match_family(const Words& full, const Words& families, bool share_role, bool opposed) {
  bool bears = false;
  bool near = false;
  for (const std::string_view name : full) {
    const Words words = split_words(name);
    for (const std::string_view family : families) {
      bears = bears || bears_family(words, family);
      near = near || is_near_family(words, family);
    }
  }
  if (opposed || !(bears || (near && share_role))) return PersonMatch::kDifferent;
  return share_role ? PersonMatch::kSame : PersonMatch::kPossible;
}

PersonMatch match_families(const Words& a, const Words& b, bool share_role, bool opposed) {
  if (opposed) return PersonMatch::kDifferent;
  for (const std::string_view first : a) {
    for (const std::string_view second : b) {
      if (first == second || (share_role && is_near_sound(first, second))) {
        return PersonMatch::kSame;
      }
    }
  }
  return PersonMatch::kDifferent;
}

// "Benkhelifa" and "Vanhoutte" sound as "Ben Khelifa" and "Van Houtte", whose particles do not
// count.
std::string_view without_glued_particle(std::string_view word, const Table& particles) {
  for (std::size_t size = kShortestGlued; size + kLongEnough <= word.size() && size < kLongEnough;
       ++size) {
    if (particles.find_folded(word.substr(0, size)) != Table::kNone) return word.substr(size);
  }
  return word;
}

}  // namespace

std::string sounds_of(std::string_view name, const Language& language) {
  const Table particles = language.table("particles");
  std::string folded = fold(name);
  std::ranges::replace(folded, ',', ' ');  // "Tarvel, Anna"
  std::string sounds;
  for (std::string_view word : split_words(folded)) {
    if (!sounds.empty()) word = without_glued_particle(word, particles);
    const std::size_t row = particles.find_folded(word);
    if (row != Table::kNone && word.size() > 1 && sounds.size() + word.size() < folded.size()) {
      continue;
    }
    if (!sounds.empty()) sounds += ' ';
    if (word.size() == 1) {
      sounds.append(word).append(".");
    } else {
      sounds += is_initial(word) ? std::string(word) : sound_of(word, language);
    }
  }
  return sounds;
}

PersonMatch match_persons(const Entity& a, const Entity& b) {
  if (!a.reference.empty() && !b.reference.empty() && a.reference != b.reference) {
    return PersonMatch::kDifferent;
  }
  const bool share_role = share_any(keys_with(a, kRole), keys_with(b, kRole));
  const bool opposed = are_opposed(a.gender, b.gender);
  const Words full_a = keys_with(a, kPerson);
  const Words full_b = keys_with(b, kPerson);
  if (!full_a.empty() && !full_b.empty()) return match_full(full_a, full_b, share_role, opposed);
  const Words family_a = keys_with(a, kFamily);
  const Words family_b = keys_with(b, kFamily);
  if (!full_a.empty()) return match_family(full_a, family_b, share_role, opposed);
  if (!full_b.empty()) return match_family(full_b, family_a, share_role, opposed);
  return match_families(family_a, family_b, share_role, opposed);
}

std::vector<std::string> meeting_keys(const Entity& person) {
  std::vector<std::string> keys;
  for (const std::string_view name : keys_with(person, kPerson)) {
    const Words words = split_words(name);
    for (const std::string_view word : words)
      if (!is_initial(word)) keys.emplace_back(word);
    keys.push_back(join(words));
  }
  for (const std::string_view family : keys_with(person, kFamily)) keys.emplace_back(family);
  for (const std::string_view role : keys_with(person, kRole))
    keys.push_back(std::string(kRole).append(role));
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool same_person(const Entity& a, const Entity& b) {
  return a.type == EntityType::kPerson && b.type == EntityType::kPerson &&
         match_persons(a, b) == PersonMatch::kSame;
}

PersonMatch match_sounds(std::string_view a, std::string_view b) {
  const Words words_a = split_words(a);
  const Words words_b = split_words(b);
  if (words_a.empty() || words_b.empty()) return PersonMatch::kDifferent;
  if (words_a.size() > 1 && words_b.size() > 1) {
    const NameMatch match = match_names(words_a, words_b);
    if (match == NameMatch::kEqual) return PersonMatch::kSame;
    const bool is_possible = match == NameMatch::kNear || is_end_of(words_a, words_b);
    return is_possible ? PersonMatch::kPossible : PersonMatch::kDifferent;
  }
  if (words_a.size() == 1 && words_b.size() == 1) {
    return a == b ? PersonMatch::kSame : PersonMatch::kDifferent;
  }
  const bool bears = words_a.size() > 1 ? bears_family(words_a, words_b.front())
                                        : bears_family(words_b, words_a.front());
  return bears ? PersonMatch::kPossible : PersonMatch::kDifferent;
}

}  // namespace sourcier
