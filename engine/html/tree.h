// Tree: an HTML page as a flat list of nodes in document order, owned by value.
//
// The only face of the HTML parser: nothing outside html/ knows which one it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/html/tag.h"
#include "engine/text/span.h"

namespace sourcier::html {

// Guards on hostile pages. All count work, none looks at a clock, so that the same bytes always
// give the same tree.
inline constexpr std::size_t kParsedAtOnce = 1u << 16;  // Guards are looked at this often in bytes,
inline constexpr std::size_t kMostTagsAtOnce = 1024;    // and this often in tags.
inline constexpr std::size_t kMostOpenElements = 512;   // Real pages stay below 100.
inline constexpr std::size_t kMostFormatting = 256;     // Open again in each block; real pages: 30.
inline constexpr std::size_t kMostInTag = 1u << 16;     // Bytes of attributes in one tag.
inline constexpr std::size_t kMostNodes = 1u << 17;     // The largest dev page has 20,000 tags.
inline constexpr std::size_t kMostTokens = 1u << 18;    // Tags, texts and comments before the tree.
inline constexpr std::size_t kMostAttributes = 1u << 18;  // Of all tags; dev pages: 23,000.
inline constexpr std::size_t kMostText = 8u << 20;  // Bytes of text kept; a long book has 3 MiB.
inline constexpr std::size_t kLongestAttribute = 8192;  // A longer value is dropped.

using NodeId = std::uint32_t;

struct Node {
  Tag tag = Tag::kOther;
  NodeId parent = 0;
  NodeId end = 0;                     // One past the last node below; the next sibling, if any.
  Span text = {};                     // Of a kText node; of script and title: their content.
  std::uint32_t first_attribute = 0;  // Into the attribute list,
  std::uint32_t attribute_count = 0;  // known attributes only, each once.
};

class Tree {
 public:
  // Node 0 is the root (html). Children of n: c = n + 1; c < nodes()[n].end; c = nodes()[c].end.
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }

  // Views into the tree, which must outlive them. "" where there is none.
  std::string_view text(NodeId id) const { return slice(text_, nodes_[id].text); }
  std::string_view attribute(NodeId id, Attribute name) const {
    const Value* value = find(id, name);
    return value == nullptr ? std::string_view() : slice(text_, value->value);
  }
  bool has_attribute(NodeId id, Attribute name) const { return find(id, name) != nullptr; }

  // Classes, ids and the like repeat all over a page. Two equal ones have one spelling, a number
  // below spellings(), so that what is found out of one is found out once. kNoSpelling where there
  // is no such attribute.
  static constexpr std::uint32_t kNoSpelling = static_cast<std::uint32_t>(-1);
  struct Spelled {
    std::uint32_t spelling = kNoSpelling;
    std::string_view text;
  };
  Spelled spelled(NodeId id, Attribute name) const {
    const Value* value = find(id, name);
    return value == nullptr ? Spelled() : Spelled{value->spelling, slice(text_, value->value)};
  }
  std::size_t spellings() const { return spellings_; }

  // A guard ended the parse early; the rest of the page is there as bare lines of text.
  bool truncated() const { return truncated_; }

 private:
  friend class TreeBuilder;
  struct Value {
    Attribute name;
    std::uint32_t spelling;
    Span value;
  };
  const Value* find(NodeId id, Attribute name) const {
    const Node& node = nodes_[id];
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
      const Value& value = attributes_[node.first_attribute + i];
      if (value.name == name) return &value;
    }
    return nullptr;
  }

  std::vector<Node> nodes_;
  std::vector<Value> attributes_;
  std::string text_;
  std::size_t spellings_ = 0;
  bool truncated_ = false;
};

// The tree of a page in UTF-8. Total and linear: hostile markup gives a truncated tree.
Tree parse(std::string_view page);

// The text of a page without its tags, a line a block: what is left when no tree can be made.
// Script and style are left out; character references stay as they are, the commonest aside.
std::vector<std::string> strip_tags(std::string_view page);

// The same, a line at a time; `take` says whether it takes more.
using TakeLine = std::function<bool(const std::string&)>;
void strip_tags(std::string_view page, const TakeLine& take);

}  // namespace sourcier::html
