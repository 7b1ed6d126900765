// Percent-encode sets of the URL Standard, and the encoding by them.
//
// https://url.spec.whatwg.org/#percent-encoded-bytes
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sourcier {

// A bit for each set; controls and bytes over 0x7E are in all of them.
enum class EncodeSet : std::uint8_t {
  kControl = 1,
  kFragment = 2,
  kQuery = 4,
  kSpecialQuery = 8,
  kPath = 16,
  kUserinfo = 32,
};

namespace encode_sets {

constexpr std::array<std::uint8_t, 256> make() {
  std::array<std::uint8_t, 256> sets{};
  for (std::size_t byte = 0; byte < sets.size(); ++byte) {
    if (byte < 0x20 || byte > 0x7E) sets[byte] = 0xFF;
  }
  const auto add = [&](EncodeSet set, std::string_view bytes) {
    for (const char c : bytes) {
      auto& entry = sets[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint8_t>(entry | static_cast<std::uint8_t>(set));
    }
  };
  add(EncodeSet::kFragment, " \"<>`");
  add(EncodeSet::kQuery, " \"#<>");
  add(EncodeSet::kSpecialQuery, " \"#<>'");
  add(EncodeSet::kPath, " \"#<>?^`{}");
  add(EncodeSet::kUserinfo, " \"#<>?^`{}/:;=@[\\]|");
  return sets;
}

inline constexpr std::array<std::uint8_t, 256> kSets = make();

}  // namespace encode_sets

constexpr bool must_encode(char c, EncodeSet set) {
  const std::uint8_t sets = encode_sets::kSets[static_cast<unsigned char>(c)];
  return (sets & static_cast<std::uint8_t>(set)) != 0;
}

// Appends the byte as "%XX".
void append_percent_encoded(std::string& out, char byte);

// Appends `text`, each byte of the set as "%XX".
void append_encoded(std::string& out, std::string_view text, EncodeSet set);

// Opens "%XX"; a "%" without two hexadecimal digits stays.
std::string percent_decoded(std::string_view text);

// The value of a hexadecimal digit, -1 for another character.
constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace sourcier
