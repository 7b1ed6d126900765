#include "engine/page/archive/header_fields.h"

#include <algorithm>

namespace sourcier {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_blank_or_tab(char c) { return c == ' ' || c == '\t'; }

bool is_folded(std::string_view header) {
  return header.find("\n ") != std::string_view::npos ||
         header.find("\n\t") != std::string_view::npos;
}

// A line that begins with a blank goes on with the one before (RFC 9112, 5.2): line ends become
// blanks.
std::string unfold(std::string_view header) {
  std::string text(header);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '\n' || !is_blank_or_tab(text[i + 1])) continue;
    text[i] = ' ';
    if (i > 0 && text[i - 1] == '\r') text[i - 1] = ' ';
  }
  return text;
}

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::optional<std::size_t> header_size(std::string_view bytes) {
  bytes = bytes.substr(0, kLargestHeader);
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    const std::string_view rest = bytes.substr(at + 1);
    if (rest.starts_with('\n')) return at + 2;
    if (rest.starts_with("\r\n")) return at + 3;
  }
  return {};
}

HeaderFields::HeaderFields(std::string_view header) {
  if (is_folded(header)) {
    unfolded_ = unfold(header);
    header = unfolded_;
  }
  fields_.reserve(16);
  for (std::size_t at = header.find('\n'); at < header.size();) {
    const std::size_t begin = at + 1;
    at = header.find('\n', begin);
    const std::string_view line = header.substr(begin, at - begin);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(trim_blanks(line.substr(0, colon)), trim_blanks(line.substr(colon + 1)));
  }
}

std::string_view HeaderFields::value(std::string_view name) const {
  for (const auto& [field, value] : fields_)
    if (is_same_name(field, name)) return value;
  return {};
}

}  // namespace sourcier
