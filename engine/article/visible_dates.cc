// Dates that a page shows: which of its lines bears the article's.
#include <algorithm>

#include "engine/article/marks.h"
#include "engine/article/page_dates.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using html::NodeId;

constexpr std::size_t kDateLineWords = 25;   // Longer lines tell of dates, they do not bear one.
constexpr std::size_t kBareWords = 8;        // So many others make a line more than a bare date,
constexpr std::size_t kBehindFirst = 4;      // or so many more behind one that begins it.
constexpr std::size_t kBareCharacters = 20;  // The same in scripts without spaces.
constexpr std::size_t kBlocksBefore = 40;    // Lines before the title that may bear one,
constexpr std::size_t kBlocksAfter = 12;     // and after the body.
constexpr std::size_t kKeptLines = 3;        // Paragraphs of the body that may be a line of dates.
constexpr std::size_t kDatelineWords = 4;    // "Bern, 4. März 2031 – …": a date after the place.
constexpr std::size_t kBlocksOver = 3;       // Lines over the title that belong to it.
constexpr std::size_t kMentionWords = 2;     // Beside a date that nothing marks.
constexpr std::size_t kFootLines = 12;       // At the end of the page.
constexpr std::size_t kLastLines = 2;        // Of the body, which may be the page's foot.
constexpr std::size_t kMostDates = 512;      // That are weighed; timetables have hundreds.
constexpr int kMarkedAbove = 4;              // Elements around a line that may be marked.

// Where a line stands.
enum class Zone : std::uint8_t { kFarBefore, kBeforeTitle, kHead, kAfterBody };

constexpr int kZoneScores[] = {4, 6, 8, 3};

class VisibleFinder {
 public:
  VisibleFinder(const PageView& page, const Body& body, std::string_view title)
      : page_(page), body_(body), title_(fold(title)), order_(day_order_of(page)) {}

  VisibleDates find();

 private:
  std::size_t title_block() const;
  bool is_marked(NodeId id, std::string_view prefix) const;
  std::vector<FoundDate> dates_of(std::string_view line, const LineWords& words) const;
  int score(const FoundDate& date, std::size_t others, const Block& block, Zone zone) const;
  void read_line(std::size_t index, Zone zone);
  void read_dateline(std::size_t index, std::size_t near);
  void read_foot(std::size_t index);

  const PageView& page_;
  const Body& body_;
  std::string title_;
  DayOrder order_;
  VisibleDates dates_;
  int published_score_ = 0;
  int modified_score_ = 0;
  std::size_t weighed_ = 0;
};

// The block that shows the title; else the last h1 at or before the body, else its beginning.
std::size_t VisibleFinder::title_block() const {
  const auto& list = page_.blocks.list;
  std::size_t first = std::min(body_.first, list.size());
  while (first < list.size() && first < body_.end && !body_.is_kept[first]) ++first;
  std::size_t headline = list.size();
  for (std::size_t back = 0; back < kBlocksBefore && back <= first; ++back) {
    const std::size_t i = first - back;
    if (i >= list.size()) continue;
    if (!title_.empty() && fold(page_.blocks.text_of(list[i])) == title_) return i;
    if (list[i].level == 1) headline = headline == list.size() ? i : headline;
  }
  if (headline < list.size()) return headline;
  return std::min(body_.first, list.size());
}

bool VisibleFinder::is_marked(NodeId id, std::string_view prefix) const {
  for (int above = 0; above < kMarkedAbove && id != 0; ++above, id = page_.tree[id].parent) {
    if (page_.tree[id].tag == html::Tag::kBody) return false;
    if (page_.marks.has(page_.tree, id, prefix)) return true;
  }
  return false;
}

// A sentence of a script without spaces has few words; its characters tell that it is one.
bool is_wide_sentence(std::string_view line) {
  std::size_t wide = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    wide += is_wide_script(point.value) ? 1 : 0;
    at += std::max(point.size, 1u);
  }
  return wide > kBareCharacters;
}

// The dates of a line, in order.
std::vector<FoundDate> VisibleFinder::dates_of(std::string_view line,
                                               const LineWords& words) const {
  std::vector<FoundDate> found = find_dates(line, words, page_.rules.dates, order_);
  // "Stand: 5.3.2031 | Erstellt: 4.3.2031": of two days of publication the one before was it.
  for (std::size_t i = 1; i < found.size(); ++i) {
    FoundDate& before = found[i - 1];
    const bool are_both =
        before.role == DateRole::kPublished && found[i].role == DateRole::kPublished;
    if (are_both && found[i].date < before.date) before.role = DateRole::kModified;
  }
  if (page_.fetched.empty()) return found;
  // Without a word that says so, "4 mars" may be any day; "publié le 4 mars 2031, modifié hier".
  const std::size_t end = found.empty() ? 0 : found.back().end_word;
  for (const FoundDate& date : find_relative_dates(line, words, page_.rules.dates, page_.fetched)) {
    const bool is_wanted =
        end == 0 ? date.role != DateRole::kNone : date.role == DateRole::kModified;
    if (is_wanted && date.first_word >= end) found.push_back(date);
  }
  return found;
}

int VisibleFinder::score(const FoundDate& date, std::size_t others, const Block& block,
                         Zone zone) const {
  const bool is_said = date.role != DateRole::kNone;
  if (!is_said && (others > kBareWords || is_wide_sentence(page_.blocks.text_of(block)))) return 0;
  int score = kZoneScores[static_cast<std::size_t>(zone)];
  if (is_said) score += 6;
  if (is_marked(block.first, "date:")) score += 3;
  if (is_marked(block.first, "now:")) score -= 6;
  if (others <= 2) score += 1;
  if (block.kind == ParagraphKind::kHeading && others > 2) score -= 5;
  // What follows the text and is a link leads to another page.
  if (zone == Zone::kAfterBody && block.link_density() > 0.5F) score -= 6;
  if (is_in_comment(page_, block.node)) score -= 12;
  return score;
}

void VisibleFinder::read_line(std::size_t index, Zone zone) {
  const Block& block = page_.blocks.list[index];
  if (block.words > kDateLineWords) return;
  const std::string_view line = page_.blocks.text_of(block);
  const LineWords words(line);
  const std::vector<FoundDate> found = dates_of(line, words);
  std::size_t others = words.size();  // That are of no date.
  for (const FoundDate& date : found) others -= std::min(others, date.end_word - date.first_word);
  for (const FoundDate& date : found) {
    if (++weighed_ > kMostDates) return;
    const int value = score(date, others, block, zone);
    if (date.role == DateRole::kModified) {
      if (value <= modified_score_) continue;
      modified_score_ = value;
      dates_.modified = iso(date.date);
    } else if (value > published_score_) {
      published_score_ = value;
      dates_.published = iso(date.date);
      dates_.basis = DateBasis::kVisible;
      dates_.is_mention = date.role == DateRole::kNone && others > kMentionWords &&
                          !is_marked(block.first, "date:");
    }
  }
}

// "Bern, 4. März 2031 – Der Hafen …", "4.3.2031 - Der Hafen …": the text itself begins with it.
// From the line `near` on, only a date that the line begins with.
void VisibleFinder::read_dateline(std::size_t index, std::size_t near) {
  const Block& block = page_.blocks.list[index];
  const std::string_view line = page_.blocks.text_of(block).substr(0, 160);
  const LineWords words(line);
  const auto found = find_dates(line, words, page_.rules.dates, order_);
  if (found.empty() || found.front().first_word > kDatelineWords) return;
  const std::size_t end = words.span(found.front().end_word - 1).end;
  std::string_view rest = line.substr(end, 8);
  const bool is_bracketed = words.span(found.front().first_word).begin > 0 &&
                            line[words.span(found.front().first_word).begin - 1] == '(' &&
                            rest.starts_with(')');
  while (rest.starts_with(' ') || rest.starts_with('.') || rest.starts_with(')'))
    rest.remove_prefix(1);
  constexpr std::string_view kSigns[] = {"-",
                                         ":",
                                         "|",
                                         "/",
                                         "\xE2\x80\x93",
                                         "\xE2\x80\x94",
                                         "\xE2\x80\x9E",
                                         "\xC2\xAB",
                                         "\xC2\xBB",
                                         "\xE2\x80\x9C",
                                         "\""};
  const bool has_sign =
      std::ranges::any_of(kSigns, [&](const auto sign) { return rest.starts_with(sign); });
  if (!(has_sign || is_bracketed) || !dates_.published.empty()) return;
  if (index >= near && found.front().first_word > 0) return;
  dates_.published = iso(found.front().date);
  dates_.basis = DateBasis::kVisible;
}

// "Letzte Änderung: 4.3.2031", "© 4.3.2031 Post" at the foot of the page: of what day it is.
void VisibleFinder::read_foot(std::size_t index) {
  const Block& block = page_.blocks.list[index];
  const std::string_view line = page_.blocks.text_of(block);
  if (block.words > kDateLineWords || is_in_comment(page_, block.node)) return;
  const bool has_sign = line.find("\xC2\xA9") != std::string_view::npos;
  const LineWords words(line);
  for (const FoundDate& date : find_dates(line, words, page_.rules.dates, order_)) {
    if (++weighed_ > kMostDates || !dates_.modified.empty()) return;
    if (date.role == DateRole::kModified || has_sign) dates_.modified = iso(date.date);
  }
}

VisibleDates VisibleFinder::find() {
  const std::size_t count = page_.blocks.list.size();
  const std::size_t title = title_block();
  const std::size_t end = std::min(body_.end, count);
  std::size_t kept = 0, first_kept = count;
  for (std::size_t i = title > kBlocksBefore ? title - kBlocksBefore : 0;
       i < std::min(end + kBlocksAfter, count); ++i) {
    const bool is_kept = i >= body_.first && i < end && body_.is_kept[i];
    if (is_kept) {
      first_kept = std::min(first_kept, i);
      if (++kept > kKeptLines) continue;
    }
    const bool is_head = i >= title && kept <= kKeptLines && i < end;
    const Zone before = i + kBlocksOver < title ? Zone::kFarBefore : Zone::kBeforeTitle;
    read_line(i, i < title ? before : is_head ? Zone::kHead : Zone::kAfterBody);
  }
  const std::size_t near = first_kept + kKeptLines;
  for (std::size_t i = first_kept; i < end && i < near + kKeptLines; ++i) read_dateline(i, near);
  if (dates_.published.empty()) {
    const std::size_t last = end - std::min(end, kLastLines);
    const std::size_t foot = std::max(last, count - std::min(count, kFootLines));
    for (std::size_t i = count; i > foot; --i) read_foot(i - 1);
  }
  return std::move(dates_);
}

}  // namespace

VisibleDates visible_dates(const PageView& page, const Body& body, std::string_view title) {
  return VisibleFinder(page, body, title).find();
}

void take_visible_date(std::string_view line, const Phrases& phrases, DayOrder order,
                       Dates& dates) {
  const LineWords words(line);
  for (const FoundDate& found : find_dates(line, words, phrases, order)) {
    const std::string value = iso(found.date);
    if (found.role == DateRole::kModified) {
      if (dates.modified.empty()) dates.modified = value;
      continue;
    }
    const bool is_said = found.role == DateRole::kPublished;
    // A line with much else in it only mentions the date.
    const std::size_t beside = kBareWords + (found.first_word == 0 ? kBehindFirst : 0);
    const bool is_bare = words.size() <= found.end_word - found.first_word + beside;
    if (dates.published.empty() && (is_said || is_bare)) {
      dates.published = value;
      dates.basis = DateBasis::kVisible;
    }
  }
}

}  // namespace sourcier
