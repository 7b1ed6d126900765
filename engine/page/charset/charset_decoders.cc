#include "engine/page/charset/charset_decoders.h"

#include "engine/page/charset/charset_output.h"

namespace sourcier {
namespace {

constexpr char32_t kUserDefined = 0xF780;  // Of byte 0x80 in x-user-defined.

void decode_single(std::string_view bytes, const CharsetIndex& upper, CharsetOutput& out) {
  for (std::size_t at = take_ascii(bytes, 0, out); at < bytes.size();
       at = take_ascii(bytes, at + 1, out)) {
    if (!out.put_known(upper[byte_at(bytes, at) - 0x80])) out.error();
  }
}

void decode_user_defined(std::string_view bytes, CharsetOutput& out) {
  for (std::size_t at = take_ascii(bytes, 0, out); at < bytes.size();
       at = take_ascii(bytes, at + 1, out))
    out.put(kUserDefined + byte_at(bytes, at) - 0x80);
}

void decode_utf16(std::string_view bytes, bool is_big, CharsetOutput& out) {
  const auto unit_at = [&](std::size_t at) {
    const unsigned first = byte_at(bytes, at), second = byte_at(bytes, at + 1);
    return static_cast<char32_t>(is_big ? first * 256 + second : second * 256 + first);
  };
  std::size_t at = 0;
  for (; at + 2 <= bytes.size(); at += 2) {
    const char32_t unit = unit_at(at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      out.put(unit);
      continue;
    }
    if (unit >= 0xDC00) {
      out.error();
      continue;
    }
    if (at + 4 > bytes.size()) break;  // Half a character at the end, whatever is left of it.
    const char32_t low = unit_at(at + 2);
    if (low < 0xDC00 || low > 0xDFFF) {
      out.error();
      continue;
    }
    out.put(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    at += 2;
  }
  if (at < bytes.size()) out.error();
}

void decode_into(std::string_view bytes, std::string_view encoding, const Charsets& charsets,
                 CharsetOutput& out) {
  const auto index = [&](std::string_view name) -> const CharsetIndex& {
    return charsets.index(name);
  };
  if (encoding == "utf-16le" || encoding == "utf-16be")
    return decode_utf16(bytes, encoding == "utf-16be", out);
  if (encoding == "gbk" || encoding == "gb18030")
    return decode_gb18030(bytes, index("gb18030"), out);
  if (encoding == "big5") return decode_big5(bytes, index("big5"), out);
  if (encoding == "euc-kr") return decode_euc_kr(bytes, index("euc-kr"), out);
  if (encoding == "shift_jis") return decode_shift_jis(bytes, index("jis0208"), out);
  if (encoding == "euc-jp") return decode_euc_jp(bytes, index("jis0208"), index("jis0212"), out);
  if (encoding == "iso-2022-jp") return decode_iso_2022_jp(bytes, index("jis0208"), out);
  if (encoding == "x-user-defined") return decode_user_defined(bytes, out);
  const CharsetIndex& upper = index(encoding);
  if (!upper.empty()) return decode_single(bytes, upper, out);
  // "replacement", which hides what could be read in two ways.
  if (!bytes.empty()) out.error();
}

}  // namespace

DecodedText decode_legacy(std::string_view bytes, std::string_view encoding,
                          const Charsets& charsets) {
  CharsetOutput out(bytes.size());
  decode_into(bytes, encoding, charsets, out);
  return out.take();
}

}  // namespace sourcier
