#include "engine/page/charset/charset.h"

#include <simdjson.h>

#include <algorithm>

#include "engine/page/charset/charset_decoders.h"
#include "engine/page/charset/charset_guess.h"
#include "engine/page/charset/meta_prescan.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kDefault = "windows-1252";

// So many characters of UTF-8 and no byte that is none are no accident even where a declared
// encoding writes its letters as pairs of high bytes.
constexpr std::size_t kSurelyUtf8 = 5;

bool is_pairs(std::string_view encoding) {
  constexpr std::string_view kPairs[] = {"gbk", "gb18030", "big5", "euc-kr", "shift_jis", "euc-jp"};
  return std::ranges::find(kPairs, encoding) != std::end(kPairs);
}

std::string_view encoding_by_mark(std::string_view& bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    return kUtf8;
  }
  if (bytes.starts_with("\xFE\xFF")) {
    bytes.remove_prefix(2);
    return "utf-16be";
  }
  if (bytes.starts_with("\xFF\xFE")) {
    bytes.remove_prefix(2);
    return "utf-16le";
  }
  return {};
}

void take_utf8(std::string_view bytes, bool is_valid, Decoded& decoded) {
  decoded.encoding = kUtf8;
  decoded.has_errors = !is_valid;
  decoded.text = bytes;
  if (is_valid) return;
  decoded.truncated = bytes.size() > kMostConverted;
  decoded.owned = mend_utf8(bytes.substr(0, kMostConverted));
  decoded.text = decoded.owned;
}

void take_declared(const Page& page, std::string_view bytes, const Charsets& charsets,
                   Decoded& decoded) {
  decoded.encoding = charsets.encoding_of(charset_parameter(page.content_type));
  decoded.basis = CharsetBasis::kHeader;
  const bool is_html = page.format == PageFormat::kHtml || page.format == PageFormat::kEuropresse;
  if (!decoded.encoding.empty() || !is_html) return;
  decoded.encoding = prescan_meta(bytes, charsets);
  decoded.basis = CharsetBasis::kDeclared;
}

// ISO-2022-JP hides its characters in ASCII behind escapes.
bool has_jis_escapes(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos ||
         bytes.find("\x1B$@") != std::string_view::npos;
}

// Whether the bytes, which are valid UTF-8, are not what is declared.
bool is_rather_utf8(std::string_view declared, std::string_view bytes, const HighBytes& high) {
  if (declared == "replacement") return false;  // It is there to hide them.
  if (declared.starts_with("utf-16")) return bytes.find('\0') == std::string_view::npos;
  return high.characters >= (is_pairs(declared) ? kSurelyUtf8 : 1);
}

// What to do about bytes that are not what is declared, or of which nothing is declared.
void settle(std::string_view bytes, bool is_valid, const Charsets& charsets, Decoded& decoded) {
  const HighBytes high = count_high_bytes(bytes);
  if (decoded.encoding.empty()) {
    const bool has_high = high.characters + high.others > 0;
    decoded.basis = has_high ? CharsetBasis::kContent : CharsetBasis::kDefault;
    decoded.encoding = kDefault;
    if (is_valid && has_high) {
      decoded.encoding = kUtf8;
      decoded.basis = CharsetBasis::kUtf8;
    } else if (high.characters > high.others) {
      decoded.encoding = kUtf8;  // Damaged, not a legacy page.
    } else if (!has_high && has_jis_escapes(bytes)) {
      decoded.encoding = "iso-2022-jp";
      decoded.basis = CharsetBasis::kContent;
    } else if (has_high) {
      decoded.encoding = guess_encoding(bytes, charsets, kDefault);
    }
    return;
  }
  if (is_valid && decoded.encoding != kUtf8 && is_rather_utf8(decoded.encoding, bytes, high)) {
    decoded.overruled = decoded.encoding;
    decoded.encoding = kUtf8;
    decoded.basis = CharsetBasis::kUtf8;
  } else if (decoded.encoding == kUtf8 && high.are_letters_of_single_bytes()) {
    decoded.overruled = decoded.encoding;
    decoded.encoding = guess_encoding(bytes, charsets, kDefault);
    decoded.basis = CharsetBasis::kContent;
  }
}

}  // namespace

void decode(const Page& page, const Charsets& charsets, Decoded& decoded) {
  std::string_view bytes = page.body;
  decoded.encoding = encoding_by_mark(bytes);
  decoded.basis = CharsetBasis::kMark;
  const bool is_marked = !decoded.encoding.empty();
  const bool is_valid = simdjson::validate_utf8(bytes.data(), bytes.size());
  if (!is_marked) {
    take_declared(page, bytes, charsets, decoded);
    // The common case needs no look at the bytes.
    if (!is_valid || decoded.encoding != kUtf8) settle(bytes, is_valid, charsets, decoded);
  }
  if (decoded.encoding == kUtf8) return take_utf8(bytes, is_valid, decoded);
  decoded.truncated = bytes.size() > kMostConverted;
  DecodedText legacy = decode_legacy(bytes.substr(0, kMostConverted), decoded.encoding, charsets);
  decoded.owned = std::move(legacy.text);
  decoded.text = decoded.owned;
  decoded.has_errors = legacy.errors > 0;
}

}  // namespace sourcier
