#include "engine/article/body.h"

#include <algorithm>
#include <limits>

#include "engine/article/body_chooser.h"
#include "engine/article/facts.h"
#include "engine/article/live_entries.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostOfIt = 7, kOf = 10;  // Share of the text above a tail.
constexpr std::size_t kLeadBlocks = 30;  // Above the container, where the title is looked for.
constexpr std::uint32_t kHeadlineWords = 25;
constexpr std::uint32_t kLeadWords = 15;  // A sentence of so many is no heading.
constexpr std::int32_t kLostTable =
    -2 * kScoreUnit;  // Cells are short: they score low even in good tables.
constexpr std::int32_t kHopelessTable = -5 * kScoreUnit;  // Amid the article.
constexpr std::int32_t kLostList = -kScoreUnit;           // Amid it.
constexpr std::int32_t kSureBeside = kScoreUnit;
constexpr std::int32_t kSureTeasers = 2 * kScoreUnit;  // A list of them that is the article.
constexpr std::size_t kBeside = 3;                     // Blocks.
constexpr std::int32_t kSureHeading = kScoreUnit;
constexpr std::int32_t kLostBrief = -kScoreUnit;
constexpr std::int32_t kLostPlainBrief = -2 * kScoreUnit;  // Of plain text without links.
constexpr std::uint32_t kBriefWords = 8;
constexpr std::uint32_t kTimeWords = 8;
constexpr std::uint32_t kTimeLineWords = 4;
constexpr std::uint32_t kAddressWords = 3;
constexpr std::uint32_t kLabelWords = 6;
constexpr std::size_t kLongestZone = 5;  // Bytes behind a time: " GMT", " Uhr".
constexpr std::int32_t kNearBest = 2 * kScoreUnit;

}  // namespace

void Chooser::score() {
  const std::vector<std::int32_t> first = model_.first.score(page_.columns);
  measure_closer(tree_, blocks_, rules_, first, page_);
  scores_ = model_.second.score(page_.columns);
  for (std::size_t i = 0; i < scores_.size(); ++i) body_.is_kept[i] = scores_[i] > 0 ? 1 : 0;
  judge_groups();
  keep_captions();
  keep_amid();
  keep_alike();
  keep_recipe_facts();
  keep_entries();
}

// The element whose cells or items are judged together: the table of a cell, the list of an item.
html::NodeId Chooser::group_of(const Block& block) const {
  const bool is_cell = block.kind == ParagraphKind::kTable;
  if (!is_cell && block.kind != ParagraphKind::kList) return 0;
  html::NodeId at = block.node;
  const auto is_wanted = [&](html::Tag tag) {
    return is_cell ? tag == html::Tag::kTable : tag == html::Tag::kUl || tag == html::Tag::kOl;
  };
  while (at != 0 && !is_wanted(tree_[at].tag)) at = tree_[at].parent;
  return at;
}

bool Chooser::has_kept(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < std::min(end, scores_.size()); ++i) {
    if (body_.is_kept[i] != 0) return true;
  }
  return false;
}

// Whether blocks [begin, end) stand between kept ones.
bool Chooser::is_amid(std::size_t begin, std::size_t end) const {
  return has_kept(begin - std::min(begin, kBeside), begin) && has_kept(end, end + kBeside);
}

// Whether a list stands between two good blocks of its own element.
bool Chooser::stands_between(html::NodeId group, std::size_t begin, std::size_t end) const {
  const auto is_good_beside = [&](std::size_t i) {
    return i < scores_.size() && body_.is_kept[i] != 0 && scores_[i] > kSureBeside &&
           tree_[blocks_.list[i].node].parent == tree_[group].parent;
  };
  return begin > 0 && is_good_beside(begin - 1) && is_good_beside(end);
}

// Cells of a table, and items of a list, stay or go together: half a table says nothing.
void Chooser::judge_groups() {
  for (std::size_t i = 0, end = 0; i < scores_.size(); i = std::max(end, i + 1)) {
    const html::NodeId group = group_of(blocks_.list[i]);
    if (group == 0) continue;
    std::int64_t sum = 0;
    for (end = i; end < scores_.size() && group_of(blocks_.list[end]) == group; ++end)
      sum += scores_[end];
    const bool is_table = blocks_.list[i].kind == ParagraphKind::kTable;
    std::int64_t least = are_teasers(i, end) ? kSureTeasers : 0;
    if (least == 0 && stands_between(group, i, end)) least = kLostList;
    // One cell is no table.
    if (is_table && end > i + 1) least = is_amid(i, end) ? kHopelessTable : kLostTable;
    const std::uint8_t is_kept = sum > least * static_cast<std::int64_t>(end - i) ? 1 : 0;
    for (std::size_t k = i; k < end; ++k) {
      if (body_.is_kept[k] != is_kept) verdicts_[k] = Verdict::kTogether;
      body_.is_kept[k] = is_kept;
    }
  }
}

void Chooser::drop(std::size_t index, Verdict verdict) {
  if (body_.is_kept[index] == 0) return;
  body_.is_kept[index] = 0;
  verdicts_[index] = verdict;
}

void Chooser::drop_titles() {
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    if (body_.is_kept[i] != 0 && shows_title(blocks_, blocks_.list[i], claims_.titles))
      drop(i, Verdict::kTitle);
  }
  drop_labels();
}

// A few words above the title, and no text with them, are the name of the site or of a section.
void Chooser::drop_labels() {
  const std::size_t title = page_.facts.title;
  if (title == BlockFacts::kNoTitle || !has_kept(title, scores_.size())) return;
  const auto is_text = [&](std::size_t i) {
    return blocks_.list[i].words > kLabelWords || page_.shape.ends[i] != 0;
  };
  for (std::size_t i = 0; i < title; ++i) {
    if (body_.is_kept[i] != 0 && is_text(i)) return;
  }
  for (std::size_t i = 0; i < title; ++i) drop(i, Verdict::kTitle);
}

// The lead often stands between the title and the body's container.
void Chooser::take_lead() {
  const std::size_t from = body_.first - std::min(body_.first, kLeadBlocks);
  for (std::size_t i = body_.first; i > from; --i) {
    if (i - 1 != page_.facts.title) continue;
    body_.first = i;
    return;
  }
}

bool Chooser::is_bare_prose(std::size_t index) const {
  const Block& block = blocks_.list[index];
  // A brief may be one line that ends in its agency.
  const bool is_plain = block.kind == ParagraphKind::kBody && block.link_count == 0;
  const bool is_brief = scores_[index] > (is_plain ? kLostPlainBrief : kLostBrief) &&
                        block.words >= kBriefWords && block.level == 0;
  const bool is_text = page_.shape.prose[index] != 0 || is_long_heading(index);
  return !stands(index) && (is_text || is_brief);
}

// Marks and shapes can all speak against a page that has an article all the same: its prose is kept
// that is nearly as good as the best. Whether any was kept.
bool Chooser::keep_bare_prose() {
  if (std::ranges::find(body_.is_kept, 1) != body_.is_kept.end()) return false;
  std::vector<std::size_t> prose;
  std::int32_t best = std::numeric_limits<std::int32_t>::min();
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    if (!is_bare_prose(i)) continue;
    prose.push_back(i);
    best = std::max(best, scores_[i]);
  }
  for (const std::size_t i : prose) {
    if (scores_[i] < best - kNearBest) continue;
    body_.is_kept[i] = 1;
    verdicts_[i] = Verdict::kProse;
  }
  return !prose.empty();
}

// "16h02" over an entry of a live blog, in a <time> of its own or alone in its line.
bool Chooser::is_only_time(std::size_t index) const {
  const Block& block = blocks_.list[index];
  if (block.in_update && block.words <= kTimeLineWords) {
    const std::string_view text = blocks_.text_of(block);
    const std::size_t size = leading_time(text);
    if (size != 0 && size + kLongestZone >= text.size()) return true;
  }
  const html::NodeId around = tree_[block.first].parent;
  return tree_[around].tag == html::Tag::kTime && block.words <= kTimeWords &&
         text_below(tree_, around) == blocks_.text_of(block);
}

// "URL: https://post.example/gates", as views for the printer have it.
bool Chooser::is_only_address(std::size_t index) const {
  const Block& block = blocks_.list[index];
  return block.words <= kAddressWords && block.level == 0 &&
         blocks_.text_of(block).find("://") != std::string_view::npos;
}

bool Chooser::is_headline_like(std::size_t index) const {
  const Block& block = blocks_.list[index];
  return block.words <= kHeadlineWords && page_.shape.ends[index] == 0 && block.level == 0;
}

// A tail ends the article where most of the prose is above it; else it is one box among others.
void Chooser::apply_standing() {
  const std::size_t count = blocks_.list.size();
  std::size_t total = 0, seen = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (body_.is_kept[i] != 0) total += blocks_.list[i].text.size();
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Standing standing = page_.facts.standing[i];
    if (standing == Standing::kTail && seen * kOf > total * kMostOfIt) {
      for (; i < count; ++i) drop(i, Verdict::kTail);
      return;
    }
    if (stands(i)) {
      drop(i, Verdict::kStanding);
      const bool is_box = standing == Standing::kTeaser || standing == Standing::kTail;
      if (is_box && i + 1 < count && is_headline_like(i + 1)) drop(i + 1, Verdict::kTeased);
    }
    if (body_.is_kept[i] != 0) seen += blocks_.list[i].text.size();
  }
}

// A lead or a paragraph that the page writes as a heading.
bool Chooser::is_long_heading(std::size_t index) const {
  const std::uint32_t words = blocks_.list[index].words;
  return words > kHeadlineWords || (words >= kLeadWords && page_.shape.ends[index] != 0);
}

// A heading stays with what it heads; a sure one may head what is no text (a picture, a film).
void Chooser::drop_lone_headings() {
  bool has_text = false, has_any = false;
  for (std::size_t i = blocks_.list.size(); i > 0; --i) {
    if (body_.is_kept[i - 1] == 0) {
      // A run of dropped prose or links: what it was headed by goes with it.
      if (blocks_.list[i - 1].level != 0) continue;
      has_text = has_text && stands(i - 1);
      continue;
    }
    const bool is_heading =
        blocks_.list[i - 1].kind == ParagraphKind::kHeading && !is_long_heading(i - 1);
    const bool is_lone = !has_text && (!has_any || scores_[i - 1] < kSureHeading);
    if (is_heading && is_lone) drop(i - 1, Verdict::kLone);
    if (is_heading) continue;
    has_any = has_text = true;
    if (blocks_.list[i - 1].kind == ParagraphKind::kHeading)
      blocks_.list[i - 1].kind = ParagraphKind::kBody;
  }
}

Body Chooser::choose() {
  body_.is_kept.assign(blocks_.list.size(), 0);
  verdicts_.assign(blocks_.list.size(), Verdict::kScore);
  body_.container = page_.shape.container;
  body_.first = page_.shape.first;
  body_.end = page_.shape.end;
  take_lead();
  score();
  drop_titles();
  if (keep_bare_prose()) drop_titles();
  drop_deck();
  apply_standing();
  drop_lone_headings();
  return std::move(body_);
}

void Chooser::tell(BodyReasons& reasons) {
  reasons.verdicts = std::move(verdicts_);
  reasons.scores = std::move(scores_);
  reasons.page = std::move(page_);
}

Body choose_body_by(const BodyModel& model, const html::Tree& tree, Blocks& blocks,
                    const ExtractionRules::Data& rules, const PageClaims& claims,
                    BodyReasons* reasons) {
  Chooser chooser(model, tree, blocks, rules, claims);
  Body body = chooser.choose();
  if (reasons != nullptr) chooser.tell(*reasons);
  return body;
}

Body choose_body(const html::Tree& tree, Blocks& blocks, const ExtractionRules::Data& rules,
                 const PageClaims& claims, BodyReasons* reasons) {
  return choose_body_by(rules.body, tree, blocks, rules, claims, reasons);
}

}  // namespace sourcier
