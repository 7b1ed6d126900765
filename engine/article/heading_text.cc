#include "engine/article/heading_text.h"

#include <algorithm>
#include <vector>

#include "engine/article/marks.h"
#include "engine/article/words.h"

namespace sourcier {
namespace {

using html::NodeId;
using html::Tag;

constexpr std::size_t kMostParts = 16;  // Of one heading.

struct Part {
  NodeId begin = 0;
  NodeId end = 0;
  std::string text;
  bool is_kicker = false;
  bool is_hidden = false;
  bool is_element = false;
};

// The pieces of a heading: its children, or those of the only element in it.
std::vector<Part> parts_of(const PageView& page, NodeId id) {
  std::vector<Part> parts;
  NodeId parent = id;
  for (int depth = 0; depth < 4; ++depth) {
    parts.clear();
    for (NodeId child = parent + 1; child < page.tree[parent].end; child = page.tree[child].end) {
      const html::Node& node = page.tree[child];
      Part part{child, node.end, text_below(page.tree, child), false, false, false};
      if (part.text.empty() || parts.size() >= kMostParts) continue;
      part.is_element = node.tag != Tag::kText;
      part.is_hidden = is_hidden(page.tree, child) || page.marks.has(page.tree, child, "hidden:");
      part.is_kicker = node.tag == Tag::kTime || page.marks.has(page.tree, child, "kicker:");
      parts.push_back(std::move(part));
    }
    if (parts.size() != 1 || !parts.front().is_element) break;
    parent = parts.front().begin;
  }
  return parts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += ' ';
    out += text;
  }
  return out;
}

}  // namespace

std::string heading_text(const PageView& page, NodeId id,
                         const std::function<bool(std::string_view)>& is_stated) {
  const std::string whole = text_below(page.tree, id);
  const std::vector<Part> parts = parts_of(page, id);
  if (parts.size() < 2) return whole;
  const auto visible_text = [&](std::size_t begin, std::size_t end) {
    std::vector<std::string> texts;
    for (std::size_t i = begin; i < end; ++i) {
      if (!parts[i].is_hidden) texts.push_back(parts[i].text);
    }
    return joined(texts);
  };
  const std::string visible = visible_text(0, parts.size());
  bool are_kickers = true;  // All parts so far.
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Part& before = parts[i - 1];
    const bool is_sign = LineWords(before.text).size() == 0;
    are_kickers = are_kickers && (before.is_kicker || before.is_hidden || is_sign);
    if (!before.is_element && !is_sign) break;
    const std::string rest = visible_text(i, parts.size());
    if (LineWords(rest).size() == 0) break;
    if (is_stated(rest) || (are_kickers && LineWords(rest).size() >= 2)) return rest;
  }
  for (std::size_t i = parts.size() - 1; i > 0 && parts[i].is_element; --i) {
    const std::string rest = visible_text(0, i);
    if (is_stated(rest)) return rest;
  }
  const bool has_hidden = std::ranges::any_of(parts, &Part::is_hidden);
  return has_hidden && !visible.empty() ? visible : whole;
}

}  // namespace sourcier
