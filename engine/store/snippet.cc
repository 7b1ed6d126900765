#include "engine/store/snippet.h"

#include <algorithm>

#include "engine/base/digest.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kBeforeMatch = 60;  // Bytes shown before the first term of a passage,
constexpr std::size_t kFromMatch = kSnippetBytes - kBeforeMatch;  // and from there on.

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
    for (const SearchTerm& term : clause.alternatives) want(term, languages);
  }
}

void TermFinder::want(const SearchTerm& term, const std::vector<std::string>& languages) {
  wanted_.push_back({term.field, places_, term.words.size()});
  const bool is_inflected = term.words.size() == 1 && !term.is_phrase && !term.is_prefix;
  for (std::size_t i = 0; i < term.words.size(); ++i, ++places_) {
    const bool is_prefix = term.is_prefix && i + 1 == term.words.size();
    if (!is_inflected) {
      options_.push_back({places_, words_.form(term.words[i]), is_prefix});
      continue;
    }
    for (std::string& word : words_.asked(term.words[i], languages))
      options_.push_back({places_, std::move(word), false});
  }
}

TermFinder::Places TermFinder::places_of(const IndexedWord& word) const {
  Places places = 0;
  for (const Option& option : options_) {
    const bool stands = option.is_prefix ? word.form.starts_with(option.word)
                                         : option.word == word.form || option.word == word.stem;
    if (stands) places |= Places{1} << option.place;
  }
  return places;
}

std::optional<TermFinder::Places> TermFinder::places_at(std::string_view word,
                                                        std::string_view language,
                                                        KnownWords& known) {
  const auto [found, is_new] = known.try_emplace(stable_hash(word));
  if (is_new) {
    words_.each(word, language, [&](const IndexedWord& one) { found->second = places_of(one); });
  }
  return found->second;
}

class TermFinder::Words {
 public:
  Words(TermFinder& finder, std::string_view text, std::string_view language)
      : finder_(finder), text_(text), language_(language), known_(finder.known_[language_]) {}

  // Null behind the last one. Valid until the next call.
  const Word* at(std::size_t number) {
    while (words_.size() <= number) {
      const Span span = IndexWords::next_word(text_, read_);
      if (span.empty()) return nullptr;
      read_ = span.end;
      if (const auto places = finder_.places_at(slice(text_, span), language_, known_))
        words_.push_back({*places, span});
    }
    return &words_[number];
  }

 private:
  TermFinder& finder_;
  std::string_view text_;
  std::string language_;
  KnownWords& known_;
  std::size_t read_ = 0;
  std::vector<Word> words_;
};

bool TermFinder::stands_at(Words& words, std::size_t at, const Wanted& wanted) {
  for (std::size_t i = 0; i < wanted.length; ++i) {
    const Word* word = words.at(at + i);
    if (word == nullptr || (word->places >> (wanted.first + i) & 1) == 0) return false;
  }
  return true;
}

// Where the first passage begins that has all terms; nothing before one has.
std::optional<std::size_t> TermFinder::all_from(const std::vector<Found>& found) const {
  std::vector<bool> has(wanted_.size());
  std::size_t different = 0, begin = 0;
  for (std::size_t i = found.size(); i-- > 0;) {
    if (found.back().span.end > found[i].span.begin + kFromMatch) break;
    if (!has[found[i].which]) ++different;
    has[found[i].which] = true;
    begin = found[i].span.begin;
  }
  if (different < wanted_.size()) return {};
  return begin;
}

std::vector<TermFinder::Found> TermFinder::find(std::string_view text, std::string_view language,
                                                SearchField in, Until until) {
  Words words(*this, text, language);
  std::vector<Found> found;
  std::size_t end = 0;  // Of what was found last: what overlaps it is left out.
  std::optional<std::size_t> passage;
  for (std::size_t i = 0; words.at(i) != nullptr; ++i) {
    const Word word = *words.at(i);
    if (passage && word.span.begin > *passage + kSnippetBytes) break;
    if (word.places == 0) continue;
    for (std::size_t which = 0; which < wanted_.size(); ++which) {
      const Wanted& wanted = wanted_[which];
      const bool is_here = wanted.field == SearchField::kAnywhere || wanted.field == in;
      if (!is_here || word.span.begin < end || !stands_at(words, i, wanted)) continue;
      end = words.at(i + wanted.length - 1)->span.end;
      found.push_back({span_of(word.span.begin, end), which});
      if (until == Until::kPassage && !passage) passage = all_from(found);
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
      if (found[j].span.end > found[i].span.begin + kFromMatch) break;
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
