#include "engine/html/shed.h"

#include <algorithm>
#include <array>

#include "engine/html/names.h"

namespace sourcier::html {
namespace {

constexpr std::size_t kLongestName = 16;  // Longer than any that is asked for.

std::string_view raw(std::string_view page, std::size_t begin, std::size_t length) {
  return begin < page.size() ? page.substr(begin, length) : std::string_view();
}

// Elements that are opened again after a misplaced end: three with the same attributes are enough
// for the standard, so all of their attributes count.
bool is_formatting(myhtml_tag_id_t tag) {
  switch (tag) {
    case MyHTML_TAG_B:
    case MyHTML_TAG_BIG:
    case MyHTML_TAG_CODE:
    case MyHTML_TAG_EM:
    case MyHTML_TAG_FONT:
    case MyHTML_TAG_I:
    case MyHTML_TAG_NOBR:
    case MyHTML_TAG_S:
    case MyHTML_TAG_SMALL:
    case MyHTML_TAG_STRIKE:
    case MyHTML_TAG_STRONG:
    case MyHTML_TAG_TT:
    case MyHTML_TAG_U:
      return true;
    default:
      return false;
  }
}

// Whether the building of the tree may look at the attributes of such an element.
bool keeps_all(myhtml_tag_id_t tag) {
  return is_formatting(tag) || tag == MyHTML_TAG__DOCTYPE || tag == MyHTML_TAG_ANNOTATION_XML;
}

bool is_asked_for(std::string_view name) {
  if (name.size() > kLongestName) return false;
  std::array<char, kLongestName> low{};
  std::ranges::transform(name, low.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return attribute_named({low.data(), name.size()}).has_value();
}

void unlink(myhtml_token_node_t& token, myhtml_token_attr_t* attr) {
  (attr->prev == nullptr ? token.attr_first : attr->prev->next) = attr->next;
  (attr->next == nullptr ? token.attr_last : attr->next->prev) = attr->prev;
}

std::size_t shed_attributes(myhtml_token_node_t& token, std::string_view page) {
  const bool keeps = keeps_all(token.tag_id);
  std::size_t count = 0;
  for (auto* attr = token.attr_first; attr != nullptr; attr = attr->next) {
    ++count;
    const std::string_view name = raw(page, attr->raw_key_begin, attr->raw_key_length);
    if (!keeps && !is_asked_for(name)) unlink(token, attr);
  }
  return count;
}

// Whether the open element's text is for programs only.
bool is_code(const myhtml_tree_t& tree) {
  const auto* open = tree.open_elements;
  if (open == nullptr || open->length == 0) return false;
  const myhtml_tree_node_t* element = open->list[open->length - 1];
  if (element->tag_id == MyHTML_TAG_STYLE) return true;
  if (element->tag_id != MyHTML_TAG_SCRIPT || element->token == nullptr) return false;
  for (const auto* attr = element->token->attr_first; attr != nullptr; attr = attr->next) {
    const std::string_view name(attr->key.data, attr->key.length);
    if (name == "type") return !is_data_type({attr->value.data, attr->value.length});
  }
  return true;
}

}  // namespace

std::size_t shed(const myhtml_tree_t& tree, myhtml_token_node_t& token, std::string_view page) {
  if (token.tag_id == MyHTML_TAG__COMMENT) {
    token.raw_length = 0;
    return 0;
  }
  if (token.tag_id != MyHTML_TAG__TEXT) return shed_attributes(token, page);
  const bool is_raw = (token.type & (MyHTML_TOKEN_TYPE_SCRIPT | MyHTML_TOKEN_TYPE_RAWTEXT)) != 0;
  if (is_raw && is_code(tree)) token.raw_length = 0;
  return 0;
}

}  // namespace sourcier::html
