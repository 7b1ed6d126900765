// One document of Nexis Uni: what its lines are is told by their order and by the names of fields.
#include <algorithm>
#include <vector>

#include "engine/article/entry_article.h"
#include "engine/article/feed_dates.h"
#include "engine/article/fragment.h"
#include "engine/article/press_article.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestLabel = 40;      // Bytes before the colon.
constexpr std::size_t kLongestDateLine = 120;  // Bytes.
constexpr std::size_t kMostHeadLines = 40;     // Before the first field; three are usual.

struct PressLine {
  std::string_view text;
  std::string_view role;   // Of the label; "" for none.
  std::string_view value;  // After the label.
};

std::string_view role_of(std::string_view label, const ExtractionRules::Data& rules) {
  const std::size_t row = rules.press_labels.find(trim(label));
  return row == Table::kNone ? std::string_view() : rules.press_labels.cell(row, 1);
}

PressLine read_line(std::string_view text, const ExtractionRules::Data& rules) {
  PressLine line{text, {}, {}};
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && colon <= kLongestLabel) {
    line.role = role_of(text.substr(0, colon), rules);
    if (!line.role.empty()) line.value = trim(text.substr(colon + 1));
    return line;
  }
  if (text.size() <= kLongestLabel) line.role = role_of(text, rules);
  // A notice of rights begins with its word or sign.
  const std::size_t end = text.find_first_of(" \xC2");
  if (line.role.empty() && text.starts_with("\xC2\xA9")) line.role = "rights";
  if (line.role.empty() && end != std::string_view::npos &&
      role_of(text.substr(0, end), rules) == "rights" &&
      text.find_first_of("0123456789") != std::string_view::npos)
    line.role = "rights";
  return line;
}

// Of the lines before the body.
bool is_field(const PressLine& line) {
  return !line.role.empty() && line.role != "body" && line.role != "tail" && line.role != "cover";
}

class NexisReader {
 public:
  NexisReader(std::string_view text, const ExtractionRules::Data& rules, Article& article)
      : rules_(rules), article_(article) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = trim(text.substr(0, end));
      if (!line.empty()) lines_.push_back(read_line(line, rules));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  bool read();

 private:
  void take_head(std::size_t begin, std::size_t end);
  void take_fields(std::size_t begin, std::size_t end);
  void take_body(std::size_t begin);

  const ExtractionRules::Data& rules_;
  Article& article_;
  std::vector<PressLine> lines_;
};

bool is_date_line(std::string_view line, const ExtractionRules::Data& rules, std::string& date) {
  if (line.size() > kLongestDateLine) return false;
  date = date_in_line(line, rules);
  return !date.empty();
}

// Title, publication and date, in this order, at the end of the lines before the first field: a
// list of what was searched may stand before them.
void NexisReader::take_head(std::size_t begin, std::size_t end) {
  if (end - begin > kMostHeadLines) begin = end - kMostHeadLines;
  std::size_t at = end;
  std::string date;
  for (std::size_t i = end; i > begin && at == end; --i) {
    if (is_date_line(lines_[i - 1].text, rules_, date)) at = i - 1;
  }
  if (at == end) {
    // No date: an edition does not stand there either.
    if (end > begin) article_.title = nfc(lines_[end > begin + 1 ? end - 2 : end - 1].text);
    if (end > begin + 1) article_.outlet = nfc(lines_[end - 1].text);
    return;
  }
  article_.published = date;
  article_.published_basis = DateBasis::kMeta;
  if (at >= begin + 2) {
    article_.title = nfc(lines_[at - 2].text);
    article_.outlet = nfc(lines_[at - 1].text);
  } else if (at == begin + 1 && at + 1 < end) {
    // Some give the publication first and the title after the date.
    article_.outlet = nfc(lines_[begin].text);
    article_.title = nfc(lines_[at + 1].text);
  } else if (at == begin + 1) {
    article_.title = nfc(lines_[begin].text);
  }
}

void NexisReader::take_fields(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const PressLine& line = lines_[i];
    if (line.role == "byline") take_stated_authors({std::string(line.value)}, rules_, article_);
  }
}

void NexisReader::take_body(std::size_t begin) {
  std::vector<Piece> pieces;
  for (std::size_t i = begin; i < lines_.size(); ++i) {
    const PressLine& line = lines_[i];
    // After the body stand pictures, classification and the like, to the end.
    const bool is_bare = line.value.empty() && line.text.find(':') == std::string_view::npos;
    if ((line.role == "tail" && is_bare) || line.role == "end" || line.role == "load_date") break;
    pieces.push_back({std::string(line.text), ParagraphKind::kBody, {}});
  }
  take_paragraphs(std::move(pieces), rules_, article_);
}

bool NexisReader::read() {
  const auto body = std::ranges::find(lines_, "body", &PressLine::role);
  // The cover of an export has fields too; those of the document come after it.
  const auto is_cover = [](const PressLine& line) { return line.role == "cover"; };
  std::size_t begin = 0;
  const auto limit = body - lines_.begin();
  for (std::ptrdiff_t i = 0; i < limit; ++i) {
    if (is_cover(lines_[static_cast<std::size_t>(i)])) begin = static_cast<std::size_t>(i) + 1;
  }
  std::size_t first = begin;
  while (first < static_cast<std::size_t>(limit) && !is_field(lines_[first])) ++first;
  const bool has_end = std::ranges::any_of(
      lines_, [](const PressLine& line) { return line.role == "end" || line.role == "load_date"; });
  const bool has_fields = first < static_cast<std::size_t>(limit);
  if (!has_fields && !(body != lines_.end() && has_end)) return false;
  if (body == lines_.end() && !has_end) return false;
  std::size_t start = static_cast<std::size_t>(limit) + 1;
  if (body == lines_.end()) {
    // Without a line for it the body begins after the last of the fields that stand together.
    start = first;
    while (start < lines_.size() && is_field(lines_[start])) ++start;
  }
  take_head(begin, first);
  take_fields(first, std::min(start, lines_.size()));
  take_body(start);
  return true;
}

}  // namespace

std::string date_in_line(std::string_view line, const ExtractionRules::Data& rules) {
  const LineWords words(line);
  const auto found = find_dates(line, words, rules.dates, DayOrder::kDayFirst);
  if (found.empty()) return {};
  // A zone stands after the time, and both after the day.
  const std::string_view rest = line.substr(words.span(found.front().first_word).begin);
  const std::string whole = feed_date(rest, DayOrder::kDayFirst, rules);
  const std::string day = iso(found.front().date);
  return whole.starts_with(day) ? whole : day;
}

bool read_nexis(std::string_view text, const ExtractionRules::Data& rules, Article& article) {
  return NexisReader(text, rules, article).read();
}

}  // namespace sourcier
