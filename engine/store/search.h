// Search: articles of the store by words and operators (search_query.h), with snippets, counts and
// facets.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/store/snippet.h"
#include "engine/store/store.h"

namespace sourcier {

inline constexpr std::size_t kMostHits = 500;  // On one page of results.
inline constexpr std::size_t kMostFacetValues =
    100;  // Told of one facet: those with most articles.

// Of the articles that hold the words, those that came last are ranked and counted: a word of every
// other article is no question whose answer is worth a second.
inline constexpr std::size_t kMostCounted = 8192;

enum class SearchOrder : std::uint8_t { kRelevance, kNewest };

struct SearchRequest {
  std::string query;
  // Beside the query, the very values that facets give; "" for any.
  std::string outlet;
  std::string language;
  std::string person;
  std::string from;  // A date: that day or later.
  std::string to;    // A date: that day or earlier.
  // Only these articles, by id; all where none is named.
  std::vector<std::string> among;
  // The names of each person whom people made one, the one that is shown first.
  std::vector<std::vector<std::string>> same_people;
  SearchOrder order = SearchOrder::kRelevance;  // Without words to look for always the newest.
  std::size_t limit = 20;
  std::string cursor;  // SearchResult::next of the page before.
  std::size_t most_counted = kMostCounted;
  // How long the counting may take; then the result says that it is not whole.
  std::chrono::milliseconds deadline{2000};
};

struct SearchHit {
  std::string id;
  std::string version;
  std::string title;
  std::string url;
  std::string outlet;
  std::string published;
  std::string language;
  std::string story;                 // "" while it is not grouped.
  Span passage;                      // The snippet, in code points of the article's text.
  std::vector<Span> matches;         // In the passage, in code points of the text.
  std::vector<Span> title_matches;   // In code points of the title.
  std::vector<SnippetPart> snippet;  // The passage in parts.
};

struct FacetValue {
  std::string value;
  std::size_t count = 0;

  bool operator==(const FacetValue&) const = default;
};

struct SearchResult {
  std::vector<SearchHit> hits;
  std::size_t total = 0;
  // False where more articles hold the words than are counted, or the deadline came first: hits,
  // total and facets are of those that came last.
  bool is_whole = true;
  std::vector<FacetValue> outlets;    // Most articles first, then by value.
  std::vector<FacetValue> languages;  // The same.
  std::vector<FacetValue> people;     // The same.
  std::vector<FacetValue> months;     // "2031-03", by value; "" for articles without a date.
  std::string next;                   // "" on the last page.
};

// An Error of kind kMalformed or kTooLarge is the query's or the cursor's, any other the store's.
Result<SearchResult> search(Store& store, const SearchRequest& request);

}  // namespace sourcier
