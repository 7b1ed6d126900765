// Authors: the names of a byline, and what is no name of a person.
#include <algorithm>

#include "engine/article/dates.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestByline = 25;  // Words.
constexpr std::size_t kLongestName = 6;     // Words.
constexpr std::size_t kMostAuthors = 12;
constexpr std::size_t kMostAgencies = 4;
constexpr std::size_t kLongestNames = 400;  // Bytes of a list of names.
constexpr std::size_t kLongestSign = 4;     // Bytes of the sign of a name.
constexpr std::size_t kShortestUser = 3;    // Bytes of a name in small letters.

bool begins_upper(std::string_view text) {
  const CodePoint point = code_point_at(text, 0);
  return point.size > 0 && (is_upper(point.value) || is_wide_script(point.value) ||
                            (is_letter(point.value) && !is_lower(point.value)));
}

bool begins_lower(std::string_view text) {
  const CodePoint point = code_point_at(text, 0);
  return point.size > 0 && is_lower(point.value);
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool has_role(const LineWords& words, const Phrases& phrases, std::string_view role) {
  return phrases.find_role(words, role).phrase != nullptr;
}

// "de", "van", "al-": small words inside names.
bool is_particle(std::string_view word) { return word.size() <= 3; }

// Whether the parts of a name are written as a name's.
bool looks_like_name(std::string_view name, const LineWords& words) {
  if (words.size() == 0 || words.size() > kLongestName || !begins_upper(name)) return false;
  if (begins_lower(slice(name, words.span(words.size() - 1)))) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = slice(name, words.span(i));
    if (has_digit(word)) return false;
    if (!begins_upper(word) && !is_particle(word)) return false;
  }
  return name.find_first_of("@:/<>{}[]=?!") == std::string_view::npos;
}

// "surfguard", "Marianne1", "jose de la cruz": what people call themselves.
bool looks_like_user(std::string_view name, const LineWords& words) {
  if (words.size() == 0 || words.size() > 4 || name.size() < kShortestUser) return false;
  if (name.find_first_of("@:/<>{}[]=?!,;") != std::string_view::npos) return false;
  const CodePoint first = code_point_at(name, 0);
  if (!is_letter(first.value)) return false;
  return words.size() == 1 || !has_digit(name);
}

// Off both ends: white space and the signs that lists leave.
std::string_view trim_signs(std::string_view text) {
  constexpr std::string_view kSigns = " \t\n,;:|/&-*\"•·";
  const std::size_t begin = text.find_first_not_of(kSigns);
  if (begin == std::string_view::npos) return {};
  return trim(text.substr(begin, text.find_last_not_of(kSigns) - begin + 1));
}

// "Senior Reporter": nothing but words that end a name.
bool are_stops(const LineWords& words, const Phrases& phrases) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!has_role(LineWords(words[i]), phrases, "stop")) return false;
  }
  return true;
}

// "et", "and": a word in small letters that joins two names; "E." and "Y." are initials.
bool is_joint(std::string_view line, const LineWords& words, const PhraseHit& hit) {
  return hit.phrase->role == "and" && hit.first > 0 &&
         !begins_upper(slice(line, words.span(hit.first)));
}

// "Redaktion Hafenticker", "Harbour Team": a desk with a name of its own, where "Redaktion" and
// "web team" are anybody.
bool names_a_desk(const LineWords& words, const Phrases& phrases) {
  bool is_desk = false, has_name = false;
  for (const PhraseHit& hit : phrases.find(words)) {
    if (hit.phrase->role == "not_a_name" && hit.first == 0 && hit.end == words.size()) return false;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const LineWords word(words[i]);
    const bool is_generic =
        has_role(word, phrases, "not_a_name") || has_role(word, phrases, "stop");
    is_desk = is_desk || has_role(word, phrases, "desk");
    has_name = has_name || (!is_generic && words[i].size() >= kShortestUser);
  }
  return is_desk && has_name && words.size() <= kLongestName;
}

// "Ana Ruiz Ana Ruiz": what is there once for eyes and once for ears.
std::string_view said_once(std::string_view name) {
  const std::size_t half = name.size() / 2;
  const bool is_double = name.size() > 6 && name.size() % 2 == 1 && name[half] == ' ' &&
                         name.substr(0, half) == name.substr(half + 1);
  return is_double ? name.substr(0, half) : name;
}

// "TK", "GNB": the sign of somebody who is named before.
bool is_sign_of_name(std::string_view name) {
  return name.size() <= kLongestSign &&
         std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Letters and digits alone: "INTERSCENAR.IO", "Interscenario" and "interscenar io" have the same.
std::string letters_of(std::string_view folded) {
  std::string out;
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

bool is_list_sign(std::string_view text, std::size_t at) {
  // "Verifizierte/r"
  if (text[at] == '/' && (at + 2 >= text.size() || text[at + 2] == ' ')) return false;
  return text[at] == ',' || text[at] == ';' || text[at] == '/' || text[at] == '&' ||
         text[at] == '|' || text[at] == '\n';
}

}  // namespace

bool AuthorList::is_outlet(std::string_view folded) const {
  const std::string own = letters_of(folded);
  return std::ranges::any_of(outlets_, [&](const std::string& outlet) {
    if (outlet == folded || letters_of(outlet) == own) return true;
    // "Kirche und Leben" of kirche-und-leben.de.
    const std::size_t dot = outlet.rfind('.');
    return dot != std::string::npos && letters_of(std::string_view(outlet).substr(0, dot)) == own;
  });
}

// "Post, Bern, Switzerland": where somebody is, not who wrote. Without it.
std::string_view AuthorList::without_address(std::string_view list) const {
  const std::size_t comma = list.rfind(',');
  if (comma == std::string_view::npos) return list;
  const std::size_t row = rules_.countries.find(trim(list.substr(comma + 1)));
  if (row == Table::kNone || rules_.countries.cell(row, 2) == "demonym" ||
      rules_.countries.cell(row, 2) == "adjective")
    return list;
  list = list.substr(0, comma);
  const std::size_t before = list.rfind(',');
  if (before == std::string_view::npos) return list;
  const bool is_place = rules_.places.find(trim(list.substr(before + 1))) != Table::kNone;
  return is_place ? list.substr(0, before) : list;
}

void AuthorList::add_one(std::string_view whole, bool is_marked) {
  std::string_view name = whole;
  // "Ana Ruiz (Bern)", "Ana Ruiz @anaruiz", "Ana Ruiz - Le Fanal".
  for (const std::string_view sign :
       {" (", " @", " - ", " \xE2\x80\x93 ", " <", " \xE2\x80\xA2 ", "http", "www."})
    name = name.substr(0, std::min(name.find(sign), name.size()));
  name = said_once(trim_signs(name));
  // "L-MAG – Das Magazin": the name of an outlet and its slogan.
  if (name.size() < whole.size() && !has_given_name(name, true, rules_) &&
      has_role(LineWords(whole), rules_.bylines, "not_a_name"))
    return;
  LineWords words(name);
  for (const PhraseHit& hit : rules_.bylines.find(words)) {
    if (hit.phrase->role != "stop" || hit.first == 0) continue;
    // "rasos am 24. Juli", "Ana Ruiz Alle Artikel"; but "Jean Le Goff" and "fri.juli".
    const bool is_written_so =
        hit.end > hit.first + 1 || begins_lower(slice(name, words.span(hit.first)));
    if (!is_written_so || name[words.span(hit.first).begin - 1] != ' ') continue;
    name = trim_signs(name.substr(0, words.span(hit.first).begin));
    words = LineWords(name);
    break;
  }
  const bool is_desk = is_marked && names_a_desk(words, rules_.bylines);
  if (words.size() == 0 || (has_role(words, rules_.bylines, "not_a_name") && !is_desk)) return;
  if (is_agency(name, rules_)) {
    const bool is_known = std::ranges::find(agencies, name) != agencies.end();
    if (!is_known && agencies.size() < kMostAgencies) agencies.emplace_back(name);
    return;
  }
  if (names.size() >= kMostAuthors || are_stops(words, rules_.bylines)) return;
  const bool is_place = words.size() == 1 && rules_.places.find(name) != Table::kNone;
  if (!names.empty() && (is_sign_of_name(name) || is_place)) return;
  if (!looks_like_name(name, words) && !(is_marked && looks_like_user(name, words))) return;
  const std::string folded = fold(name);
  if (is_outlet(folded)) return;
  const bool is_known =
      std::ranges::any_of(names, [&](const std::string& author) { return fold(author) == folded; });
  if (!is_known) names.push_back(nfc(name));
}

void AuthorList::add_list(std::string_view list, bool is_marked) {
  while (!list.empty()) {
    std::size_t end = 0;
    while (end < list.size() && !is_list_sign(list, end)) ++end;
    add_one(list.substr(0, end), is_marked);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

void AuthorList::add(std::string_view list, bool is_marked) {
  list = trim(list);
  if (list.starts_with("http") || list.size() > kLongestNames) return;
  list = without_address(list);
  if (is_outlet(fold(list))) return;
  const LineWords words(list);
  const std::vector<PhraseHit> hits = rules_.bylines.find(words);
  std::size_t begin = 0;
  for (const PhraseHit& hit : hits) {
    // "Posted by", "Author:", "Von" without a name say nothing; "di Sami" is not "Di Maio".
    const bool is_small = hit.phrase->role == "by_small" && begins_lower(list);
    if ((hit.phrase->role != "by" && !is_small) || hit.first != 0) continue;
    if (hit.end == words.size()) return;
    if (hit.end < words.size() && begin == 0) begin = words.span(hit.end).begin;
  }
  for (const PhraseHit& hit : hits) {
    if (!is_joint(list, words, hit) || words.span(hit.first).begin < begin) continue;
    add_list(list.substr(begin, words.span(hit.first).begin - begin), is_marked);
    begin = words.span(hit.end - 1).end;
  }
  add_list(list.substr(begin), is_marked);
}

void add_authors(std::string_view names, std::string_view outlet,
                 const ExtractionRules::Data& rules, std::vector<std::string>& authors) {
  AuthorList list(rules, {fold(outlet)});
  list.names = std::move(authors);
  list.add(names, false);
  authors = std::move(list.names);
}

std::string_view after_by(std::string_view line, bool is_marked,
                          const ExtractionRules::Data& rules) {
  // Nearly no line goes beyond this: only a day or a label can stand before the name.
  if (!is_marked && !has_digit(line) && line.find(':') == std::string_view::npos) return line;
  const LineWords words(line);
  if (words.size() > kLongestByline) return line;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const LineWords word(words[i]);
    if (!has_role(word, rules.bylines, "by") || has_role(word, rules.bylines, "stop")) continue;
    const std::string_view before = line.substr(0, words.span(i).begin);
    const LineWords words_before(before);
    // "Maria di Stefano" is a name, "Posted on 4 March by Maria" is none.
    const bool is_dated =
        !find_dates(before, words_before, rules.dates, DayOrder::kDayFirst).empty();
    const bool is_told =
        is_dated || trim(before).ends_with(':') ||
        (is_marked && (has_digit(before) || has_role(words_before, rules.bylines, "stop")));
    if (is_told) return line.substr(words.span(i).begin);
  }
  return line;
}

std::vector<std::string> authors_in_byline(std::string_view line,
                                           const ExtractionRules::Data& rules) {
  if (line.size() > 300) return {};
  const LineWords words(line);
  if (words.size() < 2 || words.size() > kLongestByline) return {};
  const PhraseHit by = rules.bylines.find_role(words, "by");
  if (by.phrase == nullptr || by.end >= words.size()) return {};
  std::size_t end = by.end;
  for (; end < words.size(); ++end) {
    const LineWords one(words[end]);
    const std::string_view word = slice(line, words.span(end));
    const bool joins = end > by.end && begins_lower(word) && has_role(one, rules.bylines, "and");
    if (!joins && has_role(one, rules.bylines, "stop")) break;
    if (!joins && !begins_upper(word) && !is_particle(word)) break;
    if (has_digit(word)) break;
    const std::size_t after = words.span(end - 1).end;
    const std::string_view signs = line.substr(after, words.span(end).begin - after);
    if (end > by.end && signs.find_first_of("|-.(") != std::string_view::npos && signs.size() > 2)
      break;
  }
  if (end == by.end) return {};
  // A sentence that happens to begin so goes on after the name.
  if (words.size() - end > 8 && line.ends_with('.')) return {};
  AuthorList authors(rules, {});
  const std::size_t begin = words.span(by.end).begin;
  authors.add(line.substr(begin, words.span(end - 1).end - begin), false);
  return std::move(authors.names);
}

bool has_given_name(std::string_view name, bool is_told, const ExtractionRules::Data& rules) {
  const LineWords words(name);
  if (words.size() < 2 || words.size() > 4) return false;
  const std::size_t row = rules.given_names.find_folded(words[0]);
  return row != Table::kNone && (is_told || rules.given_names.cell(row, 2) == "no") &&
         looks_like_name(name, words);
}

}  // namespace sourcier
