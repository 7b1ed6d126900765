#include "engine/html/tree.h"

#include <algorithm>
#include <cstring>

#include "engine/html/names.h"
#include "engine/html/parser.h"

namespace sourcier::html {
namespace {

// Parts of a page that no reader sees.
bool is_unseen(Tag tag) {
  return tag == Tag::kStyle || tag == Tag::kSvg || tag == Tag::kTemplate || tag == Tag::kIframe ||
         tag == Tag::kNoscript;
}

// Whether two elements often have the same value, by which more than one stage asks for marks.
bool is_spelled(Attribute name) {
  return name == Attribute::kClass || name == Attribute::kId || name == Attribute::kTestId ||
         name == Attribute::kItemprop || name == Attribute::kRole;
}

// Quick rather than good: equal values are told by a comparison.
std::size_t hash_of(std::string_view value) {
  if (value.empty()) return 0;
  std::uint64_t head = 0, tail = 0;
  const std::size_t size = std::min(value.size(), sizeof head);
  std::memcpy(&head, value.data(), size);
  std::memcpy(&tail, value.data() + value.size() - size, size);
  const std::uint64_t mixed = (head ^ (tail << 7) ^ value.size()) * 0x9E3779B97F4A7C15u;
  return static_cast<std::size_t>(mixed >> 32);
}

}  // namespace

class TreeBuilder {
 public:
  Tree build(std::string_view page);

 private:
  void flatten(myhtml_tree_node_t* root);
  bool enter(const myhtml_tree_node_t* node, NodeId parent);
  void keep_attributes(const myhtml_tree_node_t* node, Node& made);
  Span keep(std::string_view text);
  void append_lines(std::string_view rest);

  struct Spelling {
    Span value;
    std::uint32_t hash = 0;
    std::uint32_t number = Tree::kNoSpelling;  // Of a free slot.
  };
  Tree::Value spelled(Attribute name, std::string_view value);
  void widen();

  Tree tree_;
  std::vector<Spelling> spellings_;  // Slots of an open hash table; a power of two.
  std::size_t kept_ = 0;             // Slots that are taken.
};

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kMostSlots = 1u << 16;  // Real pages have some thousand values.
constexpr std::size_t kMostProbes = 32;

// Twice the slots, so that half of them stay free.
void TreeBuilder::widen() {
  std::vector<Spelling> wider(std::max(spellings_.size() * 2, kFirstSlots));
  for (const Spelling& known : spellings_) {
    if (known.number == Tree::kNoSpelling) continue;
    std::size_t slot = known.hash & (wider.size() - 1);
    while (wider[slot].number != Tree::kNoSpelling) slot = (slot + 1) & (wider.size() - 1);
    wider[slot] = known;
  }
  spellings_ = std::move(wider);
}

// The value, kept once however many elements have it. A page that was made to have values of one
// hash, or more values than pages have, gets a spelling for each.
Tree::Value TreeBuilder::spelled(Attribute name, std::string_view value) {
  if (kept_ * 2 >= spellings_.size() && spellings_.size() < kMostSlots) widen();
  const auto hash = static_cast<std::uint32_t>(hash_of(value));
  std::size_t slot = hash & (spellings_.size() - 1);
  for (std::size_t probes = 0; probes < kMostProbes; ++probes) {
    Spelling& known = spellings_[slot];
    if (known.number == Tree::kNoSpelling) {
      known = {keep(value), hash, static_cast<std::uint32_t>(tree_.spellings_++)};
      ++kept_;
      return {name, known.number, known.value};
    }
    if (known.hash == hash && slice(tree_.text_, known.value) == value)
      return {name, known.number, known.value};
    slot = (slot + 1) & (spellings_.size() - 1);
  }
  return {name, static_cast<std::uint32_t>(tree_.spellings_++), keep(value)};
}

Span TreeBuilder::keep(std::string_view text) {
  const std::size_t room = kMostText - std::min(kMostText, tree_.text_.size());
  if (text.size() > room) {
    tree_.truncated_ = true;
    text = {};  // Whole runs only: half a character would not be UTF-8.
  }
  tree_.text_ += text;
  return span_at(tree_.text_.size() - text.size(), text.size());
}

void TreeBuilder::keep_attributes(const myhtml_tree_node_t* node, Node& made) {
  made.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  if (node->token == nullptr) return;
  std::uint32_t seen = 0;
  static_assert(static_cast<std::size_t>(Attribute::kCount) <= 32);
  for (const auto* attr = node->token->attr_first; attr != nullptr; attr = attr->next) {
    const auto known = attribute_named({attr->key.data, attr->key.length});
    if (!known) continue;
    const std::uint32_t bit = 1u << static_cast<unsigned>(*known);
    if ((seen & bit) != 0) continue;
    seen |= bit;
    std::string_view value(attr->value.data, attr->value.length);
    if (value.size() > kLongestAttribute) value = {};
    tree_.attributes_.push_back(is_spelled(*known)
                                    ? spelled(*known, value)
                                    : Tree::Value{*known, Tree::kNoSpelling, keep(value)});
    ++made.attribute_count;
  }
}

// Adds the node; says whether its children are wanted.
bool TreeBuilder::enter(const myhtml_tree_node_t* node, NodeId parent) {
  Node made;
  made.tag = tag_of(node->tag_id);
  made.parent = parent;
  if (made.tag == Tag::kText) {
    const auto& text = node->token->str;
    made.text = keep({text.data, text.length});
    tree_.nodes_.push_back(made);
    return false;
  }
  keep_attributes(node, made);
  const bool holds_text = made.tag == Tag::kScript || made.tag == Tag::kTitle;
  tree_.nodes_.push_back(made);
  if (!holds_text) return !is_unseen(made.tag);
  const auto id = static_cast<NodeId>(tree_.nodes_.size() - 1);
  const bool is_data =
      made.tag == Tag::kTitle || is_data_type(tree_.attribute(id, Attribute::kType));
  if (is_data && node->child != nullptr && node->child->token != nullptr) {
    const auto& text = node->child->token->str;
    tree_.nodes_[id].text = keep({text.data, text.length});
  }
  return false;
}

// Walks the parser's tree without recursion: its depth is the page's choice.
void TreeBuilder::flatten(myhtml_tree_node_t* root) {
  const myhtml_tree_node_t* node = root;
  NodeId parent = 0;
  while (node != nullptr) {
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    const bool is_kept = node->tag_id != MyHTML_TAG__COMMENT && node->tag_id != MyHTML_TAG__DOCTYPE;
    if (is_kept && enter(node, parent) && node->child != nullptr) {
      parent = id;
      node = node->child;
      continue;
    }
    if (is_kept) tree_.nodes_[id].end = static_cast<NodeId>(tree_.nodes_.size());
    while (node != root && node->next == nullptr) {
      node = node->parent;
      tree_.nodes_[parent].end = static_cast<NodeId>(tree_.nodes_.size());
      parent = tree_.nodes_[parent].parent;
    }
    if (node == root) break;
    node = node->next;
  }
}

// What a guard left of the page, a paragraph a line, as far as there is room.
void TreeBuilder::append_lines(std::string_view rest) {
  tree_.truncated_ = true;
  const std::size_t most = tree_.nodes_.size() + kMostNodes;
  strip_tags(rest, [&](const std::string& line) {
    const bool has_room =
        tree_.nodes_.size() < most && tree_.text_.size() + line.size() <= kMostText;
    if (!has_room) return false;
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    tree_.nodes_.push_back({.tag = Tag::kP, .parent = 0, .end = id + 2});
    tree_.nodes_.push_back({.tag = Tag::kText, .parent = id, .end = id + 2, .text = keep(line)});
    return true;
  });
  tree_.nodes_[0].end = static_cast<NodeId>(tree_.nodes_.size());
}

Tree TreeBuilder::build(std::string_view page) {
  ParserLease parser;
  const Parser::Parsed parsed = parser.parse(page);
  tree_.nodes_.reserve(std::min(parsed.nodes, kMostNodes) + 2);
  tree_.attributes_.reserve(tree_.nodes_.capacity() / 2);
  tree_.text_.reserve(std::min(page.size(), kMostText) / 2);
  if (parsed.root != nullptr) flatten(parsed.root);
  if (tree_.nodes_.empty()) tree_.nodes_.push_back({.tag = Tag::kHtml, .end = 1});
  if (parsed.taken < page.size()) append_lines(page.substr(parsed.taken));
  return std::move(tree_);
}

Tree parse(std::string_view page) {
  if (page.find('\0') == std::string_view::npos) return TreeBuilder().build(page);
  // NULs mean nothing, and the parser loses half of a character beside them.
  std::string clean(page);
  std::erase(clean, '\0');
  return TreeBuilder().build(clean);
}

}  // namespace sourcier::html
