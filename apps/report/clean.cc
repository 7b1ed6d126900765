#include "apps/report/clean.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace sourcier::report {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Characters that show nothing and steer what is shown.
bool is_command(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) ||  // C0, delete, C1
         c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

std::string clean_inner(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool after_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (is_blank(point.value)) {
      if (!after_blank) out += ' ';
      after_blank = true;
    } else if (!is_command(point.value)) {
      append_utf8(out, point.value);
      after_blank = false;
    }
  }
  return out;
}

std::string clean(std::string_view text) {
  std::string out = clean_inner(text);
  if (out.ends_with(' ')) out.pop_back();
  if (out.starts_with(' ')) out.erase(0, 1);
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  for (const char c : clean_inner(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string web_address(std::string_view url) {
  std::string scheme(url.substr(0, 8));
  std::ranges::transform(scheme, scheme.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  if (!scheme.starts_with("http://") && scheme != "https://") return {};
  if (clean(url) != url || url.find(' ') != std::string_view::npos) return {};
  return std::string(url);
}

}  // namespace sourcier::report
