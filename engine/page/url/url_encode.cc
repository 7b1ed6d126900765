#include "engine/page/url/url_encode.h"

namespace sourcier {

void append_percent_encoded(std::string& out, char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += kHex[value >> 4];
  out += kHex[value & 15];
}

void append_encoded(std::string& out, std::string_view text, EncodeSet set) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!must_encode(text[at], set)) continue;
    out += text.substr(done, at - done);
    done = at + 1;
    append_percent_encoded(out, text[at]);
  }
  out += text.substr(done);
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        at += 2;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

}  // namespace sourcier
