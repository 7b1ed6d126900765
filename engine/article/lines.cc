#include "engine/article/lines.h"

#include <algorithm>
#include <optional>
#include <set>

#include "engine/article/line_facts.h"
#include "engine/article/line_model.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostHeadLines = 300;    // Menus of the worst scrapes have some 200.
constexpr std::uint32_t kLongestTitle = 30;    // Words.
constexpr std::uint32_t kLongestHeading = 16;  // Words.
// Scores below which a line is lost; a heading is short, and scores low.
constexpr std::int32_t kLostLine = -kScoreUnit / 4;
constexpr std::int32_t kLostHeading = -2 * kScoreUnit;
constexpr std::int32_t kToldDate = kScoreUnit / 2;
constexpr std::size_t kMostOfIt = 7, kOf = 10;  // Share of the text above a tail.
constexpr std::uint32_t kLongestName = 4;       // Words of an outlet's name.

class LinesReader {
 public:
  LinesReader(std::string_view text, const ExtractionRules::Data& rules)
      : rules_(rules),
        lines_(make_lines(text, rules, joined_)),
        measure_(score_lines(rules.body, lines_)) {}

  LinesArticle read();
  void tell(LineReasons& reasons);

 private:
  void find_body();
  void find_title();
  int title_score(std::size_t index) const;
  // Each candidate is compared with all lines above the body: their number is bounded.
  std::size_t head_begin() const { return first_ - std::min(first_, kMostHeadLines); }
  void find_outlet();
  void read_head();
  void take_metadata(const Line& line);
  void take_body();
  void take_line(std::size_t index);
  bool take_caption(std::size_t index);
  bool is_repeat(std::size_t index) const;
  bool heads_prose(std::size_t index) const;
  void add(std::string_view text, ParagraphKind kind);
  // Whether the model's score of the line is above `least`; without a model it is.
  bool is_wanted(std::size_t index, std::int32_t least = kLostLine) const {
    return measure_.scores.empty() || measure_.scores[index] > least;
  }
  bool is_body(std::size_t index) const {
    return lines_[index].type == LineType::kProse && is_wanted(index);
  }

  const ExtractionRules::Data& rules_;
  std::string joined_;
  std::vector<Line> lines_;
  LineMeasure measure_;
  std::size_t first_ = 0;  // Lines [first_, end_) hold the body.
  std::size_t end_ = 0;
  std::optional<std::size_t> title_;
  std::size_t at_ = 0;           // The line that is read,
  std::vector<LineFate> fates_;  // and what became of each.
  std::set<std::string> taken_;  // Folded lines of the text so far.
  LinesArticle out_;
};

// From the first line of prose to the tail ("Leave a comment") or the last line of prose.
void LinesReader::find_body() {
  const std::size_t count = lines_.size();
  std::size_t total = 0, seen = 0;
  first_ = count;
  for (std::size_t i = count; i > 0; --i) {
    if (!is_body(i - 1)) continue;
    total += lines_[i - 1].text.size();
    first_ = i - 1;
  }
  end_ = first_;
  for (std::size_t i = first_; i < count; ++i) {
    if (lines_[i].standing == Standing::kTail && seen * kOf > total * kMostOfIt) break;
    if (!is_body(i)) continue;
    seen += lines_[i].text.size();
    end_ = i + 1;
  }
  // The scores can speak against all lines of a text that has an article all the same.
  if (total > 0 || measure_.scores.empty()) return;
  measure_.scores.clear();
  find_body();
}

int LinesReader::title_score(std::size_t index) const {
  const Line& line = lines_[index];
  if (line.type != LineType::kOther || line.words < 3 || line.words > kLongestTitle) return -1;
  int score = line.words >= 5 ? 2 : 0;
  if (line.is_sentence && line.text.ends_with('.')) score -= 2;
  const std::string stem = line.folded.substr(0, line.folded.size() / 2);
  for (std::size_t i = head_begin(); i < first_; ++i) {
    if (i == index) continue;
    if (lines_[i].folded == line.folded) score += 3;
    const bool is_echo = lines_[i].type == LineType::kTrail && !stem.empty();
    if (is_echo && lines_[i].folded.find(stem) != std::string::npos) score += 3;
  }
  if (line.after_blank) ++score;
  if (line.after_blank && line.before_blank) ++score;
  for (std::size_t i = index + 1; i < lines_.size() && i <= index + 4; ++i) {
    const LineType type = lines_[i].type;
    if (type == LineType::kByline || type == LineType::kDate) {
      score += 2;
      break;
    }
  }
  // The line above a caption that goes before its credit, not the caption.
  if (index + 1 < lines_.size() && lines_[index + 1].type == LineType::kOther &&
      lines_[index + 1].text.starts_with(line.text) &&
      lines_[index + 1].text.size() > line.text.size())
    score -= 4;
  return score;
}

// Of the lines before the body; of two as good the first. Where the text begins with prose it has
// no title.
void LinesReader::find_title() {
  int best = 1;
  for (std::size_t i = head_begin(); i < first_; ++i) {
    const int score = title_score(i);
    if (score <= best) continue;
    best = score;
    title_ = i;
  }
  if (title_) out_.title = nfc(lines_[*title_].text);
}

// A lone domain at either end, or a short first line that another line begins with.
void LinesReader::find_outlet() {
  for (const Line& line : lines_) {
    if (line.type == LineType::kDomain && out_.outlet.empty()) out_.outlet = nfc(line.text);
  }
  if (!out_.outlet.empty() || lines_.empty() || first_ == 0) return;
  const Line& head = lines_.front();
  if (head.type != LineType::kOther || head.words > kLongestName || title_ == std::size_t{0})
    return;
  const bool is_echoed = std::any_of(lines_.begin() + 1, lines_.end(), [&](const Line& line) {
    return line.type != LineType::kProse && line.folded.starts_with(head.folded + ",");
  });
  const bool is_credited = std::any_of(lines_.begin() + 1, lines_.end(), [&](const Line& line) {
    return line.type != LineType::kProse && line.folded.ends_with(" " + head.folded);
  });
  if (is_echoed || is_credited) out_.outlet = nfc(head.text);
}

void LinesReader::take_metadata(const Line& line) {
  if (line.type == LineType::kByline && out_.authors.empty())
    out_.authors = authors_in_byline(line.text, rules_);
  if (line.type == LineType::kDate || line.type == LineType::kByline)
    take_visible_date(line.text, rules_.dates, DayOrder::kDayFirst, out_.dates);
  for (const Credit& credit : line.credits) out_.credits.push_back(credit);
}

void LinesReader::add(std::string_view text, ParagraphKind kind) {
  taken_.insert(fold(text.substr(0, 400)));
  out_.pieces.push_back({std::string(text), kind, {}});
  fates_[at_] = {true, kind};
}

bool LinesReader::is_repeat(std::size_t index) const {
  const std::string& folded = lines_[index].folded;
  if (folded.empty()) return false;
  return taken_.contains(folded) || (title_ && folded == lines_[*title_].folded);
}

// Whether the next line that is not dropped anyway is prose or, once, another heading.
bool LinesReader::heads_prose(std::size_t index) const {
  for (std::size_t i = index + 1; i < end_; ++i) {
    if (is_body(i)) return true;
    if (lines_[i].type == LineType::kOther) return false;
  }
  return false;
}

// A line of prose and the credit of its picture, in one line or over two.
bool LinesReader::take_caption(std::size_t index) {
  const Line& line = lines_[index];
  if (line.words > 70 || line.text.size() > 600) return false;
  if (index + 1 < lines_.size()) {
    const Line& next = lines_[index + 1];
    const bool is_same = next.text.size() > line.text.size() && next.text.starts_with(line.text);
    if (is_same && !line.text.empty()) {
      const CaptionParts parts = part_caption(next.text, rules_);
      if (!parts.credits.empty()) {
        if (!is_repeat(index)) add(line.text, ParagraphKind::kCaption);
        return true;  // The next line brings its credits itself.
      }
    }
  }
  const CaptionParts parts = part_caption(line.text, rules_);
  if (parts.credits.empty() || parts.credits.front().text.starts_with("(")) return false;
  const std::string_view prose = trim(line.text.substr(0, parts.prose));
  if (!prose.empty() && !taken_.contains(fold(prose)) &&
      !(title_ && fold(prose) == lines_[*title_].folded))
    add(prose, ParagraphKind::kCaption);
  for (const Credit& credit : parts.credits) out_.credits.push_back(credit);
  return true;
}

void LinesReader::take_line(std::size_t index) {
  const Line& line = lines_[index];
  if (line.type == LineType::kStanding || line.type == LineType::kTrail ||
      line.type == LineType::kDomain || is_repeat(index))
    return;
  // Amid the text a date may be of what it tells: a tour, a calendar.
  const bool is_told = line.type == LineType::kDate && index >= first_ &&
                       !measure_.scores.empty() && is_wanted(index, kToldDate);
  if (is_told) return add(line.text, ParagraphKind::kBody);
  if (line.type == LineType::kByline || line.type == LineType::kDate ||
      line.type == LineType::kCredit)
    return take_metadata(line);
  if (take_caption(index)) return;
  if (index < first_) return;  // Above the body only captions and what they credit.
  if (line.type == LineType::kProse) {
    if (is_body(index)) add(line.text, ParagraphKind::kBody);
    return;
  }
  const bool under_teaser = index > 0 && (lines_[index - 1].standing == Standing::kTeaser ||
                                          lines_[index - 1].standing == Standing::kTail);
  if (under_teaser && !line.is_sentence) return;
  if (line.is_sentence && !line.text.ends_with('?') && line.words >= 2) {
    if (is_wanted(index)) add(line.text, ParagraphKind::kBody);
    return;
  }
  const bool may_head = line.words <= kLongestHeading && line.words >= 1 && heads_prose(index);
  if (may_head && is_wanted(index, kLostHeading)) return add(line.text, ParagraphKind::kHeading);
  if (!measure_.scores.empty() && is_wanted(index, 0)) add(line.text, ParagraphKind::kBody);
}

// Above the first prose: the lines between the title and it, a short lead among them.
void LinesReader::read_head() {
  const std::size_t from = title_ ? *title_ + 1 : 0;
  for (std::size_t i = 0; i < first_; ++i) {
    const Line& line = lines_[i];
    at_ = i;
    if (i < from) {
      if (line.type != LineType::kCredit) take_metadata(line);
    } else if (title_ && line.type == LineType::kOther && line.is_sentence && line.words >= 4 &&
               !is_repeat(i) && is_wanted(i)) {
      if (!take_caption(i)) add(line.text, ParagraphKind::kBody);
    } else {
      take_line(i);
    }
  }
}

void LinesReader::take_body() {
  for (std::size_t i = first_; i < lines_.size(); ++i) {
    at_ = i;
    if (i < end_) {
      take_line(i);
      continue;
    }
    // Just below the body its credits and short last sentences; further down the page's own.
    const Line& line = lines_[i];
    if (line.standing == Standing::kTail || line.standing == Standing::kTeaser) break;
    if (line.type == LineType::kCredit || line.type == LineType::kByline ||
        line.type == LineType::kDate) {
      take_metadata(line);
    } else if (line.type == LineType::kOther && !line.is_sentence) {
      break;
    } else {
      take_line(i);
    }
  }
}

LinesArticle LinesReader::read() {
  fates_.resize(lines_.size());
  find_body();
  find_title();
  find_outlet();
  read_head();
  take_body();
  return std::move(out_);
}

// What speaks of a line but its score.
Verdict verdict_on(const Line& line) {
  if (line.type == LineType::kProse || line.type == LineType::kOther) return Verdict::kScore;
  return line.type == LineType::kStanding ? Verdict::kStanding : Verdict::kMetadata;
}

void LinesReader::tell(LineReasons& reasons) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Verdict verdict = title_ == i ? Verdict::kTitle : verdict_on(lines_[i]);
    reasons.lines.push_back({std::string(lines_[i].text), fates_[i], verdict});
  }
  reasons.measure = std::move(measure_);
}

}  // namespace

bool is_domain_name(std::string_view line) {
  if (line.size() < 4 || line.size() > 60) return false;
  const std::size_t dot = line.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || line.size() - dot - 1 < 2 ||
      line.size() - dot - 1 > 6)
    return false;
  const auto is_letter_char = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const bool is_top = std::ranges::all_of(line.substr(dot + 1), is_letter_char);
  return is_top && std::ranges::all_of(line, [&](char c) {
           return is_letter_char(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

std::string readable_text(std::string_view whole) {
  std::size_t end = 0, lines = 0;
  while (end < whole.size() && lines < kMostLines) {
    const std::size_t next = std::min(whole.find('\n', end), whole.size() - 1) + 1;
    if (next > kMostLineText && end > 0) break;
    end = next;
    ++lines;
  }
  end = std::min(end, kMostLineText);
  while (!is_boundary(whole, end)) --end;
  return std::string(whole.substr(0, end));
}

LinesArticle read_lines(std::string text, const ExtractionRules::Data& rules,
                        LineReasons* reasons) {
  std::erase(text, '\r');
  std::erase(text, '\0');
  LinesReader reader(text, rules);
  LinesArticle article = reader.read();
  if (reasons != nullptr) reader.tell(*reasons);
  return article;
}

}  // namespace sourcier
