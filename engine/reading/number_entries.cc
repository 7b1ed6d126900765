// Number entries: what a word is in a number, by its row or by the rows of its pieces.
#include <algorithm>
#include <charconv>

#include "engine/base/named.h"
#include "engine/reading/number_parse.h"

namespace sourcier {

using Kind = NumberKind;

NumberKind number_kind(std::string_view name) {
  constexpr Named<Kind> kNames[] = {
      {"unit", Kind::kUnit},
      {"teen", Kind::kTeen},
      {"ten", Kind::kTen},
      {"score", Kind::kScore},
      {"hundred", Kind::kHundred},
      {"scale", Kind::kScale},
      {"article", Kind::kArticle},
      {"about", Kind::kAbout},
      {"ordinal", Kind::kOrdinal},
      {"fraction", Kind::kFraction},
      {"half", Kind::kHalf},
      {"suffix", Kind::kSuffix},
      {"join", Kind::kJoin},
      {"some", Kind::kSome},
      {"many", Kind::kMany},
      {"letter", Kind::kLetter},
      {"piece", Kind::kPiece},
      {"minus", Kind::kMinus},
      {"point", Kind::kPoint},
      {"over", Kind::kOver},
      {"ten-on", Kind::kTenOn},
      {"cent", Kind::kCent},
      {"big-letter", Kind::kBigLetter},
  };
  return value_named(kNames, name).value_or(Kind::kNone);
}

double number_in_cell(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

// "zweihundertfünfzigtausend": a number in one word, of pieces that have rows of their own.
NumberParse::Entry NumberParse::joined(std::string_view word) const {
  constexpr std::size_t kShortestPiece = 3;
  constexpr std::size_t kLongestPiece = 24;
  constexpr std::size_t kLongestWord = 64;  // Longer words are names or attacks.
  if (!reader_.joins_numbers() || word.size() > kLongestWord) return {};
  double total = 0;
  double current = 0;
  int pieces = 0;
  while (!word.empty()) {
    std::size_t length = std::min(word.size(), kLongestPiece);
    std::size_t row = Table::kNone;
    for (; length >= kShortestPiece && row == Table::kNone; --length) {
      row = reader_.table_.find_folded(word.substr(0, length));
    }
    if (row == Table::kNone) return {};
    ++length;
    const Kind kind = number_kind(reader_.table_.cell(row, 1));
    const double value = number_in_cell(reader_.table_.cell(row, 2));
    if (is_hundred(kind)) {
      current = std::max(current, 1.0) * value;
    } else if (kind == Kind::kScale) {
      total += std::max(current, 1.0) * value;
      current = 0;
    } else if (kind == Kind::kUnit || kind == Kind::kTeen || kind == Kind::kTen ||
               kind == Kind::kArticle) {
      current += value;
    } else if (kind != Kind::kJoin || pieces == 0) {
      return {};
    }
    word.remove_prefix(length);
    ++pieces;
  }
  if (pieces < 2) return {};
  return {Kind::kTen, total + current};
}

// The row of a word; of several the one of the kind wanted, else the first.
NumberParse::Entry NumberParse::entry(std::size_t index, NumberKind wanted) const {
  if (!words_.together(first_, index) || words_.begins_with_digit(index)) return {};
  const Table& table = reader_.table_;
  Entry found;
  for (std::size_t row = table.find_folded(words_[index]); row != Table::kNone;
       row = table.next(row)) {
    const Kind kind = number_kind(table.cell(row, 1));
    // "10M" are millions, "10 m" are metres.
    const bool letter = kind == Kind::kLetter || kind == Kind::kBigLetter;
    if (letter && (!digits_ || words_.form(index) != table.cell(row, 0))) continue;
    if (kind == Kind::kBigLetter && current_ < 10) continue;
    if (found.kind == Kind::kNone || kind == wanted) {
      found = {kind, number_in_cell(table.cell(row, 2))};
    }
  }
  return found.kind == Kind::kNone ? joined(words_[index]) : found;
}

}  // namespace sourcier
