// CharsetOutput: where the decoders write, and what they share.
#pragma once

#include <string_view>

#include "engine/page/charset/charset_decoders.h"
#include "engine/text/utf8.h"

namespace sourcier {

class CharsetOutput {
 public:
  explicit CharsetOutput(std::size_t bytes) { out_.text.reserve(bytes + bytes / 2); }

  void put(char32_t value) { append_utf8(out_.text, value); }
  void put_ascii(std::string_view text) { out_.text += text; }
  // False where the index has no character.
  bool put_known(char32_t value) {
    if (value == kNoCharacter) return false;
    put(value);
    return true;
  }
  void error() {
    ++out_.errors;
    put(kReplacement);
  }
  DecodedText take() { return std::move(out_); }

 private:
  DecodedText out_;
};

inline unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

constexpr bool is_within(unsigned byte, unsigned low, unsigned high) {
  return byte >= low && byte <= high;
}

inline char32_t known(const CharsetIndex& index, std::size_t pointer) {
  return pointer < index.size() ? index[pointer] : kNoCharacter;
}

// Takes the run of ASCII from `at` over; returns its end.
inline std::size_t take_ascii(std::string_view bytes, std::size_t at, CharsetOutput& out) {
  std::size_t end = at;
  while (end < bytes.size() && byte_at(bytes, end) < 0x80) ++end;
  out.put_ascii(bytes.substr(at, end - at));
  return end;
}

// Behind a lead byte at `at` whose pair gave `value` or nothing: where to go on.
inline std::size_t after_pair(std::string_view bytes, std::size_t at, char32_t value,
                              CharsetOutput& out) {
  if (out.put_known(value)) return at + 2;
  out.error();
  return byte_at(bytes, at + 1) < 0x80 ? at + 1 : at + 2;
}

// charset_decoders_asian.cc and charset_decoders_japanese.cc
void decode_gb18030(std::string_view bytes, const CharsetIndex& index, CharsetOutput& out);
void decode_big5(std::string_view bytes, const CharsetIndex& index, CharsetOutput& out);
void decode_euc_kr(std::string_view bytes, const CharsetIndex& index, CharsetOutput& out);
void decode_shift_jis(std::string_view bytes, const CharsetIndex& jis0208, CharsetOutput& out);
void decode_euc_jp(std::string_view bytes, const CharsetIndex& jis0208, const CharsetIndex& jis0212,
                   CharsetOutput& out);
void decode_iso_2022_jp(std::string_view bytes, const CharsetIndex& jis0208, CharsetOutput& out);

}  // namespace sourcier
