// TreeBuilder: what a tree is made with, whoever reads the page. Within html/ only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/html/tree.h"

namespace sourcier::html {

// Parts of a page that no reader sees: the tree has them without what is in them.
constexpr bool is_unseen(Tag tag) {
  return tag == Tag::kStyle || tag == Tag::kSvg || tag == Tag::kTemplate || tag == Tag::kIframe ||
         tag == Tag::kNoscript;
}

class TreeBuilder {
 public:
  static constexpr NodeId kNone = static_cast<NodeId>(-1);

  // Room for about so many nodes and bytes of text.
  void reserve(std::size_t nodes, std::size_t bytes);

  // A node behind all others. Its end is set by `close_all`, unless it has one.
  NodeId add(Tag tag, NodeId parent);
  NodeId add_text(std::string_view text, NodeId parent);

  // Of the node that was added or resumed last, whose attributes come one after another; the first
  // of each name counts.
  void add_attribute(Attribute name, std::string_view value);
  // The last node gets the attributes of another.
  void copy_attributes(NodeId from);
  // More attributes follow for a node that has some, perhaps; those it has count.
  void resume_attributes(NodeId id);
  // A node like `like` as the only child of `parent`, which gives it its children. The numbers of
  // all nodes behind grow by one. Costs the nodes behind.
  void wrap_children(NodeId parent, NodeId like);
  void set_parent(NodeId id, NodeId parent) { tree_.nodes_[id].parent = parent; }

  void set_text(NodeId id, std::string_view text) { tree_.nodes_[id].text = keep(text); }
  // Moves the text where something was kept behind it.
  void extend_text(NodeId id, std::string_view more);
  void set_end(NodeId id) { tree_.nodes_[id].end = static_cast<NodeId>(tree_.nodes_.size()); }
  void set_truncated() { tree_.truncated_ = true; }

  // Ends of nodes follow from their parents.
  void close_all();

  const Tree& tree() const { return tree_; }
  std::size_t text_size() const { return tree_.text_.size(); }
  Tree take() { return std::move(tree_); }

 private:
  struct Spelling {
    Span value;
    std::uint32_t hash = 0;
    std::uint32_t number = Tree::kNoSpelling;  // Of a free slot.
  };
  Span keep(std::string_view text);
  Tree::Value spelled(Attribute name, std::string_view value);
  void widen();

  Tree tree_;
  NodeId described_ = 0;             // Whose attributes are added,
  std::uint32_t seen_ = 0;           // and which ones it has, a bit each.
  std::vector<Spelling> spellings_;  // Slots of an open hash table; a power of two.
  std::size_t kept_ = 0;             // Slots that are taken.
};

// The page as MyHTML reads it: any page, behind its guards.
Tree parse_any(std::string_view page);

// The same tree, where the page is built as most are; nothing where it takes more to know.
std::optional<Tree> parse_plain(std::string_view page);

}  // namespace sourcier::html
