// XML that expat refuses, token by token: a tag is what looks like one, everything else is text.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "engine/html/tree.h"
#include "engine/page/xml/xml_tree.h"
#include "engine/text/utf8.h"

namespace sourcier::xml {
namespace {

constexpr std::string_view kBlank = " \t\r\n\f";
constexpr std::size_t kLongestReference = 32;  // "&CounterClockwiseContourIntegral;" has 33.

// Elements of HTML that have no end tag; "link" has one in feeds.
constexpr std::string_view kVoid[] = {"br", "hr", "img", "input", "wbr"};

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_part(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

bool is_blank(char c) { return kBlank.find(c) != std::string_view::npos; }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view document) : rest_(document) {}
  XmlTree read();

 private:
  void take_markup();
  void take_end_tag();
  void take_start_tag();
  void take_attribute(XmlBuilder::Attributes& attributes);
  void take_document_type();
  void declare_entity(std::string_view declaration);
  void skip_to(std::string_view end);
  std::string decoded(std::string_view text);
  std::string reference(std::string_view name);
  std::string html_reference(const std::string& name);
  std::string_view take_name();

  XmlBuilder builder_;
  std::string_view rest_;
  std::unordered_map<std::string, std::string> entities_;  // Of the document and of HTML.
  std::size_t declared_ = 0;
  std::size_t looked_up_ = 0;
};

void Tokenizer::skip_to(std::string_view end) {
  const std::size_t at = rest_.find(end);
  rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
}

std::string_view Tokenizer::take_name() {
  std::size_t length = 0;
  while (length < rest_.size() && is_name_part(rest_[length])) ++length;
  const std::string_view name = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return name;
}

std::string numeric_reference(std::string_view digits) {
  const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
  if (is_hex) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, is_hex ? 16 : 10);
  if (error != std::errc() || stop != end || digits.empty()) return {};
  const bool is_character = value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
  std::string out;
  append_utf8(out, is_character ? static_cast<char32_t>(value) : kReplacement);
  return out;
}

// HTML's own list of names lies in its parser.
std::string Tokenizer::html_reference(const std::string& name) {
  ++looked_up_;
  const std::string written = "&" + name + ";";
  const html::Tree tree = html::parse("<p>" + written);
  std::string text;
  for (html::NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].tag == html::Tag::kText) text += tree.text(id);
  }
  return text == written ? std::string() : text;
}

// The characters that "&name;" stands for; "" for nothing known.
std::string Tokenizer::reference(std::string_view name) {
  if (name.starts_with('#')) return numeric_reference(name.substr(1));
  const std::string key(name);
  const auto known = entities_.find(key);
  if (known != entities_.end()) return known->second;
  if (looked_up_ >= kMostHtmlReferences) return {};
  return entities_.emplace(key, html_reference(key)).first->second;
}

std::string Tokenizer::decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongestReference + 2).find(';');
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) {
      return is_name_part(c) || c == '#';
    });
    const std::string characters = is_name ? reference(name) : std::string();
    if (characters.empty()) {
      out += '&';
      text.remove_prefix(1);
    } else {
      out += characters;
      text.remove_prefix(end + 1);
    }
  }
  return out;
}

void Tokenizer::take_end_tag() {
  rest_.remove_prefix(2);
  const std::string_view name = take_name();
  // A tag that was cut off ends where the next one begins.
  const std::size_t end = rest_.find_first_of("<>");
  if (end == std::string_view::npos) {
    rest_ = {};
  } else {
    rest_.remove_prefix(rest_[end] == '>' ? end + 1 : end);
  }
  builder_.close(name);
}

void Tokenizer::take_attribute(XmlBuilder::Attributes& attributes) {
  const std::string_view name = take_name();
  if (name.empty()) {
    rest_.remove_prefix(1);
    return;
  }
  while (!rest_.empty() && is_blank(rest_[0])) rest_.remove_prefix(1);
  std::string_view value;
  if (rest_.starts_with('=')) {
    rest_.remove_prefix(1);
    while (!rest_.empty() && is_blank(rest_[0])) rest_.remove_prefix(1);
    const bool is_quoted = rest_.starts_with('"') || rest_.starts_with('\'');
    const std::size_t begin = is_quoted ? 1 : 0;
    const std::size_t end = is_quoted ? rest_.find(rest_[0], 1) : rest_.find_first_of(" \t\r\n>");
    // A quotation mark that nothing closes: the value ends with the tag.
    const bool is_open = end == std::string_view::npos;
    const std::size_t stop = is_open ? std::min(rest_.find('>'), rest_.size()) : end;
    value = rest_.substr(begin, stop - std::min(begin, stop));
    rest_.remove_prefix(std::min(stop + (is_quoted && !is_open ? 1 : 0), rest_.size()));
  }
  if (attributes.size() <= kMostAttributes) attributes.emplace_back(name, decoded(value));
}

void Tokenizer::take_start_tag() {
  rest_.remove_prefix(1);
  const std::string_view name = take_name();
  XmlBuilder::Attributes attributes;
  bool is_closed = false;
  while (!rest_.empty() && rest_[0] != '>' && rest_[0] != '<') {
    is_closed = rest_[0] == '/';
    if (is_blank(rest_[0]) || is_closed) {
      rest_.remove_prefix(1);
    } else {
      take_attribute(attributes);
    }
  }
  if (rest_.starts_with('>')) rest_.remove_prefix(1);
  builder_.open(name, attributes);
  if (is_closed || std::ranges::find(kVoid, name) != std::end(kVoid)) builder_.close(name);
}

// <!ENTITY name "value">: its value as text, with no entities inside.
void Tokenizer::declare_entity(std::string_view declaration) {
  declaration.remove_prefix(std::string_view("<!ENTITY").size());
  const std::size_t begin = declaration.find_first_not_of(kBlank);
  if (begin == std::string_view::npos || ++declared_ > kMostEntities) return;
  declaration.remove_prefix(begin);
  const std::size_t end = declaration.find_first_of(kBlank);
  const std::size_t open = declaration.find_first_of("\"'", std::min(end, declaration.size()));
  if (end == std::string_view::npos || open == std::string_view::npos) return;
  const std::string_view kind = declaration.substr(end, open - end);
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos || close - open > kLongestEntity) return;
  if (kind.find_first_not_of(kBlank) != std::string_view::npos) return;  // SYSTEM, PUBLIC.
  const std::string_view value = declaration.substr(open + 1, close - open - 1);
  std::string text;
  for (const std::string& line : html::strip_tags(value)) text += line;
  entities_.insert_or_assign(std::string(declaration.substr(0, end)), text);
}

void Tokenizer::take_document_type() {
  const std::size_t bracket = rest_.find_first_of("[>");
  if (bracket == std::string_view::npos || rest_[bracket] == '>') return skip_to(">");
  const std::size_t end = rest_.find(']', bracket);
  std::string_view subset = rest_.substr(bracket, std::min(end, rest_.size()) - bracket);
  while (!subset.empty()) {
    const std::size_t at = subset.find("<!ENTITY");
    if (at == std::string_view::npos) break;
    const std::size_t stop = std::min(subset.find('>', at), subset.size());
    declare_entity(subset.substr(at, stop - at));
    subset.remove_prefix(std::min(stop + 1, subset.size()));
  }
  rest_.remove_prefix(std::min(end, rest_.size()));
  skip_to(">");
}

void Tokenizer::take_markup() {
  if (rest_.starts_with("<!--")) return skip_to("-->");
  if (rest_.starts_with("<![CDATA[")) {
    rest_.remove_prefix(std::string_view("<![CDATA[").size());
    // What was cut off holds text all the same.
    const std::size_t end = std::min(rest_.find("]]>"), rest_.size());
    builder_.text(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 3, rest_.size()));
    return;
  }
  if (rest_.starts_with("<!DOCTYPE") || rest_.starts_with("<!doctype")) return take_document_type();
  if (rest_.starts_with("<?") || rest_.starts_with("<!")) return skip_to(">");
  if (rest_.starts_with("</")) return take_end_tag();
  if (rest_.size() > 1 && is_name_start(rest_[1])) return take_start_tag();
  builder_.text("<");
  rest_.remove_prefix(1);
}

XmlTree Tokenizer::read() {
  entities_ = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  while (!rest_.empty() && !builder_.is_full()) {
    const std::size_t at = std::min(rest_.find('<'), rest_.size());
    builder_.text(decoded(rest_.substr(0, at)));
    rest_.remove_prefix(at);
    if (!rest_.empty()) take_markup();
  }
  return builder_.finish(true);
}

}  // namespace

XmlTree parse_leniently(std::string_view document) { return Tokenizer(document).read(); }

}  // namespace sourcier::xml
