// The body of a plain text: which of its lines are the article, in which kind.
#include <algorithm>

#include "engine/article/blocks.h"
#include "engine/article/lines_reader.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kLongestHeading = 16;           // Words.
constexpr std::int32_t kLostHeading = -2 * kScoreUnit;  // A heading is short, and scores low.
constexpr std::int32_t kLostBelow = -kScoreUnit;
constexpr std::int32_t kLostClose = -2 * kScoreUnit;
constexpr std::size_t kReachBelow = 3;      // Lines.
constexpr std::uint32_t kLongestLabel = 5;  // Words.
constexpr std::size_t kMostPassed = 1;      // Lines.
constexpr std::int32_t kToldDate = kScoreUnit / 2;
constexpr std::size_t kMostOfIt = 7, kOf = 10;  // Share of the text above a tail.

// What speaks of a line but its score.
Verdict verdict_on(const Line& line) {
  if (line.type == LineType::kProse || line.type == LineType::kOther) return Verdict::kScore;
  return line.type == LineType::kStanding ? Verdict::kStanding : Verdict::kMetadata;
}

}  // namespace

// Whether only a line that leads elsewhere parts a line of prose, which does not look bad, from one
// of the body.
bool LinesReader::goes_on(std::size_t index) const {
  if (!is_wanted(index, kLostBelow)) return false;
  for (std::size_t i = index; i > 0 && i + kReachBelow > index; --i) {
    const Line& above = lines_[i - 1];
    if (above.type == LineType::kProse) return i < index && is_wanted(i - 1);
    if (above.standing != Standing::kTeaser) return false;
  }
  return false;
}

// A sentence right below one of the body, or below a heading under it, is its end rather than the
// page's, which begins with a line of its own. The model has seen the last paragraph too seldom.
bool LinesReader::is_close(std::size_t index) const {
  const Line& line = lines_[index];
  if (measure_.scores.empty() || line.text.ends_with('?')) return false;
  // "… has yet to comment. (Reporting by Ana Ruiz)"
  const std::size_t open =
      line.text.ends_with(')') ? line.text.rfind(" (") : std::string_view::npos;
  const bool is_bracketed =
      open != std::string_view::npos && ends_sentence(line.text.substr(0, open));
  if (!line.is_sentence && !is_bracketed) return false;
  if (!is_wanted(index, kLostClose) || index == 0) return false;
  std::size_t above = index - 1;
  const bool heads = lines_[above].type == LineType::kOther && !lines_[above].is_sentence &&
                     lines_[above].after_blank && lines_[above].words <= kLongestHeading;
  if (heads && above > 0 && is_wanted(above, kLostClose)) --above;
  return lines_[above].type == LineType::kProse && is_wanted(above);
}

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
  if (parts.credits.empty()) return false;
  // "(AFP)" behind a paragraph credits the text, "(ANA RUIZ / LE FANAL)" a picture.
  const std::string& first = parts.credits.front().text;
  if (first.starts_with("(") && first.find('/') == std::string::npos) return false;
  const std::string_view prose = trim(line.text.substr(0, parts.prose));
  if (!prose.empty() && !taken_.contains(fold(prose)) &&
      !(title_ && fold(prose) == lines_[*title_].folded))
    add(prose, ParagraphKind::kCaption);
  for (const Credit& credit : parts.credits) out_.credits.push_back(credit);
  return true;
}

// Of "Read also" the headline is the next line, of "You may also like:" it is the next few; of
// "Read also: Gates shut" it is there already.
bool LinesReader::is_under_teaser(std::size_t index) const {
  for (std::size_t i = index; i > 0 && i + kReachBelow > index; --i) {
    const Line& above = lines_[i - 1];
    if (above.standing == Standing::kTeaser || above.standing == Standing::kTail) {
      const bool is_list = above.text.ends_with(':');
      return is_list || (i == index && above.words <= kLongestLabel &&
                         above.text.find(": ") == std::string_view::npos);
    }
    if (above.type != LineType::kOther || (above.is_sentence && !above.text.ends_with('?')))
      return false;
  }
  return false;
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
  if (!line.is_sentence && is_under_teaser(index)) return;
  if (line.is_sentence && !line.text.ends_with('?') && line.words >= 2) {
    if (is_wanted(index)) add(line.text, ParagraphKind::kBody);
    return;
  }
  const bool may_head = line.words <= kLongestHeading && line.words >= 1 && heads_prose(index);
  if (may_head && is_wanted(index, kLostHeading)) return add(line.text, ParagraphKind::kHeading);
  if (!measure_.scores.empty() && is_wanted(index, 0)) add(line.text, ParagraphKind::kBody);
}

void LinesReader::take_body() {
  std::size_t passed = 0;
  for (std::size_t i = first_; i < lines_.size(); ++i) {
    at_ = i;
    if (i < end_) {
      take_line(i);
      continue;
    }
    // Just below the body its credits and short last sentences; further down the page's own.
    const Line& line = lines_[i];
    if (line.standing == Standing::kTail || line.standing == Standing::kTeaser) break;
    if (i == end_) take_signature(line);
    if (line.type == LineType::kCredit || line.type == LineType::kByline ||
        line.type == LineType::kDate) {
      take_metadata(line);
    } else if (line.type == LineType::kOther && !line.is_sentence) {
      if (++passed > kMostPassed) break;  // "str-kp/bdi": who worked on a dispatch.
    } else {
      take_line(i);
    }
  }
}

LinesArticle LinesReader::read() {
  fates_.resize(lines_.size());
  find_body();
  part_headline();
  find_title();
  find_outlet();
  read_head();
  take_body();
  return std::move(out_);
}

void LinesReader::tell(LineReasons& reasons) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Verdict verdict = title_ == i ? Verdict::kTitle : verdict_on(lines_[i]);
    reasons.lines.push_back({std::string(lines_[i].text), fates_[i], verdict});
  }
  reasons.measure = std::move(measure_);
}

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
