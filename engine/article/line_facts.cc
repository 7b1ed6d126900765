#include "engine/article/line_facts.h"

#include <algorithm>

#include "engine/article/blocks.h"
#include "engine/article/lines.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestFolded = 400;  // Bytes; titles and captions that repeat are shorter.
constexpr std::size_t kShortestWrapped = 45;
constexpr std::size_t kLongestWrapped = 100;
constexpr std::size_t kDateWords = 25;
constexpr std::uint32_t kBylineWords = 16;
// Words beside the date of a line: a time of day, its zone, and two more where the date comes
// first.
constexpr std::size_t kBeside = 4;
constexpr std::size_t kBesideFirst = 6;
constexpr std::size_t kAgoWords = 6;

// Whether most lines of some length go on in the next: text wrapped at a fixed width.
bool is_wrapped(const std::vector<std::string_view>& lines) {
  std::size_t full = 0, going_on = 0, longer = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() > kLongestWrapped + 40) ++longer;
    if (lines[i].size() < kShortestWrapped || lines[i].size() > kLongestWrapped) continue;
    ++full;
    const CodePoint next = code_point_at(lines[i + 1], 0);
    if (next.size > 0 && is_lower(next.value) && !ends_sentence(lines[i])) ++going_on;
  }
  return full >= 6 && longer * 10 < full && going_on * 3 > full;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    lines.push_back(trim(text.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

std::string unwrapped(const std::vector<std::string_view>& lines) {
  std::string out;
  for (const std::string_view line : lines) {
    if (line.empty()) {
      out += "\n\n";
    } else {
      if (!out.empty() && out.back() != '\n') out += ' ';
      out += line;
    }
  }
  return out;
}

// "Accueil › Mer › Ports", "Home » News » …": two separators, or one after a word of menus.
bool is_trail(std::string_view line, const LineWords& words, const Phrases& boilerplate) {
  std::size_t signs = 0;
  for (const std::string_view sign : {"\xE2\x80\xBA", "\xC2\xBB", ">", " / ", "\xE2\x86\x92"}) {
    for (std::size_t at = line.find(sign); at != std::string_view::npos;
         at = line.find(sign, at + 1))
      ++signs;
  }
  if (line.find("\xC2\xAB") != std::string_view::npos) signs = 0;  // Quotation marks.
  const bool is_menu = words.size() > 0 && boilerplate.has_word(words, 0, "line");
  return signs >= 2 || (signs == 1 && is_menu) ||
         (is_menu && words.size() > 3 && line.ends_with("..."));
}

// Chinese and Japanese part no words: a wide character counts as half a word, as in blocks.
std::uint32_t wide_words(std::string_view text) {
  constexpr unsigned char kFirstWide = 0xE2;  // The first byte of U+2E80 and beyond.
  std::uint32_t wide = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < kFirstWide) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    if (is_wide_script(point.value)) ++wide;
    at += std::max(point.size, 1U);
  }
  return wide / 2;
}

// "Il y a 5 heures", "Updated 3 hours ago": of a day that only the visitor knew.
bool is_ago(const LineWords& words, const Phrases& dates) {
  return dates.find_role(words, "minutes").phrase != nullptr &&
         (dates.find_role(words, "ago_before").phrase != nullptr ||
          dates.find_role(words, "ago_after").phrase != nullptr);
}

bool takes_credits(Line& line, const ExtractionRules::Data& rules) {
  line.credits = credits_in_line(line.text, false, rules);
  return !line.credits.empty();
}

void classify(Line& line, const ExtractionRules::Data& rules) {
  if (line.text.size() > 2000) {
    line.type = LineType::kProse;
    line.words = 100;
    return;
  }
  const LineWords words(line.text);
  line.words = static_cast<std::uint32_t>(words.size()) + wide_words(line.text);
  line.is_sentence = ends_sentence(line.text);
  if (line.text.size() <= kLongestFolded) line.folded = fold(line.text);
  line.standing = standing_of(line.text, rules.boilerplate);
  const bool is_long = line.words >= 20 || (line.words >= 8 && line.is_sentence);
  // "Foto: Ana Ruiz / AFP" stands on every page, and says something all the same.
  const bool may_credit = line.standing == Standing::kLine;
  // Who wrote the text: persons, or agencies, which are credits.
  Byline byline;
  if (line.words <= kBylineWords) byline = read_byline(line.text, rules);
  if (may_credit && !byline.empty()) {
    line.type = LineType::kByline;
    line.credits = std::move(byline.credits);
  } else if (may_credit && takes_credits(line, rules)) {
    line.type = LineType::kCredit;
  } else if (line.standing != Standing::kNone) {
    line.type = LineType::kStanding;
  } else if (is_domain_name(line.text)) {
    line.type = LineType::kDomain;
  } else if (is_date_line(line.text, words, rules.dates)) {
    line.type = LineType::kDate;
  } else if (!byline.empty()) {
    line.type = LineType::kByline;
    line.credits = std::move(byline.credits);
  } else if (is_trail(line.text, words, rules.boilerplate)) {
    line.type = LineType::kTrail;
  } else if (takes_credits(line, rules)) {
    line.type = LineType::kCredit;
  } else if (is_long && !(line.text.ends_with('?') && line.words <= 16)) {
    line.type = LineType::kProse;
  }
}

}  // namespace

bool is_date_line(std::string_view line, const LineWords& words, const Phrases& dates) {
  if (words.size() > kDateWords) return false;
  const auto found = find_dates(line, words, dates, DayOrder::kDayFirst);
  if (found.empty()) {
    if (words.size() <= kAgoWords && is_ago(words, dates)) return true;
    // "Publié le" with nothing behind it.
    for (const PhraseHit& hit : dates.find(words)) {
      const bool is_role = hit.phrase->role == "published" || hit.phrase->role == "modified";
      const bool has_sense = hit.end - hit.first >= 2;
      if (is_role && has_sense && hit.first == 0 && hit.end == words.size()) return true;
    }
    return false;
  }
  // "4 March 2031 16:12 GMT · Updated 3 hours ago": a day, and behind it when it was changed.
  const bool is_first = found.front().first_word == 0 && !ends_sentence(line);
  const bool is_changed = is_first && (dates.find_role(words, "published").phrase != nullptr ||
                                       dates.find_role(words, "modified").phrase != nullptr);
  if (is_changed) return true;
  const bool is_said = found.front().role != DateRole::kNone && found.front().first_word <= 4;
  const std::size_t in_dates = found.back().end_word - found.front().first_word;
  return (is_said && !ends_sentence(line)) ||
         words.size() <= in_dates + (is_first ? kBesideFirst : kBeside);
}

std::vector<Line> make_lines(std::string_view text, const ExtractionRules::Data& rules,
                             std::string& joined) {
  std::vector<std::string_view> parts = split(text);
  if (is_wrapped(parts)) {
    joined = unwrapped(parts);
    parts = split(joined);
  }
  std::vector<Line> lines;
  bool is_blank = true;
  for (const std::string_view part : parts) {
    if (part.empty()) {
      is_blank = true;
      if (!lines.empty()) lines.back().before_blank = true;
      continue;
    }
    Line line;
    line.text = part;
    line.after_blank = is_blank;
    is_blank = false;
    classify(line, rules);
    lines.push_back(std::move(line));
  }
  if (!lines.empty()) lines.back().before_blank = true;
  return lines;
}

}  // namespace sourcier
