#include "engine/reading/name_match.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/reading/romanisation.h"
#include "engine/reading/spelling.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostWords = 16;
constexpr std::size_t kLongestLegalForm = 6;  // Words.
constexpr std::size_t kShortestAcronym = 3;   // Letters.
// In tenths of a letter, as spelling_distance.
constexpr int kInitialCost = 2;
constexpr int kSoundCost = 3;
constexpr int kNoFellow = 1000;
// What all words of a name together may differ by.
constexpr int kSlackShort = 10;
constexpr int kSlackMiddle = 15;
constexpr int kSlackLong = 20;
constexpr std::size_t kMiddle = 8;  // Letters.
constexpr std::size_t kLong = 16;
// Words joined to one are compared from this length.
constexpr std::size_t kShortestJoined = 6;
// A legal form of this kind says nothing of which form it is.
constexpr std::string_view kAnyForm = "any";

using Words = std::vector<std::string>;

Words split(std::string_view text) {
  Words words;
  while (!text.empty() && words.size() < kMostWords) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) words.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

std::string join(const Words& words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return joined;
}

class Matcher {
 public:
  explicit Matcher(const Language& language)
      : language_(language),
        titles_(language.table("titles")),
        particles_(language.table("particles")),
        words_(language.table("name_words")),
        forms_(language.names("legal_forms")) {}

  bool same_persons(std::string_view a, std::string_view b) const {
    const Words first = without(split(a), titles_, particles_);
    const Words second = without(split(b), titles_, particles_);
    if (first.empty() || second.empty()) return false;
    if (same_joined(first, second)) return true;
    const Words& shorter = first.size() <= second.size() ? first : second;
    const Words& longer = first.size() <= second.size() ? second : first;
    if (shorter.size() == 1 && longer.size() > 1) return false;
    const auto cost = cost_of(shorter, longer, true);
    return cost && *cost <= slack_of(shorter);
  }

  bool same_organisations(std::string_view a, std::string_view b) const {
    std::set<std::string> forms_a;
    std::set<std::string> forms_b;
    const Words first = without_forms(split(a), forms_a);
    const Words second = without_forms(split(b), forms_b);
    if (!forms_a.empty() && !forms_b.empty() && forms_a != forms_b) return false;
    // "Company Limited" is a name too, if a poor one.
    if (first.empty() || second.empty()) {
      return first.empty() && second.empty() && a == b && !a.empty();
    }
    if (same_joined(first, second) || is_acronym(first, second) || is_acronym(second, first)) {
      return true;
    }
    if (first.size() != second.size()) return false;
    const auto cost = cost_of(first, second, false);
    return cost && *cost <= slack_of(first);
  }

 private:
  static bool has(const Table& table, std::string_view word) {
    return table.find_folded(word) != Table::kNone;
  }

  // Without titles and particles, where something is left.
  static Words without(const Words& words, const Table& titles, const Table& particles) {
    Words kept;
    for (const std::string& word : words) {
      if (!has(titles, word) && !(word.size() > 1 && has(particles, word))) kept.push_back(word);
    }
    return kept.empty() ? words : kept;
  }

  // Without legal forms, whose kinds are added to `forms`, and articles.
  Words without_forms(const Words& words, std::set<std::string>& forms) const {
    Words kept;
    for (std::size_t at = 0; at < words.size();) {
      std::size_t found = 0;
      for (std::size_t size = std::min(kLongestLegalForm, words.size() - at); size > 0; --size) {
        std::string phrase;
        for (std::size_t i = at; i < at + size; ++i) phrase += (i == at ? "" : " ") + words[i];
        const std::size_t row = forms_.find_folded(phrase);
        if (row == Table::kNone) continue;
        if (forms_.cell(row, 1) != kAnyForm) forms.emplace(forms_.cell(row, 1));
        found = size;
        break;
      }
      if (found == 0 && !is_small(words[at])) {
        kept.push_back(words[at]);
      }
      at += std::max<std::size_t>(found, 1);
    }
    return kept;
  }

  // "the", "of", "et": what organisations leave out and put in.
  bool is_small(std::string_view word) const {
    for (std::size_t row = words_.find_folded(word); row != Table::kNone; row = words_.next(row)) {
      const std::string_view kind = words_.cell(row, 1);
      if (kind == "article" || kind == "joiner" || kind == "conjunction") return true;
    }
    return false;
  }

  bool same_joined(const Words& a, const Words& b) const {
    const std::string first = join(a);
    const std::string second = join(b);
    return first == second || (a.size() != b.size() && first.size() >= kShortestJoined &&
                               spelling_distance(first, second) <= kSoundCost);
  }

  static bool is_acronym(const Words& acronym, const Words& words) {
    if (acronym.size() != 1 || words.size() < kShortestAcronym) return false;
    std::string initials;
    for (const std::string& word : words) {
      if (word.size() > 1) initials += word[0];  // "people s": no word.
    }
    return acronym.front() == initials;
  }

  int cost_of_words(const std::string& a, const std::string& b, bool with_initials) const {
    if (a == b) return 0;
    const bool is_initial = a.size() == 1 || b.size() == 1;
    if (is_initial) return with_initials && a[0] == b[0] ? kInitialCost : kNoFellow;
    if (a[0] >= '0' && a[0] <= '9') return kNoFellow;
    const int distance = spelling_distance(a, b);
    if (sound_of(a, language_) == sound_of(b, language_)) {
      return std::min(distance, kSoundCost);
    }
    return distance <= spelling_slack(a, b) ? distance : kNoFellow;
  }

  // Every word of the shorter name finds its fellow; nothing where one finds none.
  std::optional<int> cost_of(const Words& shorter, const Words& longer, bool with_initials) const {
    std::vector<bool> taken(longer.size());
    int sum = 0;
    for (const std::string& word : shorter) {
      int best = kNoFellow;
      std::size_t fellow = longer.size();
      for (std::size_t i = 0; i < longer.size(); ++i) {
        if (taken[i]) continue;
        const int cost = cost_of_words(word, longer[i], with_initials);
        if (cost < best) {
          best = cost;
          fellow = i;
        }
      }
      if (fellow == longer.size()) return std::nullopt;
      taken[fellow] = true;
      sum += best;
    }
    return sum;
  }

  static int slack_of(const Words& words) {
    const std::size_t letters = join(words).size();
    if (letters < kMiddle) return kSlackShort;
    return letters < kLong ? kSlackMiddle : kSlackLong;
  }

  const Language& language_;
  Table titles_, particles_, words_, forms_;
};

}  // namespace

bool is_same_name(std::string_view a, std::string_view b, EntityType type,
                  const Language& language) {
  const std::string first = latin_letters(a.substr(0, kLongestMatchedName));
  const std::string second = latin_letters(b.substr(0, kLongestMatchedName));
  const Matcher matcher(language);
  if (type == EntityType::kPerson) return matcher.same_persons(first, second);
  return matcher.same_organisations(first, second);
}

}  // namespace sourcier
