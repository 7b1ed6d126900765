#include "engine/page/xml/xml_encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "engine/text/icu_status.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier::xml {
namespace {

constexpr std::size_t kDeclaration = 1024;  // Bytes in which the declaration is looked for.
constexpr std::size_t kMostConvertedXml = 16u << 20;  // Bytes not in UTF-8; one may become three.
constexpr std::string_view kDefault = "windows-1252";

// Labels that mean more than they say, as the web reads them.
constexpr std::pair<std::string_view, std::string_view> kWider[] = {
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
};

struct EndConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// False where there is no such converter.
bool convert(std::string_view bytes, const std::string& name, std::string& out) {
  bytes = bytes.substr(0, kMostConvertedXml);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, EndConverter> converter(ucnv_open(name.c_str(), &status));
  if (!is_done(status)) return false;
  std::u16string wide(bytes.size() * 2 + 16, u'\0');  // No encoding gives more units.
  const std::int32_t length =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (!is_done(status)) return false;
  wide.resize(static_cast<std::size_t>(length));
  for (std::size_t i = 0; i < wide.size(); ++i) {
    char32_t value = wide[i];
    const bool is_pair = value >= 0xD800 && value < 0xDC00 && i + 1 < wide.size() &&
                         wide[i + 1] >= 0xDC00 && wide[i + 1] < 0xE000;
    if (is_pair) {
      value = 0x10000 + ((value - 0xD800) << 10) + (static_cast<char32_t>(wide[++i]) - 0xDC00);
    } else if (value >= 0xD800 && value < 0xE000) {
      value = kReplacement;
    }
    append_utf8(out, value);
  }
  return true;
}

// By the mark of byte order or by how "<" is written; "" where neither tells.
std::string_view wide_encoding(std::string_view& bytes) {
  using namespace std::string_view_literals;
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
      {"\x00\x00\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
      {"\xFE\xFF"sv, "UTF-16BE"},         {"\xFF\xFE"sv, "UTF-16LE"},
      {"\xEF\xBB\xBF"sv, "utf-8"},
  };
  for (const auto& [mark, name] : kMarks) {
    if (!bytes.starts_with(mark)) continue;
    bytes.remove_prefix(mark.size());
    return name;
  }
  constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
      {"\x00\x00\x00<"sv, "UTF-32BE"},
      {"<\x00\x00\x00"sv, "UTF-32LE"},
      {"\x00<\x00"sv, "UTF-16BE"},
      {"<\x00"sv, "UTF-16LE"},
  };
  for (const auto& [sign, name] : kSigns) {
    if (bytes.starts_with(sign)) return name;
  }
  return {};
}

// The value after `key` and "=", with or without quotation marks; "" for none.
std::string value_after(const std::string& low, std::string_view key) {
  const std::size_t at = low.find(key);
  if (at == std::string::npos) return {};
  const std::size_t sign = low.find_first_not_of(" \t\r\n", at + key.size());
  if (sign == std::string::npos || low[sign] != '=') return {};
  const std::size_t begin = low.find_first_not_of(" \t\r\n\"'", sign + 1);
  if (begin == std::string::npos) return {};
  return low.substr(begin, low.find_first_of(" \t\r\n\"';?>", begin) - begin);
}

std::string declared_encoding(std::string_view bytes) {
  const std::string low = lower(mend_utf8(bytes.substr(0, kDeclaration)));
  const std::size_t begin = low.find("<?xml");
  if (begin == std::string::npos) return {};
  return value_after(low.substr(begin, low.find('>', begin) - begin), "encoding");
}

DecodedXml mended(std::string_view bytes) {
  const bool is_valid = simdjson::validate_utf8(bytes.data(), bytes.size());
  return {is_valid ? std::string(bytes) : mend_utf8(bytes), !is_valid};
}

// Whether more of the bytes over 127 form characters of UTF-8 than not: damaged UTF-8.
bool is_mostly_utf8(const std::string& mended) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < mended.size();) {
    const CodePoint point = code_point_at(mended, at);
    if (point.value >= 0x80) ++(point.value == kReplacement ? bad : good);
    at += std::max(point.size, 1u);
  }
  return good > bad;
}

}  // namespace

DecodedXml to_utf8(std::string_view bytes, std::string_view content_type) {
  std::string name(wide_encoding(bytes));
  if (name == "utf-8") return mended(bytes);
  // Escape sequences hide the characters of ISO-2022 in what is valid UTF-8.
  const bool has_escapes = bytes.find('\x1B') != std::string_view::npos;
  if (name.empty() && !has_escapes && simdjson::validate_utf8(bytes.data(), bytes.size()))
    return {std::string(bytes), false};
  const std::string stated[] = {name, value_after(lower(content_type), "charset"),
                                declared_encoding(bytes), std::string(kDefault)};
  for (const std::string& label : stated) {
    if (label.empty() || label == "utf-7") continue;
    const bool is_guess = &label == &stated[3];
    if (is_guess && is_mostly_utf8(mended(bytes).text)) break;
    if (label == "utf-8") return mended(bytes);
    std::string converter = label;
    for (const auto& [narrow, wide] : kWider) {
      if (label == narrow) converter = wide;
    }
    DecodedXml document;
    if (!convert(bytes, converter, document.text)) continue;
    document.has_errors = document.text.find("\xEF\xBF\xBD") != std::string::npos;
    return document;
  }
  return mended(bytes);
}

}  // namespace sourcier::xml
