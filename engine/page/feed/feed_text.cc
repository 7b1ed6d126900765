#include "engine/page/feed/feed_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using xml::NodeId;
using xml::Space;
using xml::XmlTree;

// https://encoding.spec.whatwg.org/#windows-1252, bytes 0x80 to 0x9F.
constexpr std::array<char32_t, 32> kC1 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::optional<std::string> base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z') {
      value = static_cast<std::uint32_t>(c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      value = static_cast<std::uint32_t>(c - 'a' + 26);
    } else if (c >= '0' && c <= '9') {
      value = static_cast<std::uint32_t>(c - '0' + 52);
    } else if (c == '+' || c == '/') {
      value = c == '+' ? 62 : 63;
    } else if (c == '=' || c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      continue;
    } else {
      return {};
    }
    bits = (bits << 6) | value;
    if (++count % 4 != 1) out += static_cast<char>(bits >> (6 - 2 * ((count - 1) % 4)));
  }
  return out;
}

MarkupKind kind_of_type(std::string_view type) {
  if (type == "text/html" || type == "html" || type == "application/xhtml+xml" || type == "xhtml")
    return MarkupKind::kHtml;
  return type == "text" || type.starts_with("text/plain") ? MarkupKind::kPlain
                                                          : MarkupKind::kUnknown;
}

// Whether Atom puts bytes that are no text into this type of content.
bool is_binary_type(std::string_view type) {
  const bool is_media = type.find('/') != std::string_view::npos && !type.starts_with("text/");
  return is_media && !type.ends_with("+xml") && !type.ends_with("/xml");
}

}  // namespace

std::string clean_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_control =
        point.value < 0x20 && point.value != '\n' && point.value != '\t' && point.value != '\r';
    if (point.value >= 0x80 && point.value < 0xA0) {
      append_utf8(out, kC1[point.value - 0x80]);
    } else if (!is_control) {
      out += text.substr(at, point.size);
    }
    at += std::max(point.size, 1u);
  }
  return out;
}

std::string plain_of(const XmlTree& tree, NodeId id) {
  return std::string(trim(clean_controls(tree.text_below(id))));
}

MarkupText markup_of(const XmlTree& tree, NodeId id, bool is_atom) {
  const std::string type = lower(tree.attribute(id, "type"));
  const std::string mode = lower(tree.attribute(id, "mode"));
  if (tree.has_elements(id) || tree[id].space == Space::kXhtml)
    return {MarkupKind::kHtml, clean_controls(tree.html_below(id))};
  std::string text = tree.text_below(id);
  // These two are for markup and nothing else.
  const bool is_markup = tree.is(id, "encoded", Space::kContent) || tree.is(id, "fullitem");
  MarkupKind kind = is_markup ? MarkupKind::kHtml : kind_of_type(type);
  const bool may_be_base64 = mode == "base64" || (is_atom && is_binary_type(type));
  if (may_be_base64) {
    auto bytes = base64(text);
    if (bytes && is_utf8(*bytes)) text = *std::move(bytes);
  } else if (is_atom && type.empty() && mode.empty()) {
    // Atom 1.0 says that it is plain; many who write markup forget to say so, in bodies above all.
    kind = tree.is(id, "title") ? MarkupKind::kPlain : MarkupKind::kUnknown;
  }
  return {kind, std::string(trim(clean_controls(text)))};
}

std::string name_of_person(std::string_view person) {
  person = trim(person);
  const std::size_t sign = person.find('@');
  if (sign == std::string_view::npos) return std::string(person);
  const std::size_t open = person.find_first_of("(<");
  const std::size_t close = person.find_first_of(")>", open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  // The address is in the brackets, or before them.
  if (sign > open) return std::string(trim(person.substr(0, open)));
  return std::string(trim(person.substr(open + 1, close - open - 1)));
}

}  // namespace sourcier
