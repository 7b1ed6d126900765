// Facts: what a page's head and its marked elements say of the article, gathered in one walk.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/article/json_ld.h"
#include "engine/html/tree.h"

namespace sourcier {

// Views point into the tree.
struct Facts {
  std::string_view title;      // <title>
  std::string_view language;   // <html lang>
  std::string_view canonical;  // <link rel=canonical>
  std::string_view base;       // <base href>
  // Names of meta elements in lower case (name, property or itemprop) with their contents.
  std::vector<std::pair<std::string, std::string_view>> metas;
  std::vector<html::NodeId> headings;      // h1
  std::vector<html::NodeId> times;         // <time>
  std::vector<html::NodeId> items;         // Elements with itemprop, meta aside.
  std::vector<html::NodeId> author_links;  // rel=author
  JsonLd json_ld;

  // The first content of the first of these names that has one; "" for none.
  std::string_view meta(std::initializer_list<std::string_view> names) const;
};

Facts gather_facts(const html::Tree& tree);

// The text below an element, white space squeezed, at most `most` bytes.
std::string text_below(const html::Tree& tree, html::NodeId id, std::size_t most = 1000);

}  // namespace sourcier
