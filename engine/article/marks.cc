#include "engine/article/marks.h"

#include <string>

namespace sourcier {
namespace {

using html::Attribute;
using html::Tag;

std::string_view tag_mark(Tag tag) {
  switch (tag) {
    case Tag::kNav:
      return "nav";
    case Tag::kFooter:
      return "footer";
    case Tag::kAside:
      return "aside";
    case Tag::kForm:
      return "form";
    case Tag::kFieldset:
      return "fieldset";
    case Tag::kHeader:
      return "header";
    case Tag::kAddress:
      return "address";
    case Tag::kDetails:
      return "details";
    case Tag::kLabel:
      return "label";
    case Tag::kArticle:
      return "article";
    case Tag::kMain:
      return "main";
    default:
      return {};
  }
}

}  // namespace

const NameMarks& Marks::of(const html::Tree& tree, const html::Tree::Spelled& names) const {
  if (known_.empty()) known_.resize(tree.spellings());
  Known& known = known_[names.spelling];
  if (!known.is_known) known = {index_->of(names.text), true};
  return known.marks;
}

bool Marks::has(const html::Tree& tree, html::NodeId id, std::string_view prefix) const {
  if (tree[id].attribute_count == 0) return false;
  std::uint32_t kinds = 0;
  for (const Attribute name : {Attribute::kClass, Attribute::kId}) {
    const html::Tree::Spelled names = tree.spelled(id, name);
    if (!names.text.empty()) kinds |= of(tree, names).kinds;
  }
  return kinds != 0 && (kinds & index_->bit(prefix.substr(0, prefix.find(':')))) != 0;
}

std::size_t Marks::strongest_row(const html::Tree& tree, html::NodeId id) const {
  const html::Node& node = tree[id];
  // What is said of the whole page says nothing of its parts.
  if (node.tag == Tag::kBody || node.tag == Tag::kHtml) return Table::kNone;
  std::size_t strongest = Table::kNone;
  if (const std::string_view tag = tag_mark(node.tag); !tag.empty())
    strongest = index_->row("tag", tag);
  if (node.attribute_count == 0) return strongest;
  const auto take = [&](std::size_t row) {
    if (is_stronger(index_->weight(row), index_->weight(strongest))) strongest = row;
  };
  for (const Attribute name : {Attribute::kClass, Attribute::kId, Attribute::kTestId}) {
    const html::Tree::Spelled names = tree.spelled(id, name);
    if (!names.text.empty()) take(of(tree, names).row);
  }
  if (const auto role = tree.attribute(id, Attribute::kRole); !role.empty())
    take(index_->row("role", role));
  if (const auto property = tree.attribute(id, Attribute::kItemprop); !property.empty()) {
    std::string low(property);
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    take(index_->row("itemprop", low));
  }
  return strongest;
}

std::string_view Marks::row(const html::Tree& tree, html::NodeId id) const {
  const std::size_t strongest = strongest_row(tree, id);
  return strongest == Table::kNone ? std::string_view() : index_->text(strongest);
}

bool is_hidden(const html::Tree& tree, html::NodeId id) {
  if (tree[id].attribute_count == 0) return false;
  if (tree.has_attribute(id, Attribute::kHidden)) return true;
  const std::string_view written = tree.attribute(id, Attribute::kStyle);
  if (written.empty()) return false;
  std::string style;
  for (const char c : written) {
    if (c != ' ') style += c;
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace sourcier
