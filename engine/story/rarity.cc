#include "engine/story/rarity.h"

#include <bit>
#include <charconv>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kDocuments = 100'000;  // The unit of the table's second column.

// Tables are made from about a thousand documents: of words that fewer than one in five hundred has
// they cannot tell how rare each is, and grouping is best when it does not ask.
constexpr std::uint32_t kUnlisted = 200;

// A word that every fourth article has tells texts apart no better than chance.
constexpr std::uint32_t kFunctionWord = kDocuments / 4;

// Where a language ships no table, words this short are taken for function words.
constexpr std::size_t kShortWord = 3;

}  // namespace

std::uint32_t log2_256(std::uint64_t value) {
  if (value == 0) return 0;
  const auto whole = static_cast<std::uint32_t>(std::bit_width(value)) - 1;
  // The mantissa in [1, 2) with 31 bits; squaring it yields the fraction bit by bit.
  std::uint64_t mantissa = whole >= 31 ? value >> (whole - 31) : value << (31 - whole);
  std::uint32_t fraction = 0;
  for (int bit = 0; bit < 8; ++bit) {
    mantissa = (mantissa * mantissa) >> 31;
    fraction <<= 1;
    if (mantissa >> 32 != 0) {
      fraction |= 1;
      mantissa >>= 1;
    }
  }
  return whole * 256 + fraction;
}

std::uint64_t square_root(std::uint64_t value) {
  if (value < 2) return value;
  std::uint64_t root = std::uint64_t{1} << ((std::bit_width(value) + 1) / 2);
  for (;;) {
    const std::uint64_t next = (root + value / root) / 2;
    if (next >= root) return root;
    root = next;
  }
}

Rarity::Rarity(const Language& language) : documents_(language.table("rarity")) {}

std::uint32_t Rarity::documents_with(std::string_view folded) const {
  const std::size_t row = documents_.find(folded);
  if (row == Table::kNone) return kUnlisted;
  const std::string_view cell = documents_.cell(row, 1);
  std::uint32_t documents = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), documents);
  return documents < kUnlisted ? kUnlisted : documents;
}

std::uint32_t Rarity::of(std::string_view folded) const {
  const std::uint32_t documents = documents_with(folded);
  return documents >= kDocuments ? 0 : log2_256(kDocuments) - log2_256(documents);
}

bool Rarity::is_function_word(std::string_view folded) const {
  // A character of a script without spaces is a word, and no short one.
  if (!is_known()) {
    return folded.size() <= kShortWord &&
           (folded.empty() || !is_wide_script(code_point_at(folded, 0).value));
  }
  return documents_with(folded) >= kFunctionWord;
}

}  // namespace sourcier
