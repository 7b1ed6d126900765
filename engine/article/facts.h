// Facts: what a page's head and its marked elements say of the article, gathered in one walk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/article/json_ld.h"
#include "engine/html/tree.h"
#include "engine/resource/table.h"

namespace sourcier {

enum class StatedField : std::uint8_t {
  kNone,
  kPublished,
  kModified,
  kTitle,
  kAuthor,
  kOutlet,
  kSection,
  kUrl,
  kDescription,
};

// What a meta element states.
struct StatedValue {
  StatedField field = StatedField::kNone;
  int rank = 0;  // Of several that state one thing the lowest speaks.
  std::string_view content;
};

// An element of the page that states something: microdata or RDFa.
struct StatingNode {
  StatedField field = StatedField::kNone;
  int rank = 0;
  html::NodeId id = 0;
};

// Views point into the tree.
struct Facts {
  std::string_view title;      // <title>
  std::string_view language;   // <html lang>
  std::string_view canonical;  // <link rel=canonical>
  std::string_view base;       // <base href>
  std::vector<StatedValue> stated;
  std::vector<StatingNode> items;
  std::vector<html::NodeId> headings;      // h1
  std::vector<html::NodeId> times;         // <time>
  std::vector<html::NodeId> author_links;  // rel=author
  // What stands beside a label of the page's card: {"Written by", "Ana Ruiz"}.
  std::vector<std::pair<std::string_view, std::string_view>> labelled;
  JsonLd json_ld;

  // All contents of the lowest rank that states a field, in order; empty for none.
  std::vector<std::string_view> all(StatedField field) const;
  // The first of them; "" for none.
  std::string_view first(StatedField field) const;
};

// `meta_names` is rules/meta_names.
Facts gather_facts(const html::Tree& tree, const Table& meta_names);

// The text below an element, white space squeezed, at most `most` bytes.
std::string text_below(const html::Tree& tree, html::NodeId id, std::size_t most = 1000);

// A stated value as a reader would see it: references and tags gone, white space squeezed, NFC.
std::string shown(std::string_view value);

}  // namespace sourcier
