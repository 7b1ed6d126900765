// Formatting that goes on behind its block, and its end.
#include "engine/html/plain_tree.h"

namespace sourcier::html {
namespace {

constexpr std::size_t kMostMovedBlocks = 256;  // Of a page; each costs the nodes behind it.

}  // namespace

bool PlainTree::is_open(std::uint32_t serial) const {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].serial == serial) return true;
  }
  return false;
}

// What was open when a block ended is opened again, with the same attributes.
PlainTree::Next PlainTree::reopen_formatting() {
  if (formatting_.empty() || formatting_.back().tag == 0 || is_open(formatting_.back().serial))
    return Next::kDone;
  std::size_t first = formatting_.size() - 1;
  while (first > 0 && formatting_[first - 1].tag != 0 && !is_open(formatting_[first - 1].serial))
    --first;
  for (std::size_t at = first; at < formatting_.size(); ++at) {
    Formatting& entry = formatting_[at];
    const NodeId node = insert(entry.tag, nullptr);
    if (node != kNone) {
      if (entry.node == kNone) return Next::kGiveUp;  // Its attributes are not known.
      made_.copy_attributes(entry.node);
    }
    push(entry.tag, node);
    entry.node = node;
    entry.serial = open_.back().serial;
  }
  return Next::kDone;
}

// Of the open element. A fourth of one kind might replace the first.
PlainTree::Next PlainTree::add_formatting(TagNumber tag) {
  std::size_t alike = 0;
  for (std::size_t at = formatting_.size(); at-- > 0 && formatting_[at].tag != 0;) {
    if (formatting_[at].tag == tag && ++alike == 3) return Next::kGiveUp;
  }
  formatting_.push_back({tag, open_.back().node, open_.back().serial});
  return Next::kDone;
}

// The last entry of the kind behind the last marker; the list's size for none.
std::size_t PlainTree::formatting_entry(TagNumber tag) const {
  for (std::size_t at = formatting_.size(); at-- > 0 && formatting_[at].tag != 0;) {
    if (formatting_[at].tag == tag) return at;
  }
  return formatting_.size();
}

// The adoption agency algorithm.
PlainTree::Next PlainTree::end_formatting(TagNumber tag) {
  constexpr int kTurns = 8;  // The standard's.
  for (int turn = 0; turn < kTurns; ++turn) {
    const std::size_t entry = formatting_entry(tag);
    if (entry == formatting_.size()) {
      // Hidden by the marker of an element that its cell closed: MyHTML leaves it open.
      const bool is_hidden = !formatting_.empty() && formatting_.back().tag == 0;
      if (turn == 0 && is_current(tag) && is_hidden) return Next::kGiveUp;
      if (turn == 0 && is_current(tag)) pop();
      return Next::kDone;
    }
    const std::uint32_t serial = formatting_[entry].serial;
    if (turn == 0 && is_current(tag) && open_.back().serial != serial) return Next::kGiveUp;
    const auto position = formatting_.begin() + static_cast<std::ptrdiff_t>(entry);
    if (!is_open(serial)) {
      formatting_.erase(position);
      return Next::kDone;
    }
    std::size_t element = open_.size() - 1, block = 0;
    for (; open_[element].serial != serial; --element) {
      if ((open_[element].categories & MyHTML_TAG_CATEGORIES_SCOPE) != 0) return Next::kDone;
      if ((open_[element].categories & MyHTML_TAG_CATEGORIES_SPECIAL) != 0) block = element;
    }
    if (block == 0) {
      pop_to(element);
      formatting_.erase(position);
      return Next::kDone;
    }
    if (move_block(entry, element, block) == Next::kGiveUp) return Next::kGiveUp;
  }
  return Next::kDone;
}

// "<b>one<p>two</b>" becomes "<b>one</b><p><b>two</b>": the block leaves the formatting, which its
// children get anew.
PlainTree::Next PlainTree::move_block(std::size_t entry, std::size_t element, std::size_t block) {
  if (++moved_blocks_ > kMostMovedBlocks) return Next::kGiveUp;
  for (std::size_t at = element + 1; at < block; ++at) {
    for (const Formatting& other : formatting_) {
      if (other.serial == open_[at].serial) return Next::kGiveUp;
    }
  }
  const NodeId parent = open_[element - 1].node, node = open_[block].node;
  const NodeId like = formatting_[entry].node;
  if (is_of_table(open_[element - 1].tag)) return Next::kGiveUp;
  NodeId made = kNone;
  if (node != kNone) {
    if (parent == kNone || like == kNone) return Next::kGiveUp;
    made_.set_parent(node, parent);
    if (!is_unseen(made_.tree()[node].tag)) {
      made = node + 1;
      made_.wrap_children(node, like);
      renumber_from(made);
    }
  }
  const TagNumber tag = open_[element].tag;
  const Open anew{tag, open_[element].categories, made, ++serials_};
  formatting_[entry].node = made;
  formatting_[entry].serial = anew.serial;
  open_.insert(open_.begin() + static_cast<std::ptrdiff_t>(block) + 1, anew);
  for (std::size_t at = element + 1; at < block; ++at) {
    if (open_[at].tag < kFirstUnknown) --open_count_[open_[at].tag];
  }
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(element),
              open_.begin() + static_cast<std::ptrdiff_t>(block));
  return Next::kDone;
}

// A node was put in at `first`.
void PlainTree::renumber_from(NodeId first) {
  const auto renumber = [&](NodeId& node) {
    if (node != kNone && node >= first) ++node;
  };
  for (Open& open : open_) renumber(open.node);
  for (Formatting& formatting : formatting_) renumber(formatting.node);
  renumber(last_text_);
}

void PlainTree::clear_to_marker() {
  while (!formatting_.empty()) {
    const bool is_marker = formatting_.back().tag == 0;
    formatting_.pop_back();
    if (is_marker) return;
  }
}

}  // namespace sourcier::html
