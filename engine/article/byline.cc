// Bylines: lines that say who wrote ("Par Ana Ruiz et Léo Blin", "Posted on 4 March by Ana Ruiz").
#include <algorithm>

#include "engine/article/dates.h"
#include "engine/article/name_shape.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using name_shape::begins_lower;
using name_shape::begins_upper;
using name_shape::has_digit;
using name_shape::has_role;

constexpr std::size_t kLongestByline = 25;       // Words.
constexpr std::size_t kLongestBylineText = 300;  // Bytes.
constexpr std::size_t kSmallWord = 2;            // Bytes.
constexpr std::size_t kMostBehind =
    8;  // Words behind the names of a byline that ends as a sentence.

// Whether the small capitalised word at `at` is part of a name: "Jean Le Goff", not "Jean Le 4
// mai".
bool is_in_name(std::string_view line, const LineWords& words, std::size_t at,
                const ExtractionRules::Data& rules) {
  if (words.span(at).size() > kSmallWord || at + 1 >= words.size()) return false;
  const std::string_view word = slice(line, words.span(at));
  const std::string_view next = slice(line, words.span(at + 1));
  return begins_upper(word) && begins_upper(next) && !has_digit(next) &&
         line.substr(words.span(at).end, 1) == " " &&
         !has_role(LineWords(words[at + 1]), rules.bylines, "stop");
}

}  // namespace

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

void add_byline(std::string_view line, const ExtractionRules::Data& rules, AuthorList& list) {
  if (line.size() > kLongestBylineText) return;
  const LineWords words(line);
  if (words.size() < 2 || words.size() > kLongestByline) return;
  const PhraseHit by = rules.bylines.find_role(words, "by");
  if (by.phrase == nullptr || by.end >= words.size()) return;
  std::size_t end = by.end;
  for (; end < words.size(); ++end) {
    const LineWords one(words[end]);
    const std::string_view word = slice(line, words.span(end));
    const bool joins = end > by.end && begins_lower(word) && has_role(one, rules.bylines, "and");
    const bool is_stop = has_role(one, rules.bylines, "stop");
    if (!joins && is_stop && (end == by.end || !is_in_name(line, words, end, rules))) break;
    if (!joins && !begins_upper(word) && !name_shape::is_particle(word)) break;
    if (has_digit(word)) break;
    const std::size_t after = words.span(end - 1).end;
    const std::string_view signs = line.substr(after, words.span(end).begin - after);
    if (end > by.end && signs.find_first_of("|-.(") != std::string_view::npos && signs.size() > 2)
      break;
  }
  // A sentence that happens to begin so goes on after the name.
  if (end == by.end || (words.size() - end > kMostBehind && line.ends_with('.'))) return;
  const std::size_t begin = words.span(by.end).begin;
  list.add(line.substr(begin, words.span(end - 1).end - begin), false);
}

Byline read_byline(std::string_view line, const ExtractionRules::Data& rules) {
  AuthorList list(rules, {});
  add_byline(line, rules, list);
  Byline byline{.authors = std::move(list.names), .credits = {}};
  for (const std::string& agency : list.agencies)
    byline.credits.push_back({agency, std::string(trim(line)), CreditOf::kText});
  return byline;
}

}  // namespace sourcier
