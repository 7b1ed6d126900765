// Authors whom readers see: in elements that are marked, in bylines, at the end of the text.
#include <algorithm>

#include "engine/article/author_finder.h"
#include "engine/article/marks.h"
#include "engine/article/name_shape.h"
#include "engine/text/unicode.h"

namespace sourcier {

using html::NodeId;

namespace {

constexpr NodeId kAuthorNodes = 24;           // Below an element that names the author.
constexpr std::size_t kAuthorWords = 12;      // Of the text in one.
constexpr std::size_t kLongestLabel = 120;    // Bytes of that.
constexpr std::size_t kMostCandidates = 128;  // Elements that are weighed.
constexpr std::size_t kBylineBlocks = 3;      // Kept paragraphs among which a byline may stand,
constexpr std::size_t kBylineWords = 14;      // of so many words at most.
constexpr std::size_t kBlocksBefore = 12;     // Lines before the body that may bear a byline.
constexpr NodeId kNodesOverTitle = 60;        // A byline may stand over its title.
constexpr std::size_t kLabelledWords = 4;     // Of a name behind a label.
constexpr std::size_t kSignedBefore = 4;      // Lines over the body that may be a name,
constexpr std::size_t kSignedLines = 3;       // and of either end of it.
constexpr std::size_t kCopyrightLines = 40;   // Behind the body; a footer may be long.
constexpr std::size_t kCopyrightWords = 12;

// Without the hyphens that show only where a word is parted: "Mat­thi­as".
std::string without_soft_hyphens(std::string_view text) {
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  std::string out;
  for (;;) {
    const std::size_t end = std::min(text.find(kSoftHyphen), text.size());
    out += text.substr(0, end);
    if (end == text.size()) return out;
    text.remove_prefix(end + kSoftHyphen.size());
  }
}

// Whoever is named at a picture took it.
bool is_in_figure(const html::Tree& tree, NodeId id) {
  for (; id != 0; id = tree[id].parent) {
    if (tree[id].tag == html::Tag::kFigure || tree[id].tag == html::Tag::kFigcaption) return true;
  }
  return false;
}

}  // namespace

std::string_view AuthorFinder::line(std::size_t block) const {
  return page_.blocks.text_of(page_.blocks.list[block]);
}

// Between the title and the end of the body: other persons' links stand in menus and lists.
bool AuthorFinder::is_beside_title(NodeId id) const {
  const auto& list = page_.blocks.list;
  const std::size_t first = std::min(body_.first, list.size());
  const std::size_t begin = first > kBlocksBefore ? first - kBlocksBefore : 0;
  if (begin >= end_) return false;
  NodeId from = list[begin].first;
  for (const NodeId heading : page_.facts.headings) {
    if (heading < list[std::min(first, end_ - 1)].first) from = heading;
  }
  from = from > kNodesOverTitle ? from - kNodesOverTitle : 0;
  return id >= from && id <= list[end_ - 1].first;
}

// The text of the next node beside an element.
std::string AuthorFinder::behind(NodeId id) const {
  const NodeId next = page_.tree[id].end;
  if (page_.tree[next].parent != page_.tree[id].parent) return {};
  return text_below(page_.tree, next, kLongestLabel);
}

// An element whose class says that it names the author.
void AuthorFinder::take_marked() {
  list_.is_shown = true;
  std::size_t candidates = 0;
  for (NodeId id = 1; id < page_.tree.nodes().size() && list_.empty(); ++id) {
    const html::Node& node = page_.tree[id];
    if (node.attribute_count == 0 || node.end - id > kAuthorNodes) continue;
    if (!page_.marks.has(page_.tree, id, "author:")) continue;
    if (++candidates > kMostCandidates) break;
    if (is_in_comment(page_, id) || is_in_figure(page_.tree, id)) continue;
    std::string label = label_of(id);
    // "Autor:" in an element of its own, the name behind it.
    const bool is_label = label.ends_with(':') && node.end < page_.tree.nodes().size();
    if (is_label) label += " " + behind(id);
    const std::string_view text = after_by(label, true, page_.rules);
    if (LineWords(text).size() <= kAuthorWords && is_beside_title(id)) list_.add(text, true);
  }
}

// Of the kept paragraphs only the first and the last may be bylines, and no long ones.
bool AuthorFinder::may_be_byline(std::size_t block) const {
  const bool is_kept = block < body_.end && body_.is_kept[block];
  return !is_kept || page_.blocks.list[block].words <= kBylineWords;
}

void AuthorFinder::take_bylines() {
  list_.is_shown = true;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < end_ && list_.empty(); ++i) {
    const bool is_kept = i < body_.end && body_.is_kept[i];
    if (is_kept && ++kept > kBylineBlocks) continue;
    if (may_be_byline(i)) take_byline(i);
  }
  // The last paragraph may say whose the text was.
  if (body_.end == 0 || body_.end > end_ || kept <= kBylineBlocks || !list_.empty()) return;
  if (may_be_byline(body_.end - 1)) take_byline(body_.end - 1);
  if (!are_full()) list_.names.clear();
}

// Each part of a block is a line; behind the body only known names are believed, or a dated line. A
// label alone ("Autor:") names whom the next block names.
void AuthorFinder::take_byline(std::size_t i) {
  const std::string text = without_soft_hyphens(line(i));
  std::string_view rest = text;
  while (!rest.empty() && list_.empty()) {
    const std::string_view part = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const std::string_view byline = after_by(part, false, page_.rules);
    const bool is_told = i < body_.end || byline.size() < part.size();
    AuthorList named = list_.like();
    add_byline(byline, page_.rules, named);
    for (const std::string& name : named.names)
      if (is_told || has_given_name(name, true, page_.rules)) list_.add(name, false);
    if (is_told) list_.take_others(named);
    const LineWords words(part);
    const PhraseHit by = page_.rules.bylines.find_role(words, "by");
    if (by.phrase == nullptr || by.end != words.size() || !list_.empty()) continue;
    const bool is_last = rest.empty() && i + 1 < page_.blocks.list.size();
    const std::string_view next = is_last ? line(i + 1) : rest;
    const std::string_view name = next.substr(0, next.find('\n'));
    const LineWords parts(name);
    const bool is_name = trim(part).ends_with(':') && parts.size() > 1 &&
                         parts.size() <= kLabelledWords && name_shape::is_person_like(name, parts);
    if (is_name || has_given_name(name, true, page_.rules)) list_.add(name, false);
  }
}

// A line at the beginning of the text that is a byline and nothing else: "Von Ana Ruiz".
std::vector<std::string> AuthorFinder::own_byline() const {
  std::size_t kept = 0;
  for (std::size_t i = body_.first; i < std::min(body_.end, page_.blocks.list.size()); ++i) {
    if (body_.is_kept[i] && ++kept > kBylineBlocks) break;
    if (page_.blocks.list[i].words > kAuthorWords) continue;
    const std::string text = without_soft_hyphens(line(i));
    AuthorList named = list_.like();
    add_byline(text, page_.rules, named);
    const bool are_known = std::ranges::all_of(named.names, [&](const std::string& name) {
      return has_given_name(name, true, page_.rules);
    });
    if (!named.empty() && are_known && text.ends_with(named.names.back())) return named.names;
  }
  return {};
}

// The last line of a block, where it is a name and nothing else, or stands behind a day.
void AuthorFinder::take_signed_line(std::size_t i, bool is_last) {
  const Block& block = page_.blocks.list[i];
  if (block.in_figure || !list_.empty()) return;
  std::string_view text = line(i);
  const std::size_t last_line = text.rfind('\n');
  if (last_line != std::string_view::npos) text.remove_prefix(last_line + 1);
  const LineWords words(text);
  if (words.size() > kBylineWords) return;
  const auto dates = find_dates(text, words, page_.rules.dates, DayOrder::kDayFirst);
  bool is_dated =
      !dates.empty() && dates.front().first_word == 0 && dates.front().end_word < words.size();
  if (is_dated) text = text.substr(words.span(dates.front().end_word).begin);
  if (!dates.empty() && dates.front().first_word > 0) {
    const std::string_view name = name_shape::undated(text);
    is_dated = name.size() < text.size();
    text = name;
  }
  // The very last line is a name even where its first word is another word too.
  if (has_given_name(text, is_dated || is_last, page_.rules)) list_.add(text, false);
}

// "Ana Ruiz" alone on the last lines of the text, "4.3.2031 - Ana Ruiz" or "Ana Ruiz | 4.3.2031"
// beside its title.
void AuthorFinder::take_signature() {
  const std::size_t count = page_.blocks.list.size();
  const std::size_t first = std::min(body_.first, count), end = std::min(body_.end, count);
  const std::size_t begin = first > kSignedBefore ? first - kSignedBefore : 0;
  for (std::size_t i = begin; i < std::min(first + kSignedLines, end); ++i) {
    if (page_.blocks.list[i].kind != ParagraphKind::kHeading) take_signed_line(i, false);
  }
  for (std::size_t i = end; i > first && i + kSignedLines > end; --i) {
    const bool is_text = page_.blocks.list[i - 1].kind == ParagraphKind::kBody;
    take_signed_line(i - 1, i == end && is_text);
  }
}

// "© 2031 Ana Ruiz" under the text: whose it is, where nothing else says who wrote it.
void AuthorFinder::take_copyright() {
  const std::size_t count = page_.blocks.list.size();
  const std::size_t end = std::min(body_.end + kCopyrightLines, count);
  for (std::size_t i = body_.end > kSignedLines ? body_.end - kSignedLines : 0; i < end; ++i) {
    const Block& block = page_.blocks.list[i];
    if (block.in_figure || block.words > kCopyrightWords || !list_.empty()) continue;
    std::string_view text = line(i);
    constexpr std::string_view kSign = "\xC2\xA9";
    const std::size_t sign = text.find(kSign);
    if (sign == std::string_view::npos) continue;
    text = text.substr(sign + kSign.size());
    // Years stand before the name.
    const LineWords words(text);
    std::size_t name = 0;
    while (name < words.size() && words[name].find_first_of("0123456789") != std::string_view::npos)
      ++name;
    if (name == words.size()) continue;
    text = text.substr(words.span(name).begin);
    if (has_given_name(text, true, page_.rules)) list_.add(text, false);
  }
}

}  // namespace sourcier
