#include "engine/html/tree.h"

#include <algorithm>

#include "engine/html/names.h"
#include "engine/html/parser.h"
#include "engine/html/tree_builder.h"

namespace sourcier::html {
namespace {

// Makes the tree of what MyHTML read.
class Flattener {
 public:
  Tree make(std::string_view page);

 private:
  void flatten(myhtml_tree_node_t* root);
  bool enter(const myhtml_tree_node_t* node, NodeId parent);
  void append_lines(std::string_view rest);

  TreeBuilder made_;
};

// Adds the node; says whether its children are wanted.
bool Flattener::enter(const myhtml_tree_node_t* node, NodeId parent) {
  const Tag tag = tag_of(node->tag_id);
  if (tag == Tag::kText) {
    const auto& text = node->token->str;
    made_.add_text({text.data, text.length}, parent);
    return false;
  }
  const NodeId id = made_.add(tag, parent);
  if (node->token != nullptr) {
    for (const auto* attr = node->token->attr_first; attr != nullptr; attr = attr->next) {
      if (const auto known = attribute_named({attr->key.data, attr->key.length}))
        made_.add_attribute(*known, {attr->value.data, attr->value.length});
    }
  }
  if (tag != Tag::kScript && tag != Tag::kTitle) return !is_unseen(tag);
  const bool is_data =
      tag == Tag::kTitle || is_data_type(made_.tree().attribute(id, Attribute::kType));
  if (is_data && node->child != nullptr && node->child->token != nullptr) {
    const auto& text = node->child->token->str;
    made_.set_text(id, {text.data, text.length});
  }
  return false;
}

// Walks the parser's tree without recursion: its depth is the page's choice.
void Flattener::flatten(myhtml_tree_node_t* root) {
  const myhtml_tree_node_t* node = root;
  NodeId parent = 0;
  while (node != nullptr) {
    const auto id = static_cast<NodeId>(made_.tree().nodes().size());
    const bool is_kept = node->tag_id != MyHTML_TAG__COMMENT && node->tag_id != MyHTML_TAG__DOCTYPE;
    if (is_kept && enter(node, parent) && node->child != nullptr) {
      parent = id;
      node = node->child;
      continue;
    }
    if (is_kept) made_.set_end(id);
    while (node != root && node->next == nullptr) {
      node = node->parent;
      made_.set_end(parent);
      parent = made_.tree()[parent].parent;
    }
    if (node == root) break;
    node = node->next;
  }
}

// What a guard left of the page, a paragraph a line, as far as there is room.
void Flattener::append_lines(std::string_view rest) {
  made_.set_truncated();
  const std::size_t most = made_.tree().nodes().size() + kMostNodes;
  strip_tags(rest, [&](const std::string& line) {
    const bool has_room =
        made_.tree().nodes().size() < most && made_.text_size() + line.size() <= kMostText;
    if (!has_room) return false;
    made_.add_text(line, made_.add(Tag::kP, 0));
    return true;
  });
  made_.close_all();
}

Tree Flattener::make(std::string_view page) {
  ParserLease parser;
  const Parser::Parsed parsed = parser.parse(page);
  made_.reserve(std::min(parsed.nodes, kMostNodes) + 2, page.size() / 2);
  if (parsed.root != nullptr) flatten(parsed.root);
  if (made_.tree().nodes().empty()) made_.set_end(made_.add(Tag::kHtml, 0));
  if (parsed.taken < page.size()) append_lines(page.substr(parsed.taken));
  return made_.take();
}

Tree parse_clean(std::string_view page) {
  if (std::optional<Tree> tree = parse_plain(page)) return std::move(*tree);
  return parse_any(page);
}

}  // namespace

Tree parse_any(std::string_view page) { return Flattener().make(page); }

Tree parse(std::string_view page) {
  if (page.find('\0') == std::string_view::npos) return parse_clean(page);
  // NULs mean nothing, and the parser loses half of a character beside them.
  std::string clean(page);
  std::erase(clean, '\0');
  return parse_clean(clean);
}

}  // namespace sourcier::html
