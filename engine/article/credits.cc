// Credits: lines and ends of lines that say who made a text or a picture.
#include <algorithm>

#include "engine/article/blocks.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestCredit = 200;  // Bytes.
constexpr std::size_t kMostCreditWords = 20;
constexpr std::size_t kMostCreditStarts = 24;  // Signs and words that may begin one in a caption.
constexpr std::size_t kLongestDateline = 100;  // Bytes before the dash.

bool begins_upper(std::string_view text) {
  const CodePoint point = code_point_at(text, 0);
  return point.size > 0 && !is_lower(point.value) && is_letter(point.value);
}

std::string_view trim_signs(std::string_view text) {
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    text = trim(text);
    const CodePoint first = code_point_at(text, 0), last = code_point_before(text, text.size());
    const auto is_sign = [](char32_t c) {
      return c == ':' || c == ',' || c == ';' || c == '/' || c == '-' || c == '(' || c == ')' ||
             c == '|' || c == '.' || c == '*' || c == '[' || c == ']' || c == 0x2022 || c == 0xB7 ||
             c == 0x2013 || c == 0x2014 || c == 0xA9;
    };
    if (first.size > 0 && is_sign(first.value)) {
      text.remove_prefix(first.size);
      is_changed = true;
    } else if (last.size > 0 && is_sign(last.value)) {
      text.remove_suffix(last.size);
      is_changed = true;
    }
  }
  return text;
}

// "AP Photo": the agency alone.
std::string_view without_photo(std::string_view name, const ExtractionRules::Data& rules) {
  const LineWords words(name);
  if (words.size() != 2 || !rules.credits.has_word(words, 1, "photo")) return name;
  const std::string_view first = slice(name, words.span(0));
  return rules.agencies.find(first) == Table::kNone ? name : first;
}

// The names of "X/AFP via Getty Images, Y" each; lists are parted at signs and joining words.
std::vector<std::string> names_in(std::string_view text, const ExtractionRules::Data& rules) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view part) {
    part = without_photo(trim_signs(part), rules);
    if (!part.empty() && LineWords(part).size() <= 6) names.push_back(nfc(part));
  };
  const LineWords words(text);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : words.span(i - 1).end;
    const std::size_t to = i == words.size() ? text.size() : words.span(i).begin;
    const std::string_view signs = text.substr(from, to - from);
    const bool joins = i < words.size() && rules.bylines.has_word(words, i, "and");
    const bool is_via = i < words.size() && words[i] == "via";
    if (signs.find_first_of("/,;&|") == std::string_view::npos && !joins && !is_via &&
        i < words.size())
      continue;
    add(text.substr(begin, from - begin));
    begin = joins || is_via ? words.span(i).end : to;
  }
  return names;
}

CreditOf of_role(std::string_view role) {
  if (role == "video") return CreditOf::kVideo;
  return role == "photo" ? CreditOf::kPhoto : CreditOf::kText;
}

bool is_role_of_credit(std::string_view role) {
  return role == "text" || role == "photo" || role == "video";
}

std::vector<Credit> make_credits(const std::vector<std::string>& names, std::string_view line,
                                 CreditOf of) {
  std::vector<Credit> credits;
  credits.reserve(names.size());
  for (const std::string& name : names) credits.push_back({name, nfc(trim(line)), of});
  return credits;
}

// All names capitalised, and few words: a list of names, not the beginning of a sentence.
bool are_names(const std::vector<std::string>& names) {
  return !names.empty() &&
         std::ranges::all_of(names, [](const std::string& name) { return begins_upper(name); });
}

bool has_agency(const std::vector<std::string>& names, const ExtractionRules::Data& rules) {
  return std::ranges::any_of(names, [&](const auto& name) { return is_agency(name, rules); });
}

// "Ana Ruiz/AP": capitalised names joined by a slash.
bool is_slash_credit(std::string_view text, const ExtractionRules::Data& rules) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || text.find("//") != std::string_view::npos) return false;
  if (LineWords(text).size() > 10 || slash == 0) return false;
  return are_names(names_in(text, rules));
}

bool ends_with_stop(std::string_view text) { return !text.empty() && text.back() == '.'; }

// "REUTERS": up to three words in capitals only.
bool is_capitals(std::string_view text) {
  if (LineWords(text).size() > 3 || text.size() < 3) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_lower(point.value) || is_digit(point.value)) return false;
    at += std::max(point.size, 1u);
  }
  return true;
}

// "– Ana Ruiz": a dash and a name of two or three capitalised words, and no more.
bool is_dashed_name(std::string_view text) {
  const bool has_dash = text.starts_with("- ") || text.starts_with("\xE2\x80\x93 ") ||
                        text.starts_with("\xE2\x80\x94 ");
  if (!has_dash || ends_with_stop(text)) return false;
  const LineWords words(text);
  if (words.size() < 2 || words.size() > 3) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!begins_upper(slice(text, words.span(i)))) return false;
  }
  return true;
}

// The phrase at the beginning of a credit line, if it is one by what follows it.
std::vector<Credit> by_phrase(std::string_view line, const LineWords& words,
                              const ExtractionRules::Data& rules) {
  for (const PhraseHit& hit : rules.credits.find(words)) {
    const std::string_view role = hit.phrase->role;
    if (!is_role_of_credit(role)) continue;
    const bool at_end = hit.phrase->place == PhrasePlace::kEnd;
    if (!at_end && (hit.phrase->place != PhrasePlace::kStart || hit.end >= words.size())) continue;
    const std::size_t after = words.span(hit.end - 1).end;
    const std::string_view rest =
        at_end ? line.substr(0, words.span(hit.first).begin) : line.substr(after);
    const std::vector<std::string> names = names_in(rest, rules);
    const bool has_colon = trim(rest).starts_with(':');
    if (names.empty() || (!are_names(names) && !has_colon)) continue;
    // One word like "with" or "photo" needs a sign or an agency to be a credit's.
    const std::string_view sign = trim(rest);
    const bool has_sign = !sign.empty() && (sign[0] == ':' || sign[0] == '/' || sign[0] == '-' ||
                                            (static_cast<unsigned char>(sign[0]) == 0xC2) ||
                                            (static_cast<unsigned char>(sign[0]) == 0xE2));
    if (hit.end - hit.first == 1 && !at_end && !has_sign && !has_agency(names, rules)) continue;
    return make_credits(names, line, of_role(role));
  }
  return {};
}

// Whether a phrase that credits a picture stands at the beginning.
bool begins_with_phrase(std::string_view text, const ExtractionRules::Data& rules) {
  if (!begins_upper(text)) return false;
  const LineWords words(text.substr(0, 80));
  return std::ranges::any_of(rules.credits.find(words), [](const PhraseHit& hit) {
    return hit.first == 0 && (hit.phrase->role == "photo" || hit.phrase->role == "video");
  });
}

// "Le Monde avec AFP": a short line that ends in agencies after a word that joins them.
std::vector<Credit> by_agency_at_end(std::string_view line, const LineWords& words,
                                     const ExtractionRules::Data& rules) {
  if (words.size() > 8 || words.size() < 2) return {};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view tail = line.substr(words.span(i).begin);
    const bool joins = rules.bylines.has_word(words, i - 1, "and");
    const bool is_credit = rules.credits.has_word(words, i - 1, "with");
    if (!joins && !is_credit) continue;
    const std::vector<std::string> names = names_in(tail, rules);
    if (!names.empty() &&
        std::ranges::all_of(names, [&](const auto& name) { return is_agency(name, rules); }))
      return make_credits(names, line, CreditOf::kText);
  }
  return {};
}

// "(AFP)", "(Agence X)", "AFP": names of agencies alone on a line.
std::vector<Credit> by_name_alone(std::string_view line, const LineWords& words, bool in_figure,
                                  const ExtractionRules::Data& rules) {
  if (words.size() > 6) return {};
  const bool in_brackets = line.starts_with('(') && line.ends_with(')');
  const std::vector<std::string> names = names_in(line, rules);
  if (!are_names(names)) return {};
  const bool are_agencies =
      std::ranges::all_of(names, [&](const std::string& name) { return is_agency(name, rules); });
  const bool is_short = words.size() <= 4 && in_brackets && !in_figure;
  if (!are_agencies && !is_short && !(in_figure && is_slash_credit(line, rules))) return {};
  return make_credits(names, line, in_figure ? CreditOf::kPhoto : CreditOf::kText);
}

bool has_year(const LineWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() == 4 && (words[i].starts_with("19") || words[i].starts_with("20")))
      return true;
  }
  return false;
}

constexpr std::string_view kCopyright = "\xC2\xA9";

}  // namespace

bool is_agency(std::string_view name, const ExtractionRules::Data& rules) {
  name = trim_signs(name);
  if (rules.agencies.find(name) != Table::kNone) return true;
  // "Agence X": a head word, and a name after it.
  const LineWords words(name);
  return words.size() >= 2 && words.size() <= 4 &&
         rules.credits.find_role(words, "agency_head").phrase != nullptr &&
         begins_upper(slice(name, words.span(words.size() - 1)));
}

std::vector<Credit> credits_in_line(std::string_view line, bool in_figure,
                                    const ExtractionRules::Data& rules) {
  line = trim(line);
  if (line.empty() || line.size() > kLongestCredit) return {};
  const LineWords words(line);
  if (words.size() == 0 || words.size() > kMostCreditWords) return {};
  if (line.starts_with(kCopyright) && !has_year(words)) {
    const std::vector<std::string> names = names_in(line, rules);
    if (are_names(names)) return make_credits(names, line, CreditOf::kPhoto);
  }
  std::vector<Credit> credits = by_phrase(line, words, rules);
  if (credits.empty()) credits = by_agency_at_end(line, words, rules);
  if (credits.empty()) credits = by_name_alone(line, words, in_figure, rules);
  const bool is_licence = rules.credits.find_role(words, "licence").phrase != nullptr;
  if (credits.empty() && is_licence && words.size() <= 14 && !ends_sentence(line))
    credits = make_credits(names_in(line, rules), line, CreditOf::kPhoto);
  return credits;
}

CaptionParts part_caption(std::string_view caption, const ExtractionRules::Data& rules) {
  CaptionParts parts{.prose = caption.size(), .credits = {}};
  if (std::vector<Credit> whole = credits_in_line(caption, true, rules); !whole.empty())
    return {0, std::move(whole)};
  // A credit begins after a stop, a bracket, a copyright sign or a phrase of its own.
  const std::size_t from = caption.size() > kLongestCredit ? caption.size() - kLongestCredit : 0;
  std::size_t starts = 0;
  for (std::size_t at = from; at < caption.size() && starts < kMostCreditStarts; ++at) {
    if (!is_boundary(caption, at)) continue;
    const std::string_view rest = caption.substr(at);
    const bool is_sign = rest.starts_with(kCopyright) || rest.starts_with("(") ||
                         rest.starts_with("[") || rest.starts_with("/") || rest.starts_with("|");
    const bool is_gap = at > 1 && (caption[at - 1] == ' ' || ends_with_stop(caption.substr(0, at)));
    const bool after_stop = is_gap && ends_sentence(caption.substr(0, at));
    const bool starts_word = at > 0 && (caption[at - 1] == ' ' || caption[at - 1] == '\n');
    if (!is_sign && !after_stop && !starts_word) continue;
    if (!is_sign && !after_stop && !begins_with_phrase(rest, rules)) continue;
    ++starts;
    std::vector<Credit> credits = credits_in_line(rest, true, rules);
    const bool is_name = is_slash_credit(rest, rules) || is_capitals(rest);
    if (credits.empty() && after_stop && (is_name || is_dashed_name(rest)))
      credits = make_credits(names_in(rest, rules), rest, CreditOf::kPhoto);
    if (credits.empty()) continue;
    std::string_view prose = trim(caption.substr(0, at));
    while (prose.ends_with('(') || prose.ends_with('-') || prose.ends_with('|'))
      prose = trim(prose.substr(0, prose.size() - 1));
    return {prose.size(), std::move(credits)};
  }
  return parts;
}

std::string dateline_agency(std::string_view text, const ExtractionRules::Data& rules) {
  const std::string_view head = text.substr(0, kLongestDateline);
  // "BAMAKO (Mali), 21 nov 2031 (AFP) -": the bracket before a dash, not the first.
  for (std::size_t open = head.find('('); open != std::string_view::npos;
       open = head.find('(', open + 1)) {
    const std::size_t close = head.find(')', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = head.substr(open + 1, close - open - 1);
    const std::string_view after = trim(text.substr(close + 1, 6));
    const bool has_dash = after.starts_with('-') || after.starts_with("\xE2\x80\x93") ||
                          after.starts_with("\xE2\x80\x94");
    if (has_dash && is_agency(name, rules)) return std::string(trim(name));
  }
  if (!text.ends_with(')')) return {};
  const std::size_t last = text.rfind('(');
  if (last == std::string_view::npos || text.size() - last > 40) return {};
  const std::string_view name = text.substr(last + 1, text.size() - last - 2);
  return is_agency(name, rules) ? std::string(trim(name)) : std::string();
}

}  // namespace sourcier
