#include "engine/reading/tense.h"

#include <string>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Endings are rows of their own, written with the mark "-" first; the longest is tried first.
constexpr std::size_t kLongestEnding = 6;
constexpr std::size_t kShortestStem = 3;

}  // namespace

TenseMarks::TenseMarks(const Language& language) : table_(language.table("planned_marks")) {}

TenseMarks::Mark TenseMarks::mark(const Words& words, std::size_t index) const {
  const std::string_view word = words[index];
  // Short words differ by their accents alone: "a" is a verb, "à" is none.
  if (word.size() <= 2 && words.form(index).size() != word.size()) return Mark::kNone;
  std::size_t row = Table::kNone;
  // "compte" plans, "compté" has been: a row with accents goes before one without.
  if (words.form(index).size() != word.size()) row = table_.find(lower(words.form(index)));
  if (row == Table::kNone) row = table_.find(word);
  for (std::size_t size = kLongestEnding; row == Table::kNone && size >= 2; --size) {
    if (word.size() < size + kShortestStem) continue;
    row = table_.find("-" + std::string(word.substr(word.size() - size)));
  }
  if (row == Table::kNone) return Mark::kNone;
  const std::string_view tense = table_.cell(row, 1);
  if (tense == "future") return Mark::kFuture;
  if (tense == "past") return Mark::kPast;
  if (tense == "intent") return Mark::kIntent;
  if (tense == "relative") return Mark::kRelative;
  if (tense == "bare") return Mark::kBare;
  return tense == "estimate" ? Mark::kEstimate : Mark::kNone;
}

// A mark of tense; "compte supprimer" is one of the future, "compte | 500 habitants" tells what is.
TenseMarks::Mark TenseMarks::tense(const Words& words, std::size_t index, std::size_t begin) const {
  const Mark found = mark(words, index);
  if (found == Mark::kIntent) return index + 1 == begin ? Mark::kPast : Mark::kFuture;
  if (found == Mark::kPast) {
    // "will be | held", "sera | jugé": a participle has the tense of its auxiliary.
    std::size_t at = index;
    while (at > 0 && words.together(at - 1, index) && mark(words, at - 1) == Mark::kBare) --at;
    const bool is_led = at > 0 && words.together(at - 1, index);
    if (is_led && mark(words, at - 1) == Mark::kFuture) return Mark::kFuture;
    if (at < index) return Mark::kNone;
  }
  return found == Mark::kPast || found == Mark::kFuture ? found : Mark::kNone;
}

// The relative, behind a comma, of the clause that word `begin` is in: ", qui emploie | 3 000
// salariés,"; 0 where it is in none.
std::size_t TenseMarks::clause_begin(const Words& words, std::size_t begin) const {
  for (std::size_t at = begin; at-- > 1 && begin - at <= kReach && words.together(at, begin);) {
    if (words.form(at) == ",") return 0;
    if (mark(words, at) == Mark::kRelative) return words.form(at - 1) == "," ? at : 0;
  }
  return 0;
}

// The nearest mark of tense between the commas around words [begin, end).
TenseMarks::Mark TenseMarks::between_commas(const Words& words, std::size_t begin,
                                            std::size_t end) const {
  bool before_is_over = false;
  bool behind_is_over = false;
  for (std::size_t distance = 1; distance <= kReach; ++distance) {
    before_is_over = before_is_over || begin < distance ||
                     !words.together(begin - distance, begin) ||
                     words.form(begin - distance) == ",";
    if (!before_is_over) {
      const Mark before = tense(words, begin - distance, begin);
      if (before != Mark::kNone) return before;
    }
    const std::size_t after = end + distance - 1;
    behind_is_over = behind_is_over || !words.together(begin, after) || words.form(after) == ",";
    if (!behind_is_over) {
      const Mark behind = tense(words, after, begin);
      if (behind != Mark::kNone) return behind;
    }
  }
  return Mark::kNone;
}

bool TenseMarks::is_future(const Words& words, std::size_t begin, std::size_t end) const {
  // "il doit rentrer vendredi, | a dit sa porte-parole"
  const Mark own = between_commas(words, begin, end);
  if (own != Mark::kNone) return own == Mark::kFuture;
  const std::size_t clause = clause_begin(words, begin);
  bool is_over = false;  // The clause, behind.
  for (std::size_t distance = 1; distance <= kReach; ++distance) {
    if (begin >= clause + distance && words.together(begin - distance, begin)) {
      const Mark before = tense(words, begin - distance, begin);
      if (before != Mark::kNone) return before == Mark::kFuture;
    }
    const std::size_t after = end + distance - 1;
    is_over = is_over || (clause != 0 && words.form(after) == ",");
    if (!is_over && words.together(begin, after)) {
      const Mark behind = tense(words, after, begin);
      if (behind != Mark::kNone) return behind == Mark::kFuture;
    }
  }
  return false;
}

bool TenseMarks::is_estimate(const Words& words, std::size_t begin, std::size_t end) const {
  constexpr std::size_t kEstimateReach = 6;
  for (std::size_t distance = 1; distance <= kEstimateReach; ++distance) {
    if (begin >= distance && words.together(begin - distance, begin) &&
        mark(words, begin - distance) == Mark::kEstimate) {
      return true;
    }
    const std::size_t after = end + distance - 1;
    if (words.together(begin, after) && mark(words, after) == Mark::kEstimate) return true;
  }
  return false;
}

}  // namespace sourcier
