#include "engine/article/text_counts.h"

#include <array>

namespace sourcier {
namespace {

constexpr std::size_t kBytesCounted = 512;

// Classes of bytes.
enum ByteClass : std::uint8_t { kSmall, kCapital, kDigit, kSign, kBeyond, kBlank, kStop, kComma };

constexpr std::array<std::uint8_t, 256> kByteClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    std::uint8_t kind = kSign;
    if (byte >= 0x80) kind = kBeyond;
    if (c >= 'a' && c <= 'z') kind = kSmall;
    if (c >= 'A' && c <= 'Z') kind = kCapital;
    if (c >= '0' && c <= '9') kind = kDigit;
    if (c == ' ' || c == '\n') kind = kBlank;
    if (c == '.' || c == '!' || c == '?') kind = kStop;
    if (c == ',') kind = kComma;
    classes[static_cast<std::size_t>(byte)] = kind;
  }
  return classes;
}();

// What a text ends with, closing marks aside.
std::uint8_t last_of(std::string_view text) {
  enum : std::uint8_t { kLetter, kNumber, kFullStop, kQuestion, kExclamation, kColon, kElse };
  while (!text.empty() && (text.back() == '"' || text.back() == ')' || text.back() == '\''))
    text.remove_suffix(1);
  if (text.empty()) return kElse;
  if (text.back() == '.') return kFullStop;
  if (text.back() == '?') return kQuestion;
  if (text.back() == '!') return kExclamation;
  if (text.back() == ':') return kColon;
  const std::uint8_t kind = kByteClasses[static_cast<unsigned char>(text.back())];
  if (kind == kDigit) return kNumber;
  return kind == kSmall || kind == kCapital || kind == kBeyond ? kLetter : kElse;
}

}  // namespace

TextCounts count_text(std::string_view text) {
  TextCounts out;
  out.last = last_of(text);
  const std::uint8_t first = kByteClasses[static_cast<unsigned char>(text.front())];
  out.begins = first == kStop || first == kComma ? std::uint8_t{kSign} : first;
  text = text.substr(0, kBytesCounted);
  out.bytes = static_cast<std::uint32_t>(text.size());
  std::array<std::uint32_t, 8> counts{};
  char before = ' ';
  for (const char c : text) {
    ++counts[kByteClasses[static_cast<unsigned char>(c)]];
    out.lines += c == '\n' ? 1 : 0;
    out.asks += c == '?' ? 1 : 0;
    out.exclaims += c == '!' ? 1 : 0;
    out.addresses += c == '@' || (c == '/' && before == '/') ? 1 : 0;
    before = c;
  }
  out.stops = counts[kStop];
  out.commas = counts[kComma];
  out.capitals = counts[kCapital];
  out.digits = counts[kDigit];
  out.signs = counts[kSign];
  out.wide = counts[kBeyond];
  return out;
}

}  // namespace sourcier
