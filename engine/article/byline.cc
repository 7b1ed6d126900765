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

std::vector<std::string> read_signature(std::string_view line, const ExtractionRules::Data& rules) {
  constexpr std::size_t kLongestSignature = 12;  // Words.
  const LineWords words(line);
  if (words.size() < 2 || words.size() > kLongestSignature || has_digit(line)) return {};
  std::vector<std::string> names;
  std::size_t begin = 0;
  bool is_place =
      false;  // "in Vaucelin", "à Vaucelin", "avec AFP": what stands behind is no author.
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : words.span(i - 1).end;
    const std::size_t to = i == words.size() ? line.size() : words.span(i).begin;
    const std::string_view signs = line.substr(from, to - from);
    const LineWords one(i < words.size() ? words[i] : std::string_view{});
    const bool joins = i < words.size() && has_role(one, rules.bylines, "and");
    const bool located = i < words.size() && !joins && has_role(one, rules.bylines, "where");
    const bool parts = i == words.size() || joins || located ||
                       signs.find_first_of(",&/(") != std::string_view::npos;
    if (!parts) {
      if (!is_place && i > begin && !begins_upper(slice(line, words.span(i))) &&
          !name_shape::is_particle(slice(line, words.span(i))))
        return {};
      continue;
    }
    if (i > begin) {
      const std::string_view part =
          line.substr(words.span(begin).begin, from - words.span(begin).begin);
      if (has_given_name(part, true, rules)) {
        if (!is_place) names.push_back(nfc(part));
      } else if (!is_place && !is_agency(part, rules)) {
        return {};
      }
    }
    is_place = located;
    begin = joins || located ? i + 1 : i;
  }
  return names;
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
