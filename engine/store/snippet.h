// Snippet: where the words of a search stand in a text, and the passage that shows them best.
#pragma once

#include <string>
#include <string_view>
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

// Finds the wanted terms of one search in texts. The words' rules must be those of the index.
class TermFinder {
 public:
  TermFinder(const SearchQuery& query, IndexWords& words,
             const std::vector<std::string>& languages);

  // Where a wanted term stands, in bytes, in order, disjoint; `which` tells the terms apart.
  struct Found {
    Span span;
    std::size_t which = 0;
  };
  std::vector<Found> find(std::string_view text, std::string_view language, SearchField in);

 private:
  struct Wanted {
    SearchField field = SearchField::kAnywhere;
    bool is_prefix = false;
    std::vector<std::vector<std::string>> words;  // For each place, what may stand there.
  };
  IndexWords& words_;
  std::vector<Wanted> wanted_;
};

// The passage with the most different terms, the first of equals; the beginning of the text where
// there is none. It begins and ends with whole words.
Span best_passage(std::string_view text, const std::vector<TermFinder::Found>& found);

// The passage in parts, with what was found in it apart.
std::vector<SnippetPart> parts_of(std::string_view text, Span passage,
                                  const std::vector<TermFinder::Found>& found);

}  // namespace sourcier
