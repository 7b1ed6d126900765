// Snippet: where the words of a search stand in a text, and the passage that shows them best.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/store/search_query.h"
#include "engine/text/span.h"

namespace sourcier {

inline constexpr std::size_t kSnippetBytes = 240;  // Three lines on a screen.

struct SnippetPart {
  std::string text;
  bool is_match = false;

  bool operator==(const SnippetPart&) const = default;
};

// Finds the wanted terms of one search in texts. The words' rules must be those of the index. Most
// words of a text are none of those wanted, and texts share their words: each is looked at once.
class TermFinder {
 public:
  TermFinder(const SearchQuery& query, IndexWords& words,
             const std::vector<std::string>& languages);

  // Where a wanted term stands, in bytes, in order, disjoint; `which` tells the terms apart.
  struct Found {
    Span span;
    std::size_t which = 0;
  };
  enum class Until : std::uint8_t { kEnd, kPassage };
  // In all of the text, or up to the end of the first passage that has all terms: what
  // best_passage would choose, and all that is shown of it.
  std::vector<Found> find(std::string_view text, std::string_view language, SearchField in,
                          Until until = Until::kEnd);

 private:
  // The places of all terms' words, counted through: one bit each.
  using Places = std::uint64_t;
  static_assert(kMostQueryWords <= 64);

  struct Wanted {
    SearchField field = SearchField::kAnywhere;
    std::size_t first = 0;   // The place of its first word,
    std::size_t length = 0;  // and how many follow each other.
  };
  struct Option {
    std::size_t place = 0;
    std::string word;        // What may stand there: a form or a marked stem,
    bool is_prefix = false;  // or how a form begins.
  };
  // By the digest of a word; nothing for what the index leaves out.
  using KnownWords = std::unordered_map<std::uint64_t, std::optional<Places>>;

  struct Word {
    Places places = 0;
    Span span;
  };
  class Words;  // Those of a text, as far as they are asked for.

  void want(const SearchTerm& term, const std::vector<std::string>& languages);
  Places places_of(const IndexedWord& word) const;
  std::optional<Places> places_at(std::string_view word, std::string_view language,
                                  KnownWords& known);
  static bool stands_at(Words& words, std::size_t at, const Wanted& wanted);
  std::optional<std::size_t> all_from(const std::vector<Found>& found) const;

  IndexWords& words_;
  std::vector<Wanted> wanted_;
  std::vector<Option> options_;
  std::size_t places_ = 0;
  std::unordered_map<std::string, KnownWords> known_;  // By language.
};

// The passage with the most different terms, the first of equals; the beginning of the text where
// there is none. It begins and ends with whole words.
Span best_passage(std::string_view text, const std::vector<TermFinder::Found>& found);

// The passage in parts, with what was found in it apart.
std::vector<SnippetPart> parts_of(std::string_view text, Span passage,
                                  const std::vector<TermFinder::Found>& found);

}  // namespace sourcier
