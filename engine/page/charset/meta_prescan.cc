#include "engine/page/charset/meta_prescan.h"

#include <algorithm>
#include <string>

namespace sourcier {
namespace {

using namespace std::string_view_literals;

constexpr auto kBlank = "\t\n\f\r "sv;
constexpr std::size_t kStandardPrescan = 1024;  // Behind it the standard's parser has the word.

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower_char(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether `text` begins with `low`, which is in lower case.
bool starts_like(std::string_view text, std::string_view low) {
  return text.size() >= low.size() && std::equal(low.begin(), low.end(), text.begin(),
                                                 [](char a, char b) { return a == lower_char(b); });
}

struct Attribute {
  std::string name;  // Lower case.
  std::string value;
};

class Prescan {
 public:
  Prescan(std::string_view bytes, const Charsets& charsets) : bytes_(bytes), charsets_(charsets) {}

  std::string_view run();

 private:
  bool is_end() const { return at_ >= bytes_.size(); }
  std::string_view rest() const { return bytes_.substr(std::min(at_, bytes_.size())); }
  void skip_to(std::string_view sign, std::size_t from);
  void skip_blank() {
    while (!is_end() && is_blank(bytes_[at_])) ++at_;
  }
  void skip_raw_text();
  std::string_view take_meta();
  bool take_attribute(Attribute& attribute);
  void take_value(Attribute& attribute);
  std::string_view encoding_of(std::string_view label) const;

  std::string_view bytes_;
  const Charsets& charsets_;
  std::size_t at_ = 0;
};

// Behind the next `sign`; the end where there is none.
void Prescan::skip_to(std::string_view sign, std::size_t from) {
  const std::size_t found = bytes_.find(sign, from);
  at_ = found == std::string_view::npos ? bytes_.size() : found + sign.size();
}

// What a declaration may say: it is itself ASCII, so no UTF-16.
std::string_view Prescan::encoding_of(std::string_view label) const {
  std::string_view found = charsets_.encoding_of(label);
  if (found.empty() && label.find('+') != std::string_view::npos) {
    // A script that writes the element joins it from pieces: "iso-8859-' + '2".
    std::string joined;
    for (const char c : label) {
      if (!is_blank(c) && c != '\'' && c != '"' && c != '+') joined += c;
    }
    found = charsets_.encoding_of(joined);
  }
  if (found.starts_with("utf-16")) return "utf-8";
  return found == "x-user-defined" ? "windows-1252" : found;
}

// The standard's "get an attribute"; false where the tag or the bytes end.
bool Prescan::take_attribute(Attribute& attribute) {
  attribute.name.clear();
  attribute.value.clear();
  while (!is_end() && (is_blank(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
  if (is_end() || bytes_[at_] == '>') return false;
  for (; !is_end(); ++at_) {
    const char c = bytes_[at_];
    if (c == '=' && !attribute.name.empty()) break;
    if (is_blank(c)) break;
    if (c == '/' || c == '>') return true;
    attribute.name += lower_char(c);
  }
  skip_blank();
  if (is_end()) return false;
  if (bytes_[at_] != '=') return true;
  ++at_;
  skip_blank();
  if (is_end()) return false;
  take_value(attribute);
  return !is_end();
}

void Prescan::take_value(Attribute& attribute) {
  const char quote = bytes_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = at_ + 1;
    const std::size_t end = std::min(bytes_.find(quote, begin), bytes_.size());
    attribute.value = bytes_.substr(begin, end - begin);
    at_ = end == bytes_.size() ? end : end + 1;
    return;
  }
  for (; !is_end() && !is_blank(bytes_[at_]) && bytes_[at_] != '>'; ++at_)
    attribute.value += bytes_[at_];
}

// The attributes of a <meta>; "" where it declares nothing.
std::string_view Prescan::take_meta() {
  enum class Pragma : std::uint8_t { kUnknown, kNeeded, kNotNeeded } pragma = Pragma::kUnknown;
  bool got_pragma = false, has_content = false, has_charset = false, has_pragma = false;
  bool is_declared = false;
  std::string_view found;
  Attribute attribute;
  while (take_attribute(attribute)) {
    if (attribute.name == "http-equiv" && !has_pragma) {
      has_pragma = true;
      got_pragma = starts_like(attribute.value, "content-type") && attribute.value.size() == 12;
    } else if (attribute.name == "content" && !has_content) {
      has_content = true;
      const std::string_view encoding = encoding_of(charset_parameter(attribute.value));
      if (encoding.empty() || is_declared) continue;
      found = encoding;
      is_declared = true;
      pragma = Pragma::kNeeded;
    } else if (attribute.name == "charset" && !has_charset) {
      has_charset = true;
      found = encoding_of(attribute.value);
      is_declared = true;
      pragma = Pragma::kNotNeeded;
    }
  }
  // A tag that the bytes cut off says nothing.
  if (is_end() || pragma == Pragma::kUnknown) return {};
  return pragma == Pragma::kNeeded && !got_pragma ? std::string_view() : found;
}

// Late in the page a parser would not look into scripts and the like.
void Prescan::skip_raw_text() {
  for (const std::string_view name : {"script"sv, "style"sv, "title"sv, "textarea"sv}) {
    if (!starts_like(rest().substr(1), name)) continue;
    const std::string_view behind = rest().substr(1 + name.size());
    if (behind.empty() || is_alpha(behind[0])) continue;
    for (skip_to(">", at_); !is_end(); ++at_) {
      at_ = std::min(bytes_.find("</", at_), bytes_.size());
      if (is_end() || starts_like(rest().substr(2), name)) return;
    }
    return;
  }
}

std::string_view Prescan::run() {
  while (!is_end()) {
    at_ = std::min(bytes_.find('<', at_), bytes_.size());
    const std::string_view tag = rest();
    const char next = tag.size() > 1 ? tag[1] : '\0';
    const char behind_meta = tag.size() > 5 ? tag[5] : '\0';
    if (tag.starts_with("<!--")) {
      skip_to("-->", at_ + 2);
      continue;
    }
    if (starts_like(tag, "<meta") && (is_blank(behind_meta) || behind_meta == '/')) {
      at_ += 5;
      const std::string_view found = take_meta();
      if (!found.empty()) return found;
    } else if (is_alpha(next) || (next == '/' && tag.size() > 2 && is_alpha(tag[2]))) {
      if (at_ >= kStandardPrescan) skip_raw_text();
      if (is_end()) break;
      while (!is_end() && !is_blank(bytes_[at_]) && bytes_[at_] != '>') ++at_;
      Attribute ignored;
      while (take_attribute(ignored)) continue;
    } else if (next == '!' || next == '/' || next == '?') {
      skip_to(">", at_);
      continue;
    }
    if (!is_end()) ++at_;
  }
  return {};
}

// https://html.spec.whatwg.org/#concept-get-xml-encoding-when-sniffing
std::string_view xml_encoding(std::string_view bytes, const Charsets& charsets) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find('>'), bytes.size()));
  if (declaration.size() == bytes.size()) return {};
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto skip = [&] {
    while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= ' ') ++at;
  };
  at += 8;
  skip();
  if (at >= declaration.size() || declaration[at++] != '=') return {};
  skip();
  if (at >= declaration.size()) return {};
  const char quote = declaration[at++];
  if (quote != '"' && quote != '\'') return {};
  const std::size_t end = declaration.find(quote, at);
  if (end == std::string_view::npos) return {};
  const std::string_view label = declaration.substr(at, end - at);
  const bool has_blank =
      std::ranges::any_of(label, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  const std::string_view found = has_blank ? std::string_view() : charsets.encoding_of(label);
  return found.starts_with("utf-16") ? "utf-8" : found;
}

}  // namespace

// https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element
std::string_view charset_parameter(std::string_view value) {
  constexpr std::string_view kName = "charset";
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (!starts_like(value.substr(at), kName)) continue;
    std::size_t begin = value.find_first_not_of(kBlank, at + kName.size());
    if (begin == std::string_view::npos) return {};
    if (value[begin] != '=') continue;
    begin = value.find_first_not_of(kBlank, begin + 1);
    if (begin == std::string_view::npos) return {};
    if (value[begin] == '"' || value[begin] == '\'') {
      const std::size_t end = value.find(value[begin], begin + 1);
      if (end == std::string_view::npos) return {};
      return value.substr(begin + 1, end - begin - 1);
    }
    const std::size_t end = std::min(value.find_first_of("\t\n\f\r ;", begin), value.size());
    return value.substr(begin, end - begin);
  }
  return {};
}

std::string_view prescan_meta(std::string_view bytes, const Charsets& charsets) {
  if (bytes.starts_with("<\0?\0x\0"sv)) return "utf-16le";
  if (bytes.starts_with("\0<\0?\0x"sv)) return "utf-16be";
  bytes = bytes.substr(0, kPrescanned);
  const std::string_view found = Prescan(bytes, charsets).run();
  return found.empty() ? xml_encoding(bytes, charsets) : found;
}

}  // namespace sourcier
