#include "engine/store/snippet.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kBeforeMatch = 60;  // Bytes shown before the first term of a passage.

struct Place {
  std::string form;
  std::string stem;
  Span span;
};

bool stands(const Place& place, const std::vector<std::string>& options, bool is_prefix) {
  return std::ranges::any_of(options, [&](const std::string& option) {
    return is_prefix ? place.form.starts_with(option)
                     : option == place.form || option == place.stem;
  });
}

bool is_gap(char c) { return c == ' ' || c == '\n'; }

// The start of the word at or after an offset.
std::size_t word_from(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  while (at < text.size() && !is_gap(text[at - 1])) ++at;
  return at;
}

}  // namespace

TermFinder::TermFinder(const SearchQuery& query, IndexWords& words,
                       const std::vector<std::string>& languages)
    : words_(words) {
  for (const SearchClause& clause : query.clauses) {
    if (clause.is_excluded) continue;
    for (const SearchTerm& term : clause.alternatives) {
      Wanted wanted{term.field, term.is_prefix, {}};
      const bool is_inflected = term.words.size() == 1 && !term.is_phrase && !term.is_prefix;
      for (const std::string& word : term.words) {
        wanted.words.push_back(is_inflected ? words.asked(word, languages)
                                            : std::vector<std::string>{words.form(word)});
      }
      wanted_.push_back(std::move(wanted));
    }
  }
}

std::vector<TermFinder::Found> TermFinder::find(std::string_view text, std::string_view language,
                                                SearchField in) {
  std::vector<Place> places;
  words_.each(text, language, [&](const IndexedWord& word) {
    places.push_back({std::string(word.form), std::string(word.stem), word.span});
  });
  std::vector<Found> found;
  std::size_t end = 0;  // Of what was found last: what overlaps it is left out.
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t which = 0; which < wanted_.size(); ++which) {
      const Wanted& wanted = wanted_[which];
      const std::size_t length = wanted.words.size();
      const bool is_here = wanted.field == SearchField::kAnywhere || wanted.field == in;
      if (!is_here || length > places.size() - i || places[i].span.begin < end) continue;
      std::size_t same = 0;
      while (same < length &&
             stands(places[i + same], wanted.words[same], wanted.is_prefix && same + 1 == length))
        ++same;
      if (same < length) continue;
      end = places[i + length - 1].span.end;
      found.push_back({span_of(places[i].span.begin, end), which});
    }
  }
  return found;
}

Span best_passage(std::string_view text, const std::vector<TermFinder::Found>& found) {
  std::size_t best = 0, most = 0;
  std::vector<std::size_t> seen;
  for (std::size_t i = 0; i < found.size(); ++i) {
    seen.clear();
    for (std::size_t j = i; j < found.size(); ++j) {
      if (found[j].span.end > found[i].span.begin + kSnippetBytes - kBeforeMatch) break;
      if (std::ranges::find(seen, found[j].which) == seen.end()) seen.push_back(found[j].which);
    }
    if (seen.size() > most) {
      most = seen.size();
      best = found[i].span.begin;
    }
  }
  const std::size_t wanted = best > kBeforeMatch ? best - kBeforeMatch : 0;
  std::size_t begin = std::min(word_from(text, wanted), best);
  while (!is_boundary(text, begin)) ++begin;
  std::size_t end = std::min(begin + kSnippetBytes, text.size());
  if (end < text.size()) {
    std::size_t last = end;
    while (last > begin && !is_gap(text[last])) --last;
    if (last > begin) end = last;
  }
  // A script without spaces has no word to end with.
  while (!is_boundary(text, end)) ++end;
  return span_of(begin, end);
}

std::vector<SnippetPart> parts_of(std::string_view text, Span passage,
                                  const std::vector<TermFinder::Found>& found) {
  std::vector<SnippetPart> parts;
  std::uint32_t at = passage.begin;
  const auto add = [&](std::uint32_t end, bool is_match) {
    if (end > at) parts.push_back({std::string(slice(text, {at, end})), is_match});
    at = std::max(at, end);
  };
  for (const TermFinder::Found& one : found) {
    if (!passage.contains(one.span)) continue;
    add(one.span.begin, false);
    add(one.span.end, true);
  }
  add(passage.end, false);
  return parts;
}

}  // namespace sourcier
