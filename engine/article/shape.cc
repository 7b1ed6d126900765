#include "engine/article/shape.h"

#include <algorithm>
#include <tuple>

#include "engine/article/held.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

using html::NodeId;
using html::Tag;

constexpr float kMajority = 0.6F;   // Of all prose: an element that holds it is no sidebar.
constexpr float kTogether = 0.92F;  // Of the prose above: the walk goes down to it.
constexpr int kLowestMarks = -8;    // Marks add up between these.
constexpr int kHighestMarks = 4;
constexpr float kOutside = -2;  // Prose with such marks does not count for the container.
constexpr float kStrongMark = -3;
constexpr std::uint32_t kFewestItems = 3;
constexpr std::uint8_t kItemReach = 6;  // Elements.
constexpr float kBodyMark = 3;          // "article-body" and the like.
constexpr float kEnoughInBody = 0.4F;   // Of the page's prose.

std::uint8_t element_bit(Tag tag) {
  switch (tag) {
    case Tag::kArticle:
      return kInArticle;
    case Tag::kMain:
      return kInMain;
    case Tag::kAside:
    case Tag::kNav:
    case Tag::kFooter:
      return kInAside;
    case Tag::kHeader:
      return kInHeader;
    case Tag::kForm:
      return kInForm;
    case Tag::kTable:
      return kInTable;
    case Tag::kSection:
      return kInSection;
    default:
      return 0;
  }
}

// Sums of prose over ranges of nodes.
class ProseMass {
 public:
  ProseMass(const PageShape& shape, const Blocks& blocks, bool is_weighed, std::size_t nodes)
      : sums_(nodes + 1, 0) {
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
      const Block& block = blocks.list[i];
      if (shape.prose[i] == 0 || (is_weighed && block.marks <= kOutside)) continue;
      sums_[block.first + 1] += static_cast<float>(held_by(block, true).prose);
    }
    for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
  }
  float of(NodeId id, NodeId end) const { return sums_[end] - sums_[id]; }
  float total() const { return sums_.back(); }

 private:
  std::vector<float> sums_;
};

class Shaper {
 public:
  Shaper(const html::Tree& tree, Blocks& blocks) : tree_(tree), blocks_(blocks) {}

  PageShape make();

 private:
  void look_at_blocks();
  void find_items();
  Item item_of(const Block& block, const std::vector<std::uint32_t>& alike) const;
  void add_up();
  void spread_marks();
  NodeId marked_body(const ProseMass& mass) const;
  NodeId heaviest_child(NodeId id, const ProseMass& mass) const;
  NodeId find_container(const ProseMass& mass) const;
  NodeId find_prose_parent() const;
  std::uint32_t element_signature(NodeId id) const;

  const html::Tree& tree_;
  Blocks& blocks_;
  PageShape shape_;
};

void Shaper::look_at_blocks() {
  const std::size_t count = blocks_.list.size();
  shape_.prose.resize(count);
  shape_.ends.resize(count);
  shape_.signature.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Block& block = blocks_.list[i];
    const bool ends = ends_sentence(blocks_.text_of(block));
    shape_.ends[i] = ends ? 1 : 0;
    shape_.prose[i] = is_prose(block, ends) ? 1 : 0;
    shape_.signature[i] =
        element_signature(block.node) * 31 + element_signature(tree_[block.node].parent);
  }
}

std::uint32_t Shaper::element_signature(NodeId id) const {
  const auto tag = static_cast<std::uint32_t>(tree_[id].tag);
  const std::string_view names = tree_.attribute(id, html::Attribute::kClass);
  return names.empty() ? tag : tag ^ static_cast<std::uint32_t>(stable_hash(names));
}

void Shaper::add_up() {
  shape_.held.assign(tree_.nodes().size() + 1, {});
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    const Block& block = blocks_.list[i];
    Held& held = shape_.held[block.first + 1];
    held = held + held_by(block, shape_.prose[i] != 0);
  }
  for (std::size_t i = 1; i < shape_.held.size(); ++i) {
    shape_.held[i] = shape_.held[i] + shape_.held[i - 1];
  }
}

// Takes the marks down from the root. A mark against an element that holds most of the page's
// prose is not believed: some sites call their main column a sidebar.
void Shaper::spread_marks() {
  const auto majority = kMajority * static_cast<float>(shape_.total().prose);
  shape_.paths.resize(tree_.nodes().size());
  for (NodeId id = 1; id < shape_.paths.size(); ++id) {
    const html::Node& node = tree_[id];
    const PathMarks& above = shape_.paths[node.parent];
    PathMarks& path = shape_.paths[id];
    path = above;
    if (node.tag == Tag::kText) continue;
    float own = blocks_.weights[id];
    if (own < 0 && static_cast<float>(shape_.of(id, node.end).prose) > majority) own = 0;
    path.depth = static_cast<std::uint8_t>(std::min<int>(above.depth + 1, 255));
    path.inside = static_cast<std::uint8_t>(above.inside | element_bit(node.tag));
    path.since = static_cast<std::uint8_t>(std::min<int>(above.since + 1, 255));
    if (own == 0) continue;
    const auto mark = static_cast<std::int8_t>(own);
    path.nearest = mark;
    path.since = 0;
    path.lowest = std::min(path.lowest, mark);
    path.highest = std::max(path.highest, mark);
    // A strong mark against a box outweighs the good ones around it.
    const int sum = own <= kStrongMark ? std::min<int>(above.sum, 0) : above.sum;
    path.sum = static_cast<std::int8_t>(std::clamp(sum + mark, kLowestMarks, kHighestMarks));
  }
  for (Block& block : blocks_.list) block.marks = shape_.paths[tree_[block.first].parent].sum;
}

// The element that says of itself that it is the article's body, if enough prose stands in it.
NodeId Shaper::marked_body(const ProseMass& mass) const {
  NodeId best = 0;
  float most = kEnoughInBody * mass.total();
  for (NodeId id = 1; id < tree_.nodes().size(); ++id) {
    if (blocks_.weights[id] < kBodyMark) continue;
    const float in_it = mass.of(id, tree_[id].end);
    if (in_it > most) {
      most = in_it;
      best = id;
    }
  }
  return best;
}

NodeId Shaper::heaviest_child(NodeId id, const ProseMass& mass) const {
  NodeId best = 0;
  float most = 0;
  for (NodeId child = id + 1; child < tree_[id].end; child = tree_[child].end) {
    const float in_it = mass.of(child, tree_[child].end);
    if (in_it > most) {
      most = in_it;
      best = child;
    }
  }
  return best;
}

NodeId Shaper::find_container(const ProseMass& mass) const {
  NodeId at = marked_body(mass);
  while (at == 0 || blocks_.weights[at] < kBodyMark) {
    const NodeId child = heaviest_child(at, mass);
    if (child == 0 || tree_[child].tag == Tag::kP) break;
    if (mass.of(child, tree_[child].end) < kTogether * mass.of(at, tree_[at].end)) break;
    at = child;
  }
  return at;
}

// Of the container's blocks.
NodeId Shaper::find_prose_parent() const {
  std::vector<std::pair<NodeId, std::size_t>> sizes;
  for (std::size_t i = shape_.first; i < shape_.end; ++i) {
    const Block& block = blocks_.list[i];
    if (shape_.prose[i] != 0)
      sizes.emplace_back(tree_[block.node].parent, held_by(block, true).bytes);
  }
  std::ranges::sort(sizes);
  NodeId best = 0;
  std::size_t most = 0, sum = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    sum = i > 0 && sizes[i - 1].first == sizes[i].first ? sum + sizes[i].second : sizes[i].second;
    if (sum > most) {
      most = sum;
      best = sizes[i].first;
    }
  }
  return best;
}

// Paragraphs, headings and the like are alike everywhere: they are no items.
bool may_be_item(Tag tag) {
  return tag == Tag::kDiv || tag == Tag::kLi || tag == Tag::kArticle || tag == Tag::kSection ||
         tag == Tag::kTr || tag == Tag::kTd || tag == Tag::kAside || tag == Tag::kFigure ||
         tag == Tag::kDl || tag == Tag::kTable || tag == Tag::kOther;
}

Item Shaper::item_of(const Block& block, const std::vector<std::uint32_t>& alike) const {
  NodeId at = block.node;
  for (std::uint8_t steps = 0; steps < kItemReach && at != 0; ++steps, at = tree_[at].parent) {
    if (alike[at] >= kFewestItems) return {at, alike[at], steps};
  }
  return {};
}

// Elements with text are alike when tag and classes are, below one parent.
void Shaper::find_items() {
  struct Sibling {
    NodeId parent;
    std::uint32_t signature;
    NodeId id;
  };
  std::vector<Sibling> siblings;
  for (NodeId id = 1; id < tree_.nodes().size(); ++id) {
    const html::Node& node = tree_[id];
    if (!may_be_item(node.tag) || shape_.of(id, node.end).blocks == 0) continue;
    siblings.push_back({node.parent, element_signature(id), id});
  }
  std::ranges::sort(siblings, [](const Sibling& a, const Sibling& b) {
    return std::tie(a.parent, a.signature, a.id) < std::tie(b.parent, b.signature, b.id);
  });
  std::vector<std::uint32_t> alike(tree_.nodes().size(), 0);
  for (std::size_t begin = 0, end = 0; begin < siblings.size(); begin = end) {
    while (end < siblings.size() && siblings[end].parent == siblings[begin].parent &&
           siblings[end].signature == siblings[begin].signature)
      ++end;
    for (std::size_t i = begin; i < end; ++i)
      alike[siblings[i].id] = static_cast<std::uint32_t>(end - begin);
  }
  for (const Block& block : blocks_.list) shape_.items.push_back(item_of(block, alike));
}

PageShape Shaper::make() {
  look_at_blocks();
  add_up();
  find_items();
  spread_marks();
  const ProseMass mass(shape_, blocks_, true, tree_.nodes().size());
  shape_.container = find_container(mass);
  const NodeId begin = shape_.container, end = tree_[shape_.container].end;
  const auto stands_before = [](const Block& block, NodeId node) { return block.first < node; };
  const auto& list = blocks_.list;
  const auto first = std::lower_bound(list.begin(), list.end(), begin, stands_before);
  shape_.first = static_cast<std::size_t>(first - list.begin());
  shape_.end = static_cast<std::size_t>(std::lower_bound(first, list.end(), end, stands_before) -
                                        list.begin());
  shape_.prose_parent = find_prose_parent();
  return std::move(shape_);
}

}  // namespace

Held held_by(const Block& block, bool is_prose) {
  Held held{block.text.size(), block.linked, 0, 1};
  if (held.bytes > kMostOfBlock) {
    held.linked =
        static_cast<std::uint32_t>(std::uint64_t{block.linked} * kMostOfBlock / held.bytes);
    held.bytes = kMostOfBlock;
  }
  if (is_prose) held.prose = held.bytes - held.linked;
  return held;
}

Held operator+(const Held& one, const Held& other) {
  return {one.bytes + other.bytes, one.linked + other.linked, one.prose + other.prose,
          one.blocks + other.blocks};
}

std::vector<std::uint32_t> by_signature(const PageShape& shape) {
  std::vector<std::uint32_t> order(shape.signature.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(shape.signature[a], a) < std::pair(shape.signature[b], b);
  });
  return order;
}

PageShape shape_of(const html::Tree& tree, Blocks& blocks) { return Shaper(tree, blocks).make(); }

}  // namespace sourcier
