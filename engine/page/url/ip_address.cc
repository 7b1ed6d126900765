#include "engine/page/url/ip_address.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>

#include "engine/page/url/url_encode.h"

namespace sourcier {
namespace {

constexpr std::size_t kPieces = 8;
using Pieces = std::array<std::uint16_t, kPieces>;

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

bool is_decimal(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit_char);
}

// A part of an IPv4 address: decimal, octal after "0", hexadecimal after "0x"; "0x" alone is 0.
std::optional<std::uint64_t> number_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 32;
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || digit >= base) return std::nullopt;
    value = value * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit);
    value = std::min(value, kTooLarge);  // Too large already; more digits do not mend it.
  }
  return value;
}

// The decimal address at the end of an IPv6 address: two pieces.
bool take_embedded(std::string_view text, Pieces& pieces, std::size_t& count) {
  if (count > kPieces - 2) return false;
  for (int i = 0; i < 4; ++i) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view part = text.substr(0, dot);
    const bool is_last = i == 3;
    if ((dot == text.size()) != is_last || part.size() > 3 || !is_decimal(part)) return false;
    if (part.size() > 1 && part[0] == '0') return false;
    int value = 0;
    for (const char c : part) value = value * 10 + (c - '0');
    if (value > 255) return false;
    std::uint16_t& piece = pieces[count + static_cast<std::size_t>(i / 2)];
    piece = static_cast<std::uint16_t>(piece * 256 + value);
    if (!is_last) text.remove_prefix(dot + 1);
  }
  count += 2;
  return true;
}

// Reads the pieces; `gap` is where "::" stood.
bool read_pieces(std::string_view text, Pieces& pieces, std::size_t& count,
                 std::optional<std::size_t>& gap) {
  std::size_t at = 0;
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) return false;
    at = 2;
    gap = 0;
  }
  while (at < text.size()) {
    if (count == kPieces) return false;
    if (text[at] == ':') {
      if (gap) return false;
      gap = count;
      ++at;
      continue;
    }
    std::uint32_t value = 0;
    std::size_t length = 0;
    for (; length < 4 && at + length < text.size() && hex_value(text[at + length]) >= 0; ++length)
      value = value * 16 + static_cast<std::uint32_t>(hex_value(text[at + length]));
    const std::size_t end = at + length;
    if (end < text.size() && text[end] == '.')
      return length > 0 && take_embedded(text.substr(at), pieces, count);
    pieces[count++] = static_cast<std::uint16_t>(value);
    if (end == text.size()) return length > 0;
    if (text[end] != ':' || end + 1 == text.size()) return false;
    at = end + 1;
  }
  return true;
}

// The longest run of zeros of at least two, the first of two as long.
std::pair<std::size_t, std::size_t> longest_zeros(const Pieces& pieces) {
  std::size_t best = kPieces, longest = 1;
  for (std::size_t begin = 0; begin < kPieces;) {
    std::size_t end = begin;
    while (end < kPieces && pieces[end] == 0) ++end;
    if (end - begin > longest) {
      best = begin;
      longest = end - begin;
    }
    begin = end + 1;
  }
  return {best, best == kPieces ? 0 : longest};
}

}  // namespace

bool ends_in_number(std::string_view domain) {
  if (domain.ends_with('.')) domain.remove_suffix(1);
  const std::string_view last = domain.substr(domain.rfind('.') + 1);
  if (last.empty() || !is_digit_char(last[0])) return false;
  return is_decimal(last) ||
         (last.size() > 1 && (last[1] == 'x' || last[1] == 'X') && number_of(last).has_value());
}

bool append_ipv4(std::string& out, std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::array<std::uint64_t, 4> numbers{};
  std::size_t count = 0;
  for (bool is_last = false; !is_last; ++count) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    is_last = dot == text.size();
    const std::optional<std::uint64_t> number = number_of(text.substr(0, dot));
    if (!number || count == numbers.size()) return false;
    numbers[count] = *number;
    if (!is_last) text.remove_prefix(dot + 1);
  }
  std::uint64_t address = numbers[count - 1];
  if (address >= std::uint64_t{1} << (8 * (5 - count))) return false;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    if (numbers[i] > 255) return false;
    address += numbers[i] << (8 * (3 - i));
  }
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += std::to_string((address >> shift) & 255);
    if (shift > 0) out += '.';
  }
  return true;
}

bool append_ipv6(std::string& out, std::string_view text) {
  Pieces pieces{};
  std::size_t count = 0;
  std::optional<std::size_t> gap;
  if (!read_pieces(text, pieces, count, gap)) return false;
  if (!gap && count != kPieces) return false;
  if (gap) {
    const auto begin = pieces.begin() + static_cast<std::ptrdiff_t>(*gap);
    std::rotate(begin, pieces.begin() + static_cast<std::ptrdiff_t>(count), pieces.end());
  }
  const auto [zeros, length] = longest_zeros(pieces);
  out += '[';
  for (std::size_t i = 0; i < kPieces; ++i) {
    if (i == zeros) {
      out += i == 0 ? "::" : ":";
      i += length - 1;
      continue;
    }
    char digits[5];
    const int size = std::snprintf(digits, sizeof digits, "%x", static_cast<unsigned>(pieces[i]));
    out.append(digits, static_cast<std::size_t>(size));
    if (i + 1 < kPieces) out += ':';
  }
  out += ']';
  return true;
}

}  // namespace sourcier
