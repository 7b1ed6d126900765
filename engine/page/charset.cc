#include "engine/page/charset.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kDefault = "windows-1252";
constexpr std::string_view kBlank = "\t\n\f\r ";

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::string_view trim_ascii(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// The value after "charset=" in a header or a content attribute, without its quotation marks.
std::string_view charset_parameter(std::string_view text) {
  const std::string low = lower(text);
  std::size_t at = low.find("charset");
  while (at != std::string::npos) {
    std::size_t begin = low.find_first_not_of(kBlank, at + 7);
    if (begin != std::string::npos && low[begin] == '=') {
      begin = low.find_first_not_of(kBlank, begin + 1);
      if (begin == std::string::npos) return {};
      const bool is_quoted = low[begin] == '"' || low[begin] == '\'';
      if (is_quoted) {
        const std::size_t end = low.find(low[begin], begin + 1);
        if (end == std::string::npos) return {};
        return text.substr(begin + 1, end - begin - 1);
      }
      const std::size_t end = std::min(low.find_first_of("\t\n\f\r ;\"'>/", begin), low.size());
      return text.substr(begin, end - begin);
    }
    at = low.find("charset", at + 7);
  }
  return {};
}

struct EndConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Through UTF-16 in one go: legacy pages are few and small.
bool convert(std::string_view bytes, const std::string& converter_name, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, EndConverter> converter(ucnv_open(converter_name.c_str(), &status));
  if (U_FAILURE(status)) return false;
  std::u16string wide(bytes.size() * 2 + 16, u'\0');  // No encoding gives more units.
  const std::int32_t length =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return false;
  wide.resize(static_cast<std::size_t>(length));
  for (std::size_t i = 0; i < wide.size(); ++i) {
    char32_t value = wide[i];
    if (value >= 0xD800 && value < 0xDC00 && i + 1 < wide.size())
      value = 0x10000 + ((value - 0xD800) << 10) + (static_cast<char32_t>(wide[++i]) - 0xDC00);
    append_utf8(out, value);
  }
  return true;
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

// Whether most of the bytes over 127 form characters of UTF-8: damaged UTF-8, not a legacy page.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    const bool is_bad = point.value == kReplacement && point.size == 1;
    ++(is_bad ? bad : good);
    at += std::max(point.size, 1u);
  }
  return good > bad;
}

std::string_view declared(const Page& page, std::string_view bytes, const Table& labels) {
  std::string_view found = encoding_of_label(charset_parameter(page.content_type), labels);
  const bool is_html = page.format == PageFormat::kHtml || page.format == PageFormat::kEuropresse;
  if (found.empty() && is_html) found = prescan_meta(bytes, labels);
  return found;
}

void take_utf8(std::string_view bytes, bool is_valid, Decoded& decoded) {
  decoded.encoding = kUtf8;
  decoded.has_errors = !is_valid;
  decoded.text = bytes;
  if (is_valid) return;
  decoded.owned = mend_utf8(bytes);
  decoded.text = decoded.owned;
}

}  // namespace

std::string_view encoding_of_label(std::string_view label, const Table& labels) {
  const std::size_t row = labels.find(lower(trim_ascii(label)));
  return row == Table::kNone ? std::string_view() : labels.cell(row, 1);
}

// Steps of https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding that
// matter for pages of today: comments are skipped, a meta with charset, or http-equiv with content.
std::string_view prescan_meta(std::string_view bytes, const Table& labels) {
  bytes = bytes.substr(0, kPrescan);
  const std::string low = lower(mend_utf8(bytes));
  std::size_t at = 0;
  while ((at = low.find('<', at)) != std::string::npos) {
    const std::string_view rest = std::string_view(low).substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = low.find("-->", at + 2);
      if (end == std::string::npos) return {};
      at = end + 3;
      continue;
    }
    const std::size_t end = std::min(low.find('>', at), low.size());
    if (rest.starts_with("<meta") && rest.size() > 5 &&
        (kBlank.find(rest[5]) != std::string_view::npos || rest[5] == '/')) {
      const std::string_view tag = rest.substr(0, end - at);
      std::string_view found = encoding_of_label(charset_parameter(tag), labels);
      if (found.starts_with("utf-16")) found = kUtf8;  // As the standard says: it cannot be.
      if (!found.empty()) return found;
    }
    at = end == low.size() ? end : end + 1;
  }
  return {};
}

void decode(const Page& page, const Table& labels, Decoded& decoded) {
  std::string_view bytes = page.body;
  std::string_view encoding = encoding_by_mark(bytes);
  const bool is_marked = !encoding.empty();
  const bool is_valid = is_valid_utf8(bytes);
  // Valid UTF-8 with a byte over 127 is hardly ever anything else, whatever is declared.
  if (!is_marked && is_valid) return take_utf8(bytes, true, decoded);
  if (!is_marked) encoding = declared(page, bytes, labels);
  if (encoding.empty()) {
    decoded.is_guess = true;
    encoding = is_mostly_utf8(bytes) ? kUtf8 : kDefault;
  }
  if (encoding == kUtf8) return take_utf8(bytes, is_valid, decoded);
  const std::size_t row = labels.find(encoding);
  const std::string converter(row == Table::kNone ? kDefault : labels.cell(row, 2));
  if (!convert(bytes, converter, decoded.owned)) return take_utf8(bytes, is_valid, decoded);
  decoded.encoding = encoding;
  decoded.text = decoded.owned;
  decoded.has_errors = decoded.owned.find("\xEF\xBF\xBD") != std::string::npos;
}

}  // namespace sourcier
