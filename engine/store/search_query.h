// SearchQuery: what a person typed into a search box, taken apart. Never handed on as it is: the
// expression that SQLite sees is written by us from folded words.
//
//   words            all must stand in the title or the text, in any inflection
//   "a phrase"       these words in this order; accents and case do not matter; « » and “ ” too
//   -word            must not stand there
//   one OR other     either; binds closer than the space between words
//   prefix*          words that begin so
//   title: outlet: person:      a word or "phrase" there
//   language:fr  after:2025-06-01 (that day or later)  before:2025-07 (earlier than that)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/store/index_words.h"

namespace sourcier {

// What a search may ask at most: a longer one is refused, in words.
inline constexpr std::size_t kLongestQuery = 4096;  // Bytes.
inline constexpr std::size_t kMostQueryWords = 64;

enum class SearchField : std::uint8_t { kAnywhere, kTitle, kOutlet, kPerson };

struct SearchTerm {
  SearchField field = SearchField::kAnywhere;
  bool is_phrase = false;  // Written in quotation marks: the very words.
  bool is_prefix = false;  // The last word is only the beginning of one.
  std::vector<std::string> words;

  bool operator==(const SearchTerm&) const = default;
};

// One of the alternatives must be there, or none where it is excluded.
struct SearchClause {
  bool is_excluded = false;
  std::vector<SearchTerm> alternatives;

  bool operator==(const SearchClause&) const = default;
};

struct SearchQuery {
  std::vector<SearchClause> clauses;
  std::vector<std::string> languages;  // Any of these; empty for all.
  std::int64_t from = 0;               // As day_key (facets.h) counts; 0 for no bound.
  std::int64_t before = 0;
};

// An Error tells what cannot be understood, in the user's words.
Result<SearchQuery> parse_search(std::string_view text);

// The expression for FTS5 that finds what the clauses want, and the one for what they exclude;
// "" where there is none. `languages` are those of the articles.
struct IndexExpression {
  std::string wanted;
  std::string excluded;
};
IndexExpression index_expression(const SearchQuery& query, IndexWords& words,
                                 const std::vector<std::string>& languages);

}  // namespace sourcier
