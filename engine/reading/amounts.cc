#include "engine/reading/amounts.h"

#include <cmath>

namespace sourcier {
namespace {

constexpr double kThousand = 1000;

// "3-0", "2-2": digits on both sides of a hyphen that are no range: a score or a code.
bool is_glued(const Words& words, std::size_t at, std::size_t end) {
  const auto joined = [&](std::size_t left, std::size_t right) {
    return words.together(left, right) && words.span(left).end == words.span(right).begin;
  };
  const bool behind = joined(end - 1, end) && words.form(end) == "-" && joined(end, end + 1) &&
                      words.begins_with_digit(end + 1);
  const bool before = at > 1 && joined(at - 1, at) && words.form(at - 1) == "-" &&
                      joined(at - 2, at - 1) && words.begins_with_digit(at - 2);
  return behind || before;
}

}  // namespace

Amounts::Amounts(const Language& language)
    : numbers_(language), joins_(language.table("range_joins")) {}

// "passe de | 12 à 15 morts", "rose sharply from | 12 to 15": two values, one after the other.
bool Amounts::is_change(const Words& words, std::size_t begin) const {
  constexpr std::size_t kReach = 4;  // The verb before the opener, an adverb or two between.
  if (begin < 2 || !is_join(words[begin - 1], "change")) return false;
  for (std::size_t at = begin - 1; at-- > 0 && at + kReach >= begin;) {
    if (!words.together(at, begin)) return false;
    if (is_join(words[at], "changes")) return true;
  }
  return false;
}

// Whether a word of ranges follows, and its opener stands before where it wants one.
bool Amounts::may_join(const Words& words, const Amount& amount) const {
  if (!words.together(amount.begin, amount.end)) return false;
  for (std::size_t row = joins_.find_folded(words[amount.end]); row != Table::kNone;
       row = joins_.next(row)) {
    const std::string_view opener = joins_.cell(row, 1);
    if (opener.empty() && is_change(words, amount.begin)) continue;
    if (opener.empty()) return true;
    if (opener == "digits" && words.begins_with_digit(amount.end - 1) &&
        words.begins_with_digit(amount.end + 1)) {
      return true;
    }
    if (amount.begin > 0 && words[amount.begin - 1] == opener) return true;
  }
  return false;
}

// "3 à 4 000" is 3 000 to 4 000, "2 à 3 millions" is millions both times.
void Amounts::join_range(const Words& words, Amount& amount) const {
  if (!may_join(words, amount)) return;
  const auto second = numbers_.at(words, amount.end + 1);
  if (!second || !words.together(amount.begin, second->begin) ||
      second->form != NumberForm::kCardinal || amount.form != NumberForm::kCardinal) {
    return;
  }
  double low = *amount.low;
  double shared = second->scale;
  if (second->in_digits && std::fmod(second->value, kThousand) == 0 &&
      second->value < kThousand * kThousand) {
    shared = kThousand;
  }
  if (amount.scale == 1 && shared > 1 && low < second->value / shared) low *= shared;
  if (low >= second->value) return;
  amount = {amount.begin,          second->end,   low,  second->value,
            NumberForm::kCardinal, second->scale, false};
}

// "entre le dixième et le quinzième": ordinals with their articles.
void Amounts::join_ordinals(const Words& words, Amount& amount) const {
  constexpr std::size_t kOpener = 2;  // It stands before the article.
  if (amount.begin < kOpener || !words.together(amount.begin - kOpener, amount.end)) return;
  for (std::size_t row = joins_.find_folded(words[amount.end]); row != Table::kNone;
       row = joins_.next(row)) {
    if (joins_.cell(row, 1) != words[amount.begin - kOpener]) continue;
    const auto second = numbers_.at(words, amount.end + 2);
    if (!second || second->form != NumberForm::kOrdinal || second->value <= *amount.low ||
        !words.together(amount.begin, second->begin)) {
      return;
    }
    amount.end = second->end;
    amount.high = second->value;
    return;
  }
}

// Whether the word joins, and its row says what: an opener, or a use of its own.
bool Amounts::is_join(std::string_view word, std::string_view kind) const {
  for (std::size_t row = joins_.find_folded(word); row != Table::kNone; row = joins_.next(row)) {
    if (joins_.cell(row, 1) == kind) return true;
  }
  return false;
}

bool Amounts::joins_ends(const Words& words, std::size_t first, std::size_t join) const {
  if (!words.together(first, join)) return false;
  const bool opened = first > 0 && words.together(first - 1, first);
  if (opened && is_join(words[first - 1], "change")) return false;
  return is_join(words[join], "") || is_join(words[join], "digits") ||
         (opened && is_join(words[join], words[first - 1]));
}

std::optional<Amount> Amounts::at(const Words& words, std::size_t index) const {
  if (!numbers_.may_begin(words, index)) return std::nullopt;
  const auto number = numbers_.at(words, index);
  if (!number) return std::nullopt;
  std::optional<Amount> amount =
      Amount{number->begin, number->end,   number->value,    number->value,
             number->form,  number->scale, number->in_digits};
  if (number->form == NumberForm::kSome) amount->high.reset();
  if (amount->form == NumberForm::kOrdinal) {
    join_ordinals(words, *amount);
  } else {
    join_range(words, *amount);
  }
  if (amount->in_digits && is_glued(words, amount->begin, amount->end)) return std::nullopt;
  return amount;
}

bool Amounts::joins_bounds(const Words& words, std::size_t begin, std::size_t end) const {
  constexpr std::size_t kMostJoins = 2;  // ", and"
  if (begin >= end || end - begin > kMostJoins || !words.together(begin, end)) return false;
  for (std::size_t at = begin; at < end; ++at) {
    if (!is_join(words[at], "bounds")) return false;
  }
  return true;
}

}  // namespace sourcier
