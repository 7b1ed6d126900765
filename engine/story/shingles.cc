#include "engine/story/shingles.h"

#include <array>
#include <bit>
#include <string>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::uint64_t kShingleFactor = 0x9e3779b97f4a7c15ULL;
constexpr std::uint64_t kSignFactor = 0xd6e8feb86659fd93ULL;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t value = 1;
  for (std::size_t i = 0; i < exponent; ++i) value *= base;
  return value;
}

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ value >> 32) * kSignFactor;
  return value ^ value >> 29;
}

// What a character adds to the hash of its word, which is turned by kTurn before: two quick steps a
// byte. Never 0.
constexpr int kTurn = 11;
std::uint64_t hash_of_sign(char32_t value) { return mixed(value * kShingleFactor) | 1; }

bool is_word_part(char32_t value) { return is_letter(value) || is_digit(value) || is_mark(value); }

// For the characters of one or two bytes, which are nearly all: the hash of their lower case, 0
// where they are no part of a word.
constexpr std::size_t kTwoBytes = 0x800;
using SignTable = std::array<std::uint64_t, kTwoBytes>;

SignTable make_sign_table() {
  SignTable table = {};
  for (char32_t value = 0; value < kTwoBytes; ++value) {
    if (!is_word_part(value)) continue;
    std::string written;
    append_utf8(written, value);
    table[value] = hash_of_sign(code_point_at(lower(written), 0).value);
  }
  return table;
}

const SignTable& sign_table() {
  static const SignTable kTable = make_sign_table();
  return kTable;
}

// The hash of the last kShingle words, as a polynomial of theirs.
class Rolling {
 public:
  explicit Rolling(std::vector<std::uint32_t>& shingles) : shingles_(shingles) {}

  void add(std::uint64_t word) {
    std::uint64_t& oldest = last_[words_ % kShingle];
    hash_ = hash_ * kShingleFactor + word - oldest * kOldest;
    oldest = word;
    if (++words_ >= kShingle) shingles_.push_back(shingle());
  }

  void finish() {
    if (words_ > 0 && words_ < kShingle) shingles_.push_back(shingle());
  }

 private:
  static constexpr std::uint64_t kOldest = power(kShingleFactor, kShingle);

  std::uint32_t shingle() const { return static_cast<std::uint32_t>(mixed(hash_) >> 32); }

  std::vector<std::uint32_t>& shingles_;
  std::array<std::uint64_t, kShingle> last_ = {};
  std::uint64_t hash_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

void append_shingles(std::string_view text, std::vector<std::uint32_t>& shingles) {
  const SignTable& signs = sign_table();
  Rolling rolling(shingles);
  std::uint64_t word = 0;
  const auto end_word = [&] {
    if (word != 0) rolling.add(mixed(word));
    word = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
    at += point.size;
    const bool is_common = point.value < kTwoBytes;
    const bool is_part = is_common ? signs[point.value] != 0 : is_word_part(point.value);
    const bool is_wide = !is_common && is_wide_script(point.value);
    if (!is_part || is_wide) end_word();
    if (is_part)
      word = std::rotl(word, kTurn) ^ (is_common ? signs[point.value] : hash_of_sign(point.value));
    if (is_wide) end_word();
  }
  end_word();
  rolling.finish();
}

}  // namespace sourcier
