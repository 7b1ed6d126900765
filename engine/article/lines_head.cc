// The head of a plain text: its title, its outlet, and who, when and where above the body.
#include <algorithm>

#include "engine/article/dates.h"
#include "engine/article/lines_reader.h"
#include "engine/article/name_shape.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostHeadLines = 300;  // Menus of the worst scrapes have some 200.
constexpr std::uint32_t kLongestTitle = 30;  // Words.
constexpr std::uint32_t kLongestName = 4;    // Words of an outlet's name.
constexpr std::uint32_t kWithAgency = 3;     // Words behind it: "avec Agence Littorale".
constexpr std::size_t kReachBelowTitle = 8;  // Lines.
constexpr std::uint32_t kShortestLead = 4;   // Words.
constexpr std::int32_t kLostLead = -kScoreUnit;
constexpr std::size_t kReachBelowText = 3;  // Lines.
constexpr std::size_t kShortestDomain = 5;  // Bytes, with its dot.

}  // namespace

std::size_t LinesReader::head_begin() const { return first_ - std::min(first_, kMostHeadLines); }

// More than twenty words, and no sentence: as long as prose, but none.
bool LinesReader::is_long_headline(const Line& line) {
  const bool is_open = !line.is_sentence || line.text.ends_with('?');
  return line.type == LineType::kProse && is_open && line.words <= kLongestTitle &&
         line.text.find(". ") == std::string_view::npos;
}

// What the body begins with is its headline where it reads as one and who wrote, or when, stands
// below it.
void LinesReader::part_headline() {
  if (first_ >= lines_.size() || !is_long_headline(lines_[first_])) return;
  std::size_t next = first_ + 1;
  bool is_told = false;
  for (; next < end_ && !is_body(next); ++next)
    is_told |= lines_[next].type == LineType::kByline || lines_[next].type == LineType::kDate;
  if (is_told && next < end_) first_ = next;
}

// "World Business Markets Legal": names of sections, a third of the line at least.
bool LinesReader::is_menu(const Line& line) const {
  const LineWords words(line.text);
  std::size_t sections = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_one = rules_.boilerplate.has_word(words, i, "section") ||
                        rules_.boilerplate.has_word(words, i, "line");
    if (is_one && name_shape::begins_upper(slice(line.text, words.span(i)))) ++sections;
  }
  return sections > 1 && sections * 3 >= words.size();
}

int LinesReader::title_score(std::size_t index) const {
  const Line& line = lines_[index];
  if ((line.type != LineType::kOther && !is_long_headline(line)) || line.words < 3 ||
      line.words > kLongestTitle || is_menu(line))
    return -1;
  if (!part_caption(line.text, rules_).credits.empty()) return -1;
  const LineWords words(line.text);
  const auto dates = find_dates(line.text, words, rules_.dates, DayOrder::kDayFirst);
  if (!dates.empty() && dates.front().first_word == 0)
    return -1;  // "4 March 2031 · Updated 3 h ago"
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

// The outlet that a line names and nothing more: "Le Fanal", "Fanal Homepage". "" where nobody
// knows it.
std::string_view LinesReader::outlet_named(const Line& line) const {
  if (line.words > kLongestName + 1 || line.type == LineType::kProse) return {};
  std::string_view name = line.text;
  const LineWords words(name);
  if (words.size() == 0) return {};
  const std::size_t last = words.size() - 1;
  if (last > 0 && rules_.boilerplate.has_word(words, last, "line"))
    name = trim(name.substr(0, words.span(last - 1).end));
  return is_known_outlet(name) ? name : std::string_view{};
}

bool LinesReader::is_known_outlet(std::string_view name) const {
  return rules_.outlets.find_folded(fold(name)) != Table::kNone;
}

// A known name alone on a line above the title, or just below the text.
std::string_view LinesReader::known_outlet() const {
  const std::size_t above = std::min(title_.value_or(first_), kMostHeadLines);
  for (std::size_t i = 0; i < above; ++i) {
    if (const auto name = outlet_named(lines_[i]); !name.empty()) return name;
  }
  const std::size_t below = title_ ? end_ : std::min(lines_.size(), end_ + kReachBelowText);
  for (std::size_t i = end_; i < below; ++i) {
    if (const auto name = outlet_named(lines_[i]); !name.empty()) return name;
  }
  // "Le Fanal avec AFP"
  for (const Line& line : lines_) {
    if (line.type != LineType::kCredit || line.words > kLongestName + kWithAgency) continue;
    const LineWords words(line.text);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string_view name = trim(line.text.substr(0, words.span(i - 1).end));
      const bool joins = rules_.credits.has_word(words, i, "with");
      if (joins && is_known_outlet(name)) return name;
    }
  }
  // An agency's name above a title is the site's; next to the title it may credit the text.
  for (std::size_t i = 0; title_ && i + 1 < above; ++i) {
    const Line& line = lines_[i];
    if (line.words <= kLongestName && rules_.agencies.find(line.text) != Table::kNone)
      return line.text;
  }
  return {};
}

// Whether the short first line is what the site calls itself: another line begins or ends with it,
// or gives its domain.
bool LinesReader::is_site_name(const Line& head) const {
  if (first_ == 0 || title_ == std::size_t{0}) return false;
  if (head.type != LineType::kOther || head.words > kLongestName) return false;
  const std::string domain = name_shape::letters_of(head.folded) + ".";
  return std::any_of(lines_.begin() + 1, lines_.end(), [&](const Line& line) {
    if (line.type == LineType::kProse) return false;
    const bool has_domain =
        domain.size() > kShortestDomain && line.folded.find(domain) != std::string::npos;
    return has_domain || line.folded.starts_with(head.folded + ",") ||
           line.folded.ends_with(" " + head.folded);
  });
}

// A lone domain at either end, the name of the site in the first line, or a known name.
void LinesReader::find_outlet() {
  for (const Line& line : lines_) {
    if (line.type == LineType::kDomain && out_.outlet.empty()) out_.outlet = nfc(line.text);
  }
  if (!out_.outlet.empty() || lines_.empty()) return;
  out_.outlet = nfc(is_site_name(lines_.front()) ? lines_.front().text : known_outlet());
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

// Names of persons and nothing more, where those who wrote are named.
void LinesReader::take_signature(const Line& line) {
  if (out_.authors.empty() && (line.type == LineType::kOther || line.type == LineType::kCredit))
    out_.authors = read_signature(line.text, rules_);
}

// Below the title: a short sentence, or one that the scores are not sure of.
bool LinesReader::is_lead(std::size_t index) const {
  const Line& line = lines_[index];
  if (!line.is_sentence || line.words < kShortestLead) return false;
  if (line.type == LineType::kProse) return is_wanted(index, kLostLead);
  return line.type == LineType::kOther && is_wanted(index);
}

// Above the first prose: the lines between the title and it, a short lead among them.
void LinesReader::read_head() {
  const std::size_t from = title_ ? *title_ + 1 : 0;
  for (std::size_t i = 0; i < first_; ++i) {
    const Line& line = lines_[i];
    at_ = i;
    if (i < from) {
      if (line.type != LineType::kCredit) take_metadata(line);
    } else if (title_ && is_lead(i) && !is_repeat(i)) {
      if (!take_caption(i)) add(line.text, ParagraphKind::kBody);
    } else {
      if (title_ && i - *title_ <= kReachBelowTitle) take_signature(line);
      take_line(i);
    }
  }
}

}  // namespace sourcier
