// The head of a plain text: its title, its outlet, and who, when and where above the body.
#include <algorithm>

#include "engine/article/lines_reader.h"
#include "engine/article/name_shape.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostHeadLines = 300;  // Menus of the worst scrapes have some 200.
constexpr std::uint32_t kLongestTitle = 30;  // Words.
constexpr std::uint32_t kLongestName = 4;    // Words of an outlet's name.

}  // namespace

std::size_t LinesReader::head_begin() const { return first_ - std::min(first_, kMostHeadLines); }

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
    out_.authors = read_byline(line.text, rules_).authors;
  // "Ana Ruiz | 12/05/2031 10:20"
  const std::string_view name = name_shape::undated(line.text);
  if (line.type == LineType::kDate && out_.authors.empty() && name.size() < line.text.size() &&
      has_given_name(name, true, rules_))
    out_.authors.push_back(nfc(name));
  if (line.type == LineType::kDate || line.type == LineType::kByline)
    take_visible_date(line.text, rules_.dates, DayOrder::kDayFirst, out_.dates);
  for (const Credit& credit : line.credits) out_.credits.push_back(credit);
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

}  // namespace sourcier
