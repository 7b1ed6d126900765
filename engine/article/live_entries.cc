#include "engine/article/live_entries.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

using html::NodeId;

constexpr std::size_t kFewestEntries = 3;
constexpr std::size_t kEntryReach = 6;        // Elements from a line of time up to its entry.
constexpr std::size_t kLongestTimeLine = 24;  // Bytes: "Mis à jour à 19h02".
constexpr int kLastHour = 23, kLastMinute = 59;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// One or two digits at the front, taken off; -1 for none.
int take_number(std::string_view& text) {
  std::size_t size = 0;
  int value = 0;
  while (size < text.size() && size <= 2 && is_digit(text[size]))
    value = value * 10 + (text[size++] - '0');
  if (size == 0 || size > 2) return -1;
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

// What stands between hour and minute: "19:02", "19.02", "19h02", "19 h 02", "19時02分".
bool take_sign(std::string_view& text) {
  constexpr std::string_view kSigns[] = {":", ".", "h", "H", " h ", "\xE6\x99\x82"};
  return std::ranges::any_of(kSigns, [&](std::string_view sign) { return take(text, sign); });
}

bool take_half(std::string_view& text) {
  std::string_view rest = text;
  take(rest, " ");
  constexpr std::string_view kHalves[] = {"am", "pm", "AM", "PM", "a.m.", "p.m."};
  if (std::ranges::none_of(kHalves, [&](std::string_view half) { return take(rest, half); }))
    return false;
  text = rest;
  return true;
}

// A line that begins with a time, in the element that may be the entry.
struct Start {
  NodeId parent = 0;
  std::uint32_t signature = 0;
  std::size_t block = 0;
  NodeId node = 0;

  auto key() const { return std::tie(parent, signature); }
};

class EntryFinder {
 public:
  EntryFinder(const html::Tree& tree, Blocks& blocks) : tree_(tree), blocks_(blocks) {}

  void mark();

 private:
  bool begins_entry(std::size_t index) const;
  void add_starts(std::size_t index);
  void cover_group(std::size_t begin, std::size_t end);
  void cover(const Start& start, std::size_t next);

  const html::Tree& tree_;
  Blocks& blocks_;
  std::vector<Start> starts_;
  // At each block, how many more entries cover it than the one before: groups may overlap.
  std::vector<std::int32_t> changes_;
};

// A line that is a time, or a heading or paragraph that begins with one and a sign or a gap.
bool EntryFinder::begins_entry(std::size_t index) const {
  const Block& block = blocks_.list[index];
  if (block.kind != ParagraphKind::kBody && block.kind != ParagraphKind::kHeading &&
      block.kind != ParagraphKind::kList)
    return false;
  return leading_time(blocks_.text_of(block)) != 0;
}

// The elements whose first line it is.
void EntryFinder::add_starts(std::size_t index) {
  const NodeId before = index == 0 ? 0 : blocks_.list[index - 1].first;
  NodeId at = blocks_.list[index].node;
  for (std::size_t steps = 0; steps < kEntryReach && at > before; ++steps) {
    const std::string_view names = tree_.attribute(at, html::Attribute::kClass);
    const auto tag = static_cast<std::uint32_t>(tree_[at].tag);
    const auto signature =
        names.empty() ? tag : tag ^ static_cast<std::uint32_t>(stable_hash(names));
    starts_.push_back({tree_[at].parent, signature, index, at});
    at = tree_[at].parent;
  }
}

// An entry that holds more than its line of time ends with its element; else all that follows in
// the element around it belongs to it, up to the next.
void EntryFinder::cover(const Start& start, std::size_t next) {
  const auto& list = blocks_.list;
  const auto index_of = [&](NodeId node) {
    const auto found = std::ranges::lower_bound(list, node, {}, &Block::first);
    return static_cast<std::size_t>(found - list.begin());
  };
  const Block& first = list[start.block];
  std::size_t end = index_of(tree_[start.node].end);
  const bool is_line = first.level != 0 || first.text.size() <= kLongestTimeLine;
  if (end == start.block + 1 && is_line)
    end = next < list.size() ? next : index_of(tree_[start.parent].end);
  ++changes_[start.block];
  --changes_[end];
}

void EntryFinder::cover_group(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    cover(starts_[i], i + 1 < end ? starts_[i + 1].block : blocks_.list.size());
}

void EntryFinder::mark() {
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    if (begins_entry(i)) add_starts(i);
  }
  if (starts_.size() < kFewestEntries) return;
  changes_.assign(blocks_.list.size() + 1, 0);
  std::ranges::sort(starts_, [](const Start& a, const Start& b) {
    return std::tie(a.parent, a.signature, a.block) < std::tie(b.parent, b.signature, b.block);
  });
  for (std::size_t begin = 0, end = 0; begin < starts_.size(); begin = end) {
    while (end < starts_.size() && starts_[end].key() == starts_[begin].key()) ++end;
    if (end - begin >= kFewestEntries) cover_group(begin, end);
  }
  std::int32_t around = 0;
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    around += changes_[i];
    if (around > 0) blocks_.list[i].in_update = true;
  }
}

}  // namespace

std::size_t leading_time(std::string_view line) {
  std::string_view rest = line;
  const int hour = take_number(rest);
  if (hour < 0 || hour > kLastHour) return 0;
  if (take_half(rest)) return line.size() - rest.size();
  if (!take_sign(rest)) return 0;
  const int minute =
      rest.size() >= 2 && is_digit(rest[0]) && is_digit(rest[1]) ? take_number(rest) : -1;
  if (minute < 0 || minute > kLastMinute) return 0;
  take_half(rest);
  // "17.12.2031", "19:02:11" goes on as a time, "1.10km" as a length.
  if (rest.size() >= 2 && (rest[0] == '.' || rest[0] == ',') && is_digit(rest[1])) return 0;
  if (!rest.empty() && is_letter(rest[0])) return 0;
  return line.size() - rest.size();
}

void mark_live_entries(const html::Tree& tree, Blocks& blocks) { EntryFinder(tree, blocks).mark(); }

}  // namespace sourcier
