// Authors: the names of a byline, and what is no name of a person.
#include <algorithm>

#include "engine/article/names.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestByline = 25;  // Words.
constexpr std::size_t kLongestName = 6;     // Words.
constexpr std::size_t kMostAuthors = 12;

bool begins_upper(std::string_view text) {
  const CodePoint point = code_point_at(text, 0);
  return point.size > 0 && (is_upper(point.value) || is_wide_script(point.value) ||
                            (is_letter(point.value) && !is_lower(point.value)));
}

bool has_role(const LineWords& words, const Phrases& phrases, std::string_view role) {
  return phrases.find_role(words, role).phrase != nullptr;
}

// "de", "van", "al-": small words inside names.
bool is_particle(std::string_view word) { return word.size() <= 3; }

// Whether the parts of a name are written as a name's.
bool looks_like_name(std::string_view name, const LineWords& words) {
  if (words.size() == 0 || words.size() > kLongestName || !begins_upper(name)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = slice(name, words.span(i));
    if (std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) return false;
    if (!begins_upper(word) && !is_particle(word)) return false;
  }
  return name.find_first_of("@:/<>{}[]=") == std::string_view::npos;
}

// Off both ends: white space and the signs that lists leave.
std::string_view trim_signs(std::string_view text) {
  constexpr std::string_view kSigns = " \t\n,;:|/&-*\"";
  const std::size_t begin = text.find_first_not_of(kSigns);
  if (begin == std::string_view::npos) return {};
  return trim(text.substr(begin, text.find_last_not_of(kSigns) - begin + 1));
}

void add_author(std::string_view name, std::string_view outlet, const ExtractionRules::Data& rules,
                std::vector<std::string>& authors) {
  name = name.substr(0, std::min(name.find(" ("), name.size()));
  name = trim_signs(name);
  const LineWords words(name);
  if (authors.size() >= kMostAuthors || !looks_like_name(name, words)) return;
  if (has_role(words, rules.bylines, "not_a_name") || is_agency(name, rules)) return;
  const std::string folded = fold(name);
  if (!outlet.empty() && folded == fold(outlet)) return;
  const bool is_known = std::ranges::any_of(
      authors, [&](const std::string& author) { return fold(author) == folded; });
  if (!is_known) authors.push_back(nfc(name));
}

bool is_list_sign(std::string_view text, std::size_t at) {
  return text[at] == ',' || text[at] == ';' || text[at] == '/' || text[at] == '&' ||
         text[at] == '|' || text[at] == '\n';
}

}  // namespace

void add_authors(std::string_view names, std::string_view outlet,
                 const ExtractionRules::Data& rules, std::vector<std::string>& authors) {
  names = trim(names);
  if (names.starts_with("http")) return;
  const LineWords words(names);
  const PhraseHit by = rules.bylines.find_role(words, "by");
  std::size_t begin = 0;
  if (by.phrase != nullptr && by.end < words.size()) begin = words.span(by.end).begin;
  for (const PhraseHit& hit : rules.bylines.find(words)) {
    if (hit.phrase->role != "and" || words.span(hit.first).begin < begin) continue;
    const std::size_t end = words.span(hit.first).begin;
    add_authors(names.substr(begin, end - begin), outlet, rules, authors);
    begin = words.span(hit.end - 1).end;
  }
  std::string_view rest = names.substr(begin);
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && !is_list_sign(rest, end)) ++end;
    add_author(rest.substr(0, end), outlet, rules, authors);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
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
    const bool joins = has_role(one, rules.bylines, "and");
    if (!joins && has_role(one, rules.bylines, "stop")) break;
    if (!joins && !begins_upper(word) && !is_particle(word)) break;
    if (word.find_first_of("0123456789") != std::string_view::npos) break;
    const std::size_t after = words.span(end - 1).end;
    const std::string_view signs = line.substr(after, words.span(end).begin - after);
    if (end > by.end && signs.find_first_of("|-.(") != std::string_view::npos && signs.size() > 2)
      break;
  }
  if (end == by.end) return {};
  // A sentence that happens to begin so goes on after the name.
  if (words.size() - end > 8 && line.ends_with('.')) return {};
  std::vector<std::string> authors;
  const std::size_t begin = words.span(by.end).begin;
  add_authors(line.substr(begin, words.span(end - 1).end - begin), {}, rules, authors);
  return authors;
}

}  // namespace sourcier
