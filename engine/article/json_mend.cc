#include "engine/article/json_mend.h"

#include <algorithm>

#include "engine/page/url/url_encode.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostRoots = 64;  // Of one script; real pages stay below ten.
constexpr std::size_t kMostOpen = 512;  // Deeper nesting is hostile; simdjson stops at 1,024.

bool is_white(char c) { return static_cast<unsigned char>(c) <= ' '; }

// Scripts whose quotation marks were escaped for HTML hold none of their own.
std::string unescaped_html(std::string_view script) {
  constexpr std::pair<std::string_view, char> kReferences[] = {
      {"&quot;", '"'}, {"&#34;", '"'}, {"&#034;", '"'}, {"&#x22;", '"'}, {"&amp;", '&'}};
  std::string out;
  for (std::size_t at = 0; at < script.size();) {
    const auto* reference = std::ranges::find_if(
        kReferences, [&](const auto& pair) { return script.substr(at).starts_with(pair.first); });
    if (reference == std::end(kReferences)) {
      out += script[at++];
    } else {
      out += reference->second;
      at += reference->first.size();
    }
  }
  return out;
}

class Mender {
 public:
  explicit Mender(std::string_view script) : script_(script) {}

  std::vector<std::string> roots();

 private:
  void string_character(char c);
  void escape();
  void structure_character(char c);
  bool skip_comment();
  bool closes_string() const;
  void close(char bracket);
  void drop_comma();
  void finish_root();

  std::string_view script_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;  // The brackets that are open, as the ones that close them.
  bool in_string_ = false;
  std::vector<std::string> roots_;
};

// "/* … */", "// …" to the end of the line, "<!-- … -->" marks and those of CDATA.
bool Mender::skip_comment() {
  const std::string_view rest = script_.substr(at_);
  if (rest.starts_with("/*")) {
    const std::size_t end = rest.find("*/", 2);
    at_ += end == std::string_view::npos ? rest.size() : end + 2;
    return true;
  }
  if (rest.starts_with("//")) {
    at_ += std::min(rest.find('\n'), rest.size());
    return true;
  }
  for (const std::string_view mark : {"<![CDATA[", "]]>", "<!--", "-->"}) {
    if (!rest.starts_with(mark)) continue;
    at_ += mark.size();
    return true;
  }
  return false;
}

// A quotation mark ends a string where the structure goes on after it.
bool Mender::closes_string() const {
  std::size_t next = at_ + 1;
  while (next < script_.size() && is_white(script_[next])) ++next;
  if (next >= script_.size()) return true;
  const char c = script_[next];
  if (c == '}' || c == ']' || c == ':') return true;
  if (c != ',') return false;
  // `"a", b` goes on as prose; a next value or key begins with a sign or a number.
  ++next;
  while (next < script_.size() && is_white(script_[next])) ++next;
  if (next >= script_.size()) return true;
  const char value = script_[next];
  return value == '"' || value == '{' || value == '[' || value == '}' || value == ']' ||
         value == '-' || value == '/' || value == ',' || (value >= '0' && value <= '9') ||
         script_.substr(next).starts_with("true") || script_.substr(next).starts_with("false") ||
         script_.substr(next).starts_with("null");
}

void Mender::escape() {
  constexpr std::string_view kKnown = "\"\\/bfnrtu";
  if (at_ + 1 >= script_.size()) return;
  const char next = script_[at_ + 1];
  const auto is_hex = [&](std::size_t i) {
    return i < script_.size() && hex_value(script_[i]) >= 0;
  };
  const bool is_whole =
      next != 'u' || (is_hex(at_ + 2) && is_hex(at_ + 3) && is_hex(at_ + 4) && is_hex(at_ + 5));
  if (kKnown.find(next) == std::string_view::npos || !is_whole) return;  // The backslash goes.
  out_ += '\\';
  out_ += next;
  ++at_;
}

void Mender::string_character(char c) {
  if (c == '\\') {
    escape();
  } else if (c == '"') {
    if (closes_string()) {
      in_string_ = false;
      out_ += '"';
    } else {
      out_ += "\\\"";
    }
  } else {
    out_ += is_white(c) ? ' ' : c;
  }
  ++at_;
}

void Mender::drop_comma() {
  while (!out_.empty() && (is_white(out_.back()) || out_.back() == ',')) out_.pop_back();
}

void Mender::close(char bracket) {
  drop_comma();
  // A bracket that closes nothing is dropped; one that closes an outer one closes the inner too.
  const std::size_t match = open_.rfind(bracket);
  if (match == std::string::npos) return;
  while (open_.size() > match) {
    out_ += open_.back();
    open_.pop_back();
  }
}

void Mender::finish_root() {
  if (in_string_) out_ += '"';
  in_string_ = false;
  drop_comma();
  if (!out_.empty() && out_.back() == ':') out_ += "null";
  while (!open_.empty()) {
    out_ += open_.back();
    open_.pop_back();
  }
  if (!out_.empty() && roots_.size() < kMostRoots) roots_.push_back(std::move(out_));
  out_.clear();
}

void Mender::structure_character(char c) {
  ++at_;
  if (open_.empty() && c != '{' && c != '[') return;  // Text around the document.
  if (c == '{' || c == '[') {
    if (open_.size() >= kMostOpen) return;
    open_ += c == '{' ? '}' : ']';
    out_ += c;
  } else if (c == '}' || c == ']') {
    close(c);
    if (open_.empty()) finish_root();
  } else if (c == ',') {
    const bool is_needed = !out_.empty() && out_.back() != '{' && out_.back() != '[';
    drop_comma();
    if (is_needed) out_ += ',';
  } else {
    in_string_ = c == '"';
    if (!is_white(c)) out_ += c;
  }
}

std::vector<std::string> Mender::roots() {
  while (at_ < script_.size()) {
    if (in_string_) {
      string_character(script_[at_]);
    } else if (!skip_comment()) {
      structure_character(script_[at_]);
    }
  }
  if (!open_.empty()) finish_root();
  return std::move(roots_);
}

}  // namespace

std::vector<std::string> mended_json(std::string_view script) {
  const bool is_escaped = script.find('"') == std::string_view::npos;
  const std::string plain = is_escaped ? unescaped_html(script) : std::string();
  return Mender(is_escaped ? std::string_view(plain) : script).roots();
}

std::string_view picked_string(std::string_view json, std::string_view key) {
  const std::string quoted = std::string("\"").append(key).append("\"");
  const std::size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  const std::size_t colon = json.find_first_not_of(" \t\r\n", at + quoted.size());
  if (colon == std::string_view::npos || json[colon] != ':') return {};
  const std::size_t open = json.find_first_not_of(" \t\r\n", colon + 1);
  if (open == std::string_view::npos || json[open] != '"') return {};
  std::size_t close = open + 1;
  while (close < json.size() && json[close] != '"') close += json[close] == '\\' ? 2 : 1;
  return close < json.size() ? json.substr(open + 1, close - open - 1) : std::string_view();
}

}  // namespace sourcier
