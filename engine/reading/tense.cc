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
  return tense == "estimate" ? Mark::kEstimate : Mark::kNone;
}

bool TenseMarks::is_future(const Words& words, std::size_t begin, std::size_t end) const {
  for (std::size_t distance = 1; distance <= kReach; ++distance) {
    if (begin >= distance && words.together(begin - distance, begin)) {
      const Mark before = mark(words, begin - distance);
      if (before == Mark::kPast || before == Mark::kFuture) return before == Mark::kFuture;
    }
    const std::size_t after = end + distance - 1;
    if (words.together(begin, after)) {
      const Mark behind = mark(words, after);
      if (behind == Mark::kPast || behind == Mark::kFuture) return behind == Mark::kFuture;
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
