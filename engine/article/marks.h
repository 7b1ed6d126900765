// Marks: what tag, class, id, role and itemprop of an element say of the text in it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/article/mark_index.h"
#include "engine/html/tree.h"

namespace sourcier {

// One for a page and its tree: names repeat, so each spelling is looked up once. The index and the
// tree must outlive it.
class Marks {
 public:
  explicit Marks(const MarkIndex& index) : index_(&index) {}

  // Positive for journalism, negative for the page around it, 0 for no mark.
  float weight(const html::Tree& tree, html::NodeId id) const {
    return index_->weight(strongest_row(tree, id));
  }

  // The row that gives that weight ("class:teaser"); "" for none.
  std::string_view row(const html::Tree& tree, html::NodeId id) const;

  // Whether a class or id of the element has a row "`prefix`word", such as "title:headline".
  bool has(const html::Tree& tree, html::NodeId id, std::string_view prefix) const;

  // The same for "caption:".
  bool is_caption(const html::Tree& tree, html::NodeId id) const {
    return has(tree, id, "caption:");
  }

  // The same for "update:", or the element says itself that it is a live blog's entry.
  bool is_update(const html::Tree& tree, html::NodeId id) const {
    return has(tree, id, "update:") ||
           tree.attribute(id, html::Attribute::kItemprop) == "liveBlogUpdate";
  }

 private:
  struct Known {
    NameMarks marks;
    bool is_known = false;
  };
  const NameMarks& of(const html::Tree& tree, const html::Tree::Spelled& names) const;
  std::size_t strongest_row(const html::Tree& tree, html::NodeId id) const;

  const MarkIndex* index_;
  mutable std::vector<Known> known_;  // By spelling: what was looked up already.
};

// Whether nobody sees the element: hidden, display:none, aria-hidden with text apart.
bool is_hidden(const html::Tree& tree, html::NodeId id);

}  // namespace sourcier
