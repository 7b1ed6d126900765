// The list of authors: what of all that is named is a person, who else signs, and what is nobody.
#include <algorithm>

#include "engine/article/name_shape.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using name_shape::begins_lower;
using name_shape::has_role;

constexpr std::size_t kMostAuthors = 12;
constexpr std::size_t kMostOthers = 4;
constexpr std::size_t kLongestNames = 400;  // Bytes of a list of names.
constexpr std::size_t kLongestOther = 80;   // Bytes; longer ones are slogans.
constexpr std::size_t kOtherWords = 8;
constexpr std::size_t kLongestDesk = 6;      // Words.
constexpr std::size_t kShortestName = 3;     // Bytes of the name of a desk.
constexpr std::size_t kGivenNames = 3;       // Words before a surname that is written first.
constexpr std::size_t kMostNameWords = 10;   // Beyond which no agency is looked for in a name.
constexpr std::size_t kAgencyWords = 3;      // Of an agency behind a name.
constexpr std::size_t kLongestInitials = 4;  // Bytes of who signs by a sign alone.

// "Senior Reporter": nothing but words that end a name.
bool are_stops(const LineWords& words, const Phrases& phrases) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!has_role(LineWords(words[i]), phrases, "stop")) return false;
  }
  return true;
}

// "et", "and": a word in small letters that joins two names; "E." and "Y." are initials, and "à" is
// not the Czech "a", though both are folded alike.
bool is_joint(std::string_view line, const LineWords& words, const PhraseHit& hit) {
  const std::string_view word = slice(line, words.span(hit.first));
  const bool is_other_letter = words[hit.first].size() == 1 && word.size() > 1;
  return hit.phrase->role == "and" && hit.first > 0 && !is_other_letter &&
         !name_shape::begins_upper(word);
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
    has_name = has_name || (!is_generic && words[i].size() >= kShortestName);
  }
  return is_desk && has_name && words.size() <= kLongestDesk;
}

// "Redaktion", "Support Team", "Institut für Wald": no person, but whoever signs so is somebody.
bool is_collective(const LineWords& words, const Phrases& phrases) {
  return has_role(words, phrases, "desk") || has_role(words, phrases, "organisation");
}

bool is_list_sign(std::string_view text, std::size_t at) {
  // "Verifizierte/r"
  if (text[at] == '/' && (at + 2 >= text.size() || text[at + 2] == ' ')) return false;
  return text[at] == ',' || text[at] == ';' || text[at] == '/' || text[at] == '&' ||
         text[at] == '|' || text[at] == '\n';
}

bool has_list_sign(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_list_sign(text, at)) return true;
  }
  return false;
}

// "Ruiz, Ana" and "Ruiz, A.", as libraries and some systems write one name: "Ana Ruiz". "" where it
// is a list of names.
std::string turned_name(std::string_view list, const ExtractionRules::Data& rules) {
  const std::size_t comma = list.find(',');
  if (comma == std::string_view::npos || list.find_first_of(",;/&|", comma + 1) != list.npos)
    return {};
  const std::string_view last = trim(list.substr(0, comma)), first = trim(list.substr(comma + 1));
  const LineWords last_words(last), first_words(first);
  if (last_words.size() != 1 || first_words.size() == 0 || first_words.size() > kGivenNames)
    return {};
  const auto is_given = [&](std::string_view word) {
    return rules.given_names.find_folded(word) != Table::kNone;
  };
  const bool is_initial = first.size() == 2 && first[1] == '.';
  if (is_given(last_words[0]) || !(is_initial || is_given(first_words[0]))) return {};
  return std::string(first) + " " + std::string(last);
}

}  // namespace

AuthorList AuthorList::like() const {
  AuthorList list(rules_, outlets_);
  list.is_shown = is_shown;
  return list;
}

std::vector<std::string> AuthorList::signatories() const {
  std::vector<std::string> all = names;
  const bool are_signs = std::ranges::all_of(
      names, [](const std::string& name) { return name.size() <= kLongestInitials; });
  if (are_signs) all.insert(all.end(), others.begin(), others.end());
  return all;
}

bool AuthorList::is_outlet(std::string_view folded) const {
  const std::string own = name_shape::letters_of(folded);
  return std::ranges::any_of(outlets_, [&](const std::string& outlet) {
    if (outlet == folded || name_shape::letters_of(outlet) == own) return true;
    // "Kirche und Leben" of kirche-und-leben.de.
    const std::size_t dot = outlet.rfind('.');
    return dot != std::string::npos &&
           name_shape::letters_of(std::string_view(outlet).substr(0, dot)) == own;
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

// "rasos am 24. Juli", "Ana Ruiz Alle Artikel"; but "Jean Le Goff" and "fri.juli".
std::string_view AuthorList::cut_at_stop(std::string_view name) const {
  const LineWords words(name);
  for (const PhraseHit& hit : rules_.bylines.find(words)) {
    if (hit.phrase->role != "stop" || hit.first == 0) continue;
    const bool is_written_so =
        hit.end > hit.first + 1 || begins_lower(slice(name, words.span(hit.first)));
    if (!is_written_so || name[words.span(hit.first).begin - 1] != ' ') continue;
    return name_shape::trim_signs(name.substr(0, words.span(hit.first).begin));
  }
  return name;
}

// "ANA RUIZ Associated Press", "ANA RUIZ AP Sports Writer": for whom somebody writes, and what they
// are there, is no part of the name.
std::string_view AuthorList::without_agency(std::string_view name) const {
  const LineWords words(name);
  if (words.size() > kMostNameWords) return name;
  for (std::size_t first = 2; first < words.size(); ++first) {
    const std::size_t begin = words.span(first).begin;
    for (std::size_t end = first + 1; end <= std::min(first + kAgencyWords, words.size()); ++end) {
      if (is_agency(name.substr(begin, words.span(end - 1).end - begin), rules_))
        return name_shape::trim_signs(name.substr(0, begin));
    }
  }
  return name;
}

// "Washington", "Hong Kong": where it was written. "Florence" may be anybody.
bool AuthorList::is_place(std::string_view name, const LineWords& words) const {
  return rules_.places.find(name) != Table::kNone &&
         rules_.given_names.find_folded(words[0]) == Table::kNone;
}

// Whether a word says that the name is no person's. A given name is none in another language: "Tim
// Ode", where "tim" is a team in Indonesian.
bool AuthorList::is_nobody(std::string_view name, const LineWords& words) const {
  const bool is_given = has_given_name(name, true, rules_);
  return std::ranges::any_of(rules_.bylines.find(words), [&](const PhraseHit& hit) {
    return hit.phrase->role == "not_a_name" && !(is_given && hit.first == 0 && hit.end == 1);
  });
}

void AuthorList::add_other(std::string_view name) {
  const LineWords words(name);
  if (words.size() == 0 || words.size() > kOtherWords || name.size() > kLongestOther) return;
  if (!takes_others || name.find_first_of("@:<>{}[]=?!") != std::string_view::npos) return;
  const std::string folded = fold(name);
  const bool is_known =
      std::ranges::any_of(others, [&](const std::string& other) { return fold(other) == folded; });
  if (!is_known && others.size() < kMostOthers) others.push_back(nfc(name));
}

void AuthorList::add_agency(std::string_view name) {
  const bool is_known = std::ranges::find(agencies, name) != agencies.end();
  if (!is_known && agencies.size() < kMostOthers) agencies.emplace_back(name);
  add_other(name);
}

void AuthorList::take_others(const AuthorList& list) {
  for (const std::string& other : list.others) add_other(other);
  for (const std::string& agency : list.agencies) add_agency(agency);
}

void AuthorList::add_organisation(std::string_view whole) {
  const std::string_view name = name_shape::bare_name(whole);
  if (is_agency(name, rules_)) return add_agency(name);
  const LineWords words(name);
  // "Harbour Works Ltd" owns the page.
  if (is_nobody(name, words) && !is_collective(words, rules_.bylines)) return;
  if (!is_outlet(fold(name)) && name_shape::begins_upper(name)) add_other(name);
}

void AuthorList::add_one(std::string_view whole, bool is_marked) {
  std::string_view name = name_shape::bare_name(whole);
  // "L-MAG – Das Magazin": the name of an outlet and its slogan.
  if (name.size() < whole.size() && !has_given_name(name, true, rules_) &&
      has_role(LineWords(whole), rules_.bylines, "not_a_name"))
    return;
  if (!has_role(LineWords(name), rules_.bylines, "organisation")) name = cut_at_stop(name);
  if (is_agency(name, rules_)) return add_agency(name);
  name = name_shape::without_full_stop(without_agency(name));
  const LineWords words(name);
  if (words.size() == 0) return;
  const std::string folded = fold(name);
  if (is_outlet(folded)) {
    if (is_shown || !others.empty()) add_other(name);  // "AFP/The Post"
    return;
  }
  const bool may_be_desk = is_marked && names.empty();
  if (is_nobody(name, words) && !(may_be_desk && names_a_desk(words, rules_.bylines))) {
    if ((is_marked || is_shown) && is_collective(words, rules_.bylines)) add_other(name);
    return;
  }
  if (names.size() >= kMostAuthors || are_stops(words, rules_.bylines)) return;
  const bool is_second = !names.empty();
  if (is_second && name_shape::is_sign_of_name(name)) return;
  // "Ana Ruiz, à Vaucelin", "Ana Ruiz and Tom Ode, Harbour correspondents": where and what they
  // are.
  if (is_second && (begins_lower(name) || has_role(words, rules_.bylines, "desk")) &&
      !name_shape::is_person_like(name, words))
    return;
  if (is_place(name, words)) return;
  if (is_second && words.size() == 1 && rules_.places.find(name) != Table::kNone) return;
  if (!name_shape::is_person_like(name, words) &&
      !(is_marked && name_shape::is_user_like(name, words)))
    return;
  const bool is_known =
      std::ranges::any_of(names, [&](const std::string& author) { return fold(author) == folded; });
  if (!is_known) names.push_back(nfc(name_shape::with_plain_spaces(name)));
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
  const std::string turned = is_marked ? turned_name(list, rules_) : std::string();
  if (!turned.empty()) list = turned;
  if (is_outlet(fold(list))) {
    if (is_shown) add_other(list);
    return;
  }
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
  // "Landesanstalt für Wald und Forst" is one.
  const bool is_one = has_role(words, rules_.bylines, "organisation") && !has_list_sign(list);
  for (const PhraseHit& hit : hits) {
    if (is_one || !is_joint(list, words, hit) || words.span(hit.first).begin < begin) continue;
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

bool has_given_name(std::string_view name, bool is_told, const ExtractionRules::Data& rules) {
  const LineWords words(name);
  if (words.size() < 2 || words.size() > 4) return false;
  const std::size_t row = rules.given_names.find_folded(words[0]);
  return row != Table::kNone && (is_told || rules.given_names.cell(row, 2) == "no") &&
         name_shape::is_person_like(name, words);
}

}  // namespace sourcier
