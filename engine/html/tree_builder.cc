#include "engine/html/tree_builder.h"

#include <algorithm>
#include <cstring>

namespace sourcier::html {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kMostSlots = 1u << 16;  // Real pages have some thousand values.
constexpr std::size_t kMostProbes = 32;

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

void TreeBuilder::reserve(std::size_t nodes, std::size_t bytes) {
  tree_.nodes_.reserve(nodes);
  tree_.attributes_.reserve(nodes / 2);
  tree_.text_.reserve(std::min(bytes, kMostText));
}

NodeId TreeBuilder::add(Tag tag, NodeId parent) {
  Node made;
  made.tag = tag;
  made.parent = parent;
  made.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  tree_.nodes_.push_back(made);
  seen_ = 0;
  described_ = static_cast<NodeId>(tree_.nodes_.size() - 1);
  return described_;
}

NodeId TreeBuilder::add_text(std::string_view text, NodeId parent) {
  Node made;
  made.tag = Tag::kText;
  made.parent = parent;
  made.text = keep(text);
  tree_.nodes_.push_back(made);
  return static_cast<NodeId>(tree_.nodes_.size() - 1);
}

void TreeBuilder::add_attribute(Attribute name, std::string_view value) {
  static_assert(static_cast<std::size_t>(Attribute::kCount) <= 32);
  const std::uint32_t bit = 1u << static_cast<unsigned>(name);
  if ((seen_ & bit) != 0) return;
  seen_ |= bit;
  if (value.size() > kLongestAttribute) value = {};
  tree_.attributes_.push_back(is_spelled(name) ? spelled(name, value)
                                               : Tree::Value{name, Tree::kNoSpelling, keep(value)});
  ++tree_.nodes_[described_].attribute_count;
}

void TreeBuilder::resume_attributes(NodeId id) {
  Node& node = tree_.nodes_[id];
  const std::uint32_t first = node.first_attribute;
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  seen_ = 0;
  described_ = id;
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Tree::Value value = tree_.attributes_[first + i];
    seen_ |= 1u << static_cast<unsigned>(value.name);
    tree_.attributes_.push_back(value);
  }
}

void TreeBuilder::wrap_children(NodeId parent, NodeId like) {
  Node made = tree_.nodes_[like];
  made.parent = parent;
  const NodeId id = parent + 1;
  tree_.nodes_.insert(tree_.nodes_.begin() + id, made);
  for (std::size_t at = id + 1; at < tree_.nodes_.size(); ++at) {
    if (tree_.nodes_[at].parent >= parent) ++tree_.nodes_[at].parent;
  }
}

void TreeBuilder::copy_attributes(NodeId from) {
  tree_.nodes_.back().first_attribute = tree_.nodes_[from].first_attribute;
  tree_.nodes_.back().attribute_count = tree_.nodes_[from].attribute_count;
}

void TreeBuilder::extend_text(NodeId id, std::string_view more) {
  Node& node = tree_.nodes_[id];
  if (node.text.end != tree_.text_.size()) node.text = keep(std::string(tree_.text(id)));
  node.text.end = keep(more).end;
}

void TreeBuilder::close_all() {
  for (std::size_t at = tree_.nodes_.size(); at-- > 0;) {
    Node& node = tree_.nodes_[at];
    node.end = std::max(node.end, static_cast<NodeId>(at + 1));
    if (at == 0) break;
    NodeId& end = tree_.nodes_[node.parent].end;
    end = std::max(end, node.end);
  }
}

}  // namespace sourcier::html
