#include "engine/article/facts.h"

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;
using html::Tag;

constexpr std::size_t kMostMetas = 512;  // A page has some dozens.

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void add_meta(const html::Tree& tree, NodeId id, Facts& facts) {
  const std::string_view content = trim(tree.attribute(id, Attribute::kContent));
  if (content.empty() || facts.metas.size() > kMostMetas) return;
  for (const Attribute name : {Attribute::kProperty, Attribute::kName, Attribute::kItemprop}) {
    const std::string_view value = trim(tree.attribute(id, name));
    if (!value.empty()) facts.metas.emplace_back(ascii_lower(value), content);
  }
}

void add_link(const html::Tree& tree, NodeId id, Facts& facts) {
  if (facts.canonical.empty() && ascii_lower(tree.attribute(id, Attribute::kRel)) == "canonical")
    facts.canonical = tree.attribute(id, Attribute::kHref);
}

void add_element(const html::Tree& tree, NodeId id, Facts& facts) {
  switch (tree[id].tag) {
    case Tag::kTitle:
      if (facts.title.empty()) facts.title = tree.text(id);
      break;
    case Tag::kMeta:
      return add_meta(tree, id, facts);
    case Tag::kLink:
      return add_link(tree, id, facts);
    case Tag::kBase:
      facts.base = tree.attribute(id, Attribute::kHref);
      break;
    case Tag::kScript:
      if (!tree[id].text.empty()) add_json_ld(tree.text(id), facts.json_ld);
      break;
    case Tag::kH1:
      facts.headings.push_back(id);
      break;
    case Tag::kTime:
      facts.times.push_back(id);
      break;
    default:
      break;
  }
  if (tree[id].attribute_count == 0) return;
  if (tree.has_attribute(id, Attribute::kItemprop)) facts.items.push_back(id);
  const std::string rel = ascii_lower(tree.attribute(id, Attribute::kRel));
  if (tree[id].tag == Tag::kA && rel.find("author") != std::string::npos)
    facts.author_links.push_back(id);
}

}  // namespace

std::string_view Facts::meta(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (const auto& [key, content] : metas) {
      if (key == name) return content;
    }
  }
  return {};
}

Facts gather_facts(const html::Tree& tree) {
  Facts facts;
  facts.language = tree.attribute(0, Attribute::kLang);
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].tag != Tag::kText) add_element(tree, id, facts);
  }
  return facts;
}

std::string text_below(const html::Tree& tree, NodeId id, std::size_t most) {
  std::string out;
  bool needs_space = false;
  for (NodeId at = id; at < tree[id].end && out.size() < most; ++at) {
    if (tree[at].tag != Tag::kText) {
      needs_space = needs_space || html::is_block(tree[at].tag);
      continue;
    }
    const std::string_view text = tree.text(at);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint point = code_point_at(text, i);
      if (point.value <= ' ') {
        needs_space = true;
      } else if (point.value != 0xAD && point.value != 0x200B) {
        if (needs_space && !out.empty()) out += ' ';
        needs_space = false;
        out += text.substr(i, point.size);
      }
      i += std::max(point.size, 1u);
    }
  }
  return out;
}

}  // namespace sourcier
