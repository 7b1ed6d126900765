// The text of markup that no tree can be made of: one linear scan, no state but the position.
#include <algorithm>
#include <utility>

#include "engine/html/tree.h"

namespace sourcier::html {
namespace {

// Inline elements part no words from their line; all others end it.
constexpr std::string_view kInline[] = {"a",    "abbr", "b",      "em",  "font", "i",    "mark",
                                        "q",    "s",    "small",  "sub", "sup",  "span", "strong",
                                        "time", "u",    "strike", "tt",  "wbr"};

constexpr std::pair<std::string_view, std::string_view> kReferences[] = {
    {"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},
    {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view tag_name(std::string_view tag) {
  std::size_t begin = tag.size() > 1 && tag[1] == '/' ? 2 : 1;
  std::size_t end = begin;
  while (end < tag.size() && is_alphanumeric(tag[end])) ++end;
  return tag.substr(begin, end - begin);
}

bool is_inline(std::string_view name) {
  for (const std::string_view known : kInline) {
    if (known == name) return true;
  }
  return false;
}

// Takes a finished line over, white space squeezed, the commonest references opened.
bool take_line(std::string& line, const TakeLine& take) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    std::string_view shown = std::string_view(line).substr(at, 1);
    if (c == '&') {
      for (const auto& [reference, character] : kReferences) {
        if (std::string_view(line).substr(at).starts_with(reference)) {
          shown = character;
          at += reference.size() - 1;
          break;
        }
      }
    }
    out += shown;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  line.clear();
  return out.empty() || take(out);
}

// Where the content of a raw element (script, style) ends.
std::size_t end_of_raw(std::string_view page, std::size_t at, std::string_view name) {
  const std::string closing = "</" + std::string(name);
  const std::size_t end = page.find(closing, at);
  return end == std::string_view::npos ? page.size() : end;
}

}  // namespace

void strip_tags(std::string_view page, const TakeLine& take) {
  std::string line;
  std::size_t at = 0;
  while (at < page.size()) {
    const std::size_t open = std::min(page.find('<', at), page.size());
    line += page.substr(at, open - at);
    if (open == page.size()) break;
    const std::size_t close = page.find('>', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = tag_name(page.substr(open, close - open));
    if (!is_inline(name) && !take_line(line, take)) return;
    at = close + 1;
    if (name == "script" || name == "style") {
      if (page[open + 1] != '/') at = end_of_raw(page, at, name);
    }
  }
  take_line(line, take);
}

std::vector<std::string> strip_tags(std::string_view page) {
  std::vector<std::string> lines;
  strip_tags(page, [&](const std::string& line) {
    lines.push_back(line);
    return true;
  });
  return lines;
}

}  // namespace sourcier::html
