#include "engine/article/marks.h"

#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace sourcier {
namespace {

using html::Attribute;
using html::Tag;

constexpr std::size_t kMostParts = 64;  // Generated class lists can be endless.

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

// "article__body isWide" has the parts article, body, is, wide.
std::vector<std::string> parts_of(std::string_view names) {
  std::vector<std::string> parts;
  std::string part;
  char before = ' ';
  for (const char c : names) {
    const bool is_part = is_lower_or_digit(c) || is_upper_letter(c) || (c & 0x80) != 0;
    if (!is_part || (is_upper_letter(c) && is_lower_or_digit(before))) {
      if (!part.empty()) parts.push_back(std::move(part));
      part.clear();
      if (c == ' ') parts.emplace_back();  // Parts of two classes are no pair.
      if (parts.size() > kMostParts) return parts;
    }
    if (is_part) part += is_upper_letter(c) ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// Of two marks the stronger speaks; of two as strong the negative one.
void take_stronger(float& weight, float other) {
  if (std::abs(other) > std::abs(weight) || (std::abs(other) == std::abs(weight) && other < 0))
    weight = other;
}

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

float Marks::token_weight(std::string_view token, std::string_view prefix) const {
  const std::size_t row = elements_.find(std::string(prefix) + std::string(token));
  if (row == Table::kNone) return 0;
  const std::string_view cell = elements_.cell(row, 1);
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return static_cast<float>(value);
}

float Marks::tokens_weight(std::string_view names) {
  const auto known = known_.find(names);
  if (known != known_.end()) return known->second;
  const std::vector<std::string> parts = parts_of(names);
  float weight = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    if (i + 1 < parts.size() && !parts[i + 1].empty()) {
      const float pair = token_weight(parts[i] + "-" + parts[i + 1], "class:");
      if (pair != 0) {
        take_stronger(weight, pair);
        ++i;  // The pair speaks for its parts.
        continue;
      }
    }
    take_stronger(weight, token_weight(parts[i], "class:"));
  }
  known_.emplace(names, weight);
  return weight;
}

bool Marks::has(const html::Tree& tree, html::NodeId id, std::string_view prefix) const {
  for (const Attribute name : {Attribute::kClass, Attribute::kId}) {
    const std::string_view names = tree.attribute(id, name);
    if (names.empty()) continue;
    const std::vector<std::string> parts = parts_of(names);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].empty()) continue;
      if (elements_.find(std::string(prefix) + parts[i]) != Table::kNone) return true;
      if (i + 1 < parts.size() && !parts[i + 1].empty() &&
          elements_.find(std::string(prefix) + parts[i] + "-" + parts[i + 1]) != Table::kNone)
        return true;
    }
  }
  return false;
}

float Marks::weight(const html::Tree& tree, html::NodeId id) {
  const html::Node& node = tree[id];
  // What is said of the whole page says nothing of its parts.
  if (node.tag == Tag::kBody || node.tag == Tag::kHtml) return 0;
  float weight = 0;
  if (const std::string_view tag = tag_mark(node.tag); !tag.empty())
    weight = token_weight(tag, "tag:");
  if (node.attribute_count == 0) return weight;
  for (const Attribute name : {Attribute::kClass, Attribute::kId, Attribute::kTestId}) {
    const std::string_view names = tree.attribute(id, name);
    if (!names.empty()) take_stronger(weight, tokens_weight(names));
  }
  const std::string_view role = tree.attribute(id, Attribute::kRole);
  if (!role.empty()) take_stronger(weight, token_weight(role, "role:"));
  const std::string_view property = tree.attribute(id, Attribute::kItemprop);
  if (!property.empty()) {
    std::string low(property);
    for (char& c : low) c = is_upper_letter(c) ? static_cast<char>(c - 'A' + 'a') : c;
    take_stronger(weight, token_weight(low, "itemprop:"));
  }
  return weight;
}

bool is_hidden(const html::Tree& tree, html::NodeId id) {
  if (tree[id].attribute_count == 0) return false;
  if (tree.has_attribute(id, Attribute::kHidden)) return true;
  std::string style;
  for (const char c : tree.attribute(id, Attribute::kStyle)) {
    if (c != ' ') style += c;
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace sourcier
