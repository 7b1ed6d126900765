#include "engine/reading/number_bounds.h"

#include <string>

namespace sourcier {
namespace {

// The `length` words that end before `at`, folded.
std::string phrase_before(const Words& words, std::size_t at, std::size_t length) {
  std::string phrase;
  if (at < length || !words.together(at - length, at)) return phrase;
  for (std::size_t i = at - length; i < at; ++i) {
    if (!phrase.empty()) phrase += ' ';
    phrase += words[i];
  }
  return phrase;
}

}  // namespace

NumberBounds::NumberBounds(const Language& language)
    : bounds_(language.table("bounds")),
      behind_(language.table("bounds_behind")),
      approximators_(language.table("approximators")),
      skips_(language.table("counted_skips")) {}

// "plus de la moitié", "higher than the tenth": an article may stand before a part and an ordinal.
std::size_t NumberBounds::article_before(const Words& words, const Amount& amount) const {
  if (amount.form != NumberForm::kFraction && amount.form != NumberForm::kOrdinal) return 0;
  if (amount.begin == 0 || !words.together(amount.begin - 1, amount.begin)) return 0;
  const std::size_t row = skips_.find_folded(words[amount.begin - 1]);
  return row != Table::kNone && skips_.cell(row, 1) == "determiner" ? 1 : 0;
}

std::size_t NumberBounds::bound(const Words& words, const Amount& amount,
                                Quantity& quantity) const {
  bound_behind(words, amount, amount.end, quantity);
  // "500 emplois | au moins"
  if (quantity.counted) {
    std::size_t end = amount.end;
    while (words.together(amount.begin, end) && words.span(end).begin < quantity.counted->end)
      ++end;
    if (end > amount.end) bound_behind(words, amount, end, quantity);
  }
  const std::size_t article = article_before(words, amount);
  for (std::size_t length = kLongestBound; length > 0; --length) {
    const std::string phrase = phrase_before(words, amount.begin - article, length);
    const std::size_t row = phrase.empty() ? Table::kNone : bounds_.find_folded(phrase);
    if (row == Table::kNone) continue;
    // An end that words behind have left open is the only one that may be.
    const std::string_view side = bounds_.cell(row, 1);
    if (side == "low" && quantity.low) quantity.high.reset();
    if (side == "high" && quantity.high) quantity.low.reset();
    return length + article;
  }
  return 0;
}

// "500 ou plus", "40 or more".
void NumberBounds::bound_behind(const Words& words, const Amount& amount, std::size_t end,
                                Quantity& quantity) const {
  if (!words.together(amount.begin, end + 1)) return;
  const std::string phrase = std::string(words[end]) + " " + std::string(words[end + 1]);
  const std::size_t row = behind_.find_folded(phrase);
  if (row == Table::kNone) return;
  // "plus de 40 et moins de 10": the words behind bound the next number.
  if (words.together(amount.begin, end + 3) &&
      (bounds_.find_folded(std::string(words[end + 1]) + " " + std::string(words[end + 2])) !=
       Table::kNone)) {
    return;
  }
  (behind_.cell(row, 1) == "low" ? quantity.high : quantity.low).reset();
}

bool NumberBounds::is_approximate(const Words& words, const Amount& amount) const {
  if (amount.form == NumberForm::kAbout || amount.form == NumberForm::kSome) return true;
  for (std::size_t length = kLongestBound; length > 0; --length) {
    const std::string phrase = phrase_before(words, amount.begin, length);
    if (!phrase.empty() && approximators_.find_folded(phrase) != Table::kNone) return true;
  }
  // "250 millions d'euros environ"
  constexpr std::size_t kReachBehind = 3;
  for (std::size_t i = amount.end; i <= amount.end + kReachBehind; ++i) {
    if (!words.together(amount.begin, i)) return false;
    const std::size_t row = approximators_.find_folded(words[i]);
    if (row != Table::kNone && approximators_.cell(row, 1) == "behind") return true;
  }
  return false;
}

}  // namespace sourcier
