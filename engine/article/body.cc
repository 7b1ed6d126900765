#include "engine/article/body.h"

#include <algorithm>

#include "engine/article/features.h"
#include "engine/article/line_facts.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using html::NodeId;

constexpr float kMajority = 0.6F;   // Of all prose: an element that holds it is no sidebar.
constexpr float kTogether = 0.92F;  // Of the prose above: the walk goes down to it.
constexpr float kLowestMarks = -8;  // Marks add up between these.
constexpr float kHighestMarks = 4;
constexpr float kOutside = -2;  // Prose with such marks does not count for the container.
constexpr float kStrongMark = -3;
constexpr std::size_t kMostOfIt = 7, kOf = 10;  // Share of the text above a tail.
constexpr float kBodyMark = 3;                  // "article-body" and the like.
constexpr std::size_t kLongestTitle = 400;      // Bytes.
constexpr std::uint32_t kTitleWords = 30;
constexpr std::size_t kLeadBlocks = 30;  // Above the container, where the title is looked for.
constexpr float kEnoughInBody = 0.4F;

// Sums of prose over ranges of nodes, each in constant time.
class Mass {
 public:
  Mass(const html::Tree& tree, const Blocks& blocks, bool is_weighed)
      : sums_(tree.nodes().size() + 1, 0) {
    for (const Block& block : blocks.list) {
      if (is_weighed && block.marks <= kOutside) continue;
      if (!is_prose(block, blocks.text_of(block))) continue;
      sums_[block.first + 1] += static_cast<float>(block.text.size() - block.linked);
    }
    for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
  }
  float of(NodeId id, NodeId end) const { return sums_[end] - sums_[id]; }
  float total() const { return sums_.back(); }

 private:
  std::vector<float> sums_;
};

// Adds the marks up from the root. A mark against an element that holds most of the page's prose
// is not believed: some sites call their main column a sidebar.
void spread_marks(const html::Tree& tree, Blocks& blocks) {
  const Mass mass(tree, blocks, false);
  std::vector<float> sums(tree.nodes().size(), 0);
  for (NodeId id = 1; id < sums.size(); ++id) {
    float own = blocks.weights[id];
    if (own < 0 && mass.of(id, tree[id].end) > kMajority * mass.total()) own = 0;
    // A strong mark against a box outweighs the good ones around it.
    const float above =
        own <= kStrongMark ? std::min(sums[tree[id].parent], 0.0F) : sums[tree[id].parent];
    sums[id] = std::clamp(above + own, kLowestMarks, kHighestMarks);
  }
  for (Block& block : blocks.list) block.marks = sums[tree[block.first].parent];
}

// The element that says of itself that it is the article's body, if enough prose stands in it.
NodeId marked_body(const html::Tree& tree, const Blocks& blocks, const Mass& mass) {
  NodeId best = 0;
  float most = kEnoughInBody * mass.total();
  for (NodeId id = 1; id < tree.nodes().size(); ++id) {
    if (blocks.weights[id] < kBodyMark) continue;
    const float held = mass.of(id, tree[id].end);
    if (held > most) {
      most = held;
      best = id;
    }
  }
  return best;
}

NodeId heaviest_child(const html::Tree& tree, NodeId id, const Mass& mass) {
  NodeId best = 0;
  float most = 0;
  for (NodeId child = id + 1; child < tree[id].end; child = tree[child].end) {
    const float held = mass.of(child, tree[child].end);
    if (held > most) {
      most = held;
      best = child;
    }
  }
  return best;
}

NodeId find_container(const html::Tree& tree, const Blocks& blocks, const Mass& mass) {
  NodeId at = marked_body(tree, blocks, mass);
  while (at == 0 || blocks.weights[at] < kBodyMark) {
    const NodeId child = heaviest_child(tree, at, mass);
    if (child == 0 || tree[child].tag == html::Tag::kP) break;
    if (mass.of(child, tree[child].end) < kTogether * mass.of(at, tree[at].end)) break;
    at = child;
  }
  return at;
}

// The element below which most prose stands directly.
NodeId prose_parent(const html::Tree& tree, const Blocks& blocks, std::size_t first,
                    std::size_t end) {
  std::vector<std::pair<NodeId, std::size_t>> sizes;
  for (std::size_t i = first; i < end; ++i) {
    const Block& block = blocks.list[i];
    if (is_prose(block, blocks.text_of(block)))
      sizes.emplace_back(tree[block.node].parent, block.text.size());
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

class Chooser {
 public:
  Chooser(const html::Tree& tree, Blocks& blocks, const ExtractionRules::Data& rules,
          const std::vector<std::string>& titles)
      : tree_(tree), blocks_(blocks), rules_(rules), titles_(titles) {}

  Body choose();

 private:
  void take_lead();
  void score();
  void keep_bare_prose();
  bool is_title(const Block& block) const;
  void drop_titles();
  void apply_standing();
  void drop_lone_headings();
  bool is_headline_like(std::size_t index) const;
  bool is_signature(const Block& block, std::string_view text) const;

  const html::Tree& tree_;
  Blocks& blocks_;
  const ExtractionRules::Data& rules_;
  const std::vector<std::string>& titles_;
  Body body_;
  std::vector<Standing> standing_;
  std::size_t lead_end_ = 0;  // Blocks [first, lead_end_) stand above the container.
};

void Chooser::score() {
  const Features weights = load_weights(rules_.weights);
  const NodeId parent = prose_parent(tree_, blocks_, body_.first, body_.end);
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    const bool stands = standing_[i] != Standing::kNone;
    const Features features = measure(blocks_, i, tree_, parent, stands);
    const Block& block = blocks_.list[i];
    // Between title and container stand a lead and much else: only prose is taken there.
    const bool may_be = i >= lead_end_ || is_prose(block, blocks_.text_of(block));
    body_.is_kept[i] = may_be && weigh(features, weights) > 0;
  }
}

bool Chooser::is_title(const Block& block) const {
  if (block.text.size() > kLongestTitle || block.level > 2) return false;
  if (block.level == 0 && block.words > kTitleWords)
    return false;  // Folding costs more than all else.
  return std::ranges::find(titles_, fold(blocks_.text_of(block))) != titles_.end();
}

void Chooser::drop_titles() {
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    if (is_title(blocks_.list[i])) body_.is_kept[i] = 0;
  }
}

// The lead often stands between the title and the body's container.
void Chooser::take_lead() {
  const std::size_t from = body_.first - std::min(body_.first, kLeadBlocks);
  for (std::size_t i = body_.first; i > from; --i) {
    if (blocks_.list[i - 1].level == 0 || !is_title(blocks_.list[i - 1])) continue;
    lead_end_ = body_.first;
    body_.first = i;
    return;
  }
}

// Marks and shapes can all speak against a page that has an article all the same.
void Chooser::keep_bare_prose() {
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    if (body_.is_kept[i]) return;
  }
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    const Block& block = blocks_.list[i];
    body_.is_kept[i] = standing_[i] == Standing::kNone && is_prose(block, blocks_.text_of(block));
  }
}

bool Chooser::is_headline_like(std::size_t index) const {
  const Block& block = blocks_.list[index];
  return block.words <= 25 && !ends_sentence(blocks_.text_of(block)) && block.level == 0;
}

// A line of date or author.
bool Chooser::is_signature(const Block& block, std::string_view text) const {
  if (block.words > 16 || block.level != 0) return false;
  const LineWords words(text);
  if (is_date_line(text, words, rules_.dates)) return true;
  return !authors_in_byline(text, rules_).empty();
}

// A tail ends the article where most of the prose is above it; else it is one box among others.
void Chooser::apply_standing() {
  std::size_t total = 0, seen = 0;
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    if (body_.is_kept[i]) total += blocks_.list[i].text.size();
  }
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    if (standing_[i] == Standing::kTail && seen * kOf > total * kMostOfIt) {
      std::fill(body_.is_kept.begin() + static_cast<std::ptrdiff_t>(i), body_.is_kept.end(), 0);
      return;
    }
    if (standing_[i] != Standing::kNone) {
      body_.is_kept[i] = 0;
      const bool is_box = standing_[i] != Standing::kLine;
      if (is_box && i + 1 < body_.end && is_headline_like(i + 1)) body_.is_kept[i + 1] = 0;
    }
    if (body_.is_kept[i]) seen += blocks_.list[i].text.size();
  }
}

// A heading stays with what it heads.
void Chooser::drop_lone_headings() {
  bool has_text = false;
  for (std::size_t i = body_.end; i > body_.first; --i) {
    if (!body_.is_kept[i - 1]) {
      // A run of dropped prose or links: what it was headed by goes with it.
      if (blocks_.list[i - 1].level != 0) continue;
      has_text = has_text && standing_[i - 1] != Standing::kNone;
      continue;
    }
    const bool is_heading = blocks_.list[i - 1].kind == ParagraphKind::kHeading;
    if (is_heading && !has_text) body_.is_kept[i - 1] = 0;
    if (!is_heading) has_text = true;
  }
}

Body Chooser::choose() {
  spread_marks(tree_, blocks_);
  const Mass mass(tree_, blocks_, true);
  body_.is_kept.assign(blocks_.list.size(), 0);
  body_.container = find_container(tree_, blocks_, mass);
  const NodeId begin = body_.container, end = tree_[body_.container].end;
  while (body_.first < blocks_.list.size() && blocks_.list[body_.first].first < begin)
    ++body_.first;
  body_.end = body_.first;
  while (body_.end < blocks_.list.size() && blocks_.list[body_.end].first < end) ++body_.end;
  take_lead();
  standing_.assign(blocks_.list.size(), Standing::kNone);
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    const std::string_view text = blocks_.text_of(blocks_.list[i]);
    standing_[i] = standing_of(text, rules_.boilerplate);
    if (standing_[i] == Standing::kNone && is_signature(blocks_.list[i], text))
      standing_[i] = Standing::kLine;
  }
  score();
  keep_bare_prose();
  drop_titles();
  apply_standing();
  drop_lone_headings();
  return std::move(body_);
}

}  // namespace

Body choose_body(const html::Tree& tree, Blocks& blocks, const ExtractionRules::Data& rules,
                 const std::vector<std::string>& titles) {
  return Chooser(tree, blocks, rules, titles).choose();
}

}  // namespace sourcier
