// Marks: what tag, class, id, role and itemprop of an element say of the text in it.
#pragma once

#include <string_view>
#include <unordered_map>

#include "engine/html/tree.h"
#include "engine/resource/table.h"

namespace sourcier {

// One for a page: class attributes repeat, so each spelling is looked up once.
class Marks {
 public:
  // `elements` is rules/elements.
  explicit Marks(const Table& elements) : elements_(elements) {}

  // Positive for journalism, negative for the page around it, 0 for no mark. `tree` must outlive
  // this object.
  float weight(const html::Tree& tree, html::NodeId id);

  // Whether a class or id of the element has a row "`prefix`:token", such as "caption:legende".
  bool has(const html::Tree& tree, html::NodeId id, std::string_view prefix) const;

 private:
  float tokens_weight(std::string_view names);
  float token_weight(std::string_view token, std::string_view prefix) const;

  Table elements_;
  std::unordered_map<std::string_view, float> known_;
};

// Whether nobody sees the element: hidden, display:none, aria-hidden with text apart.
bool is_hidden(const html::Tree& tree, html::NodeId id);

}  // namespace sourcier
