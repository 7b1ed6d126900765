// Name heads: names that a common word heads, with all that belongs to them in small letters.
//
// "Fédération bancaire de Nirgendheim", "parquet de Lyon", "ministère des Transports". Which words
// head names is data (names/organisation_heads.tsv, languages/<tag>/name_contexts.tsv); how far a
// name goes is told by parts of speech, or by the acronym that follows in brackets.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/reading/name_candidates.h"

namespace sourcier {

class NameHeads {
 public:
  // All three must outlive it.
  NameHeads(std::string_view text, std::span<const NameWord> words, const NameLexicon& lexicon)
      : text_(text), words_(words), lexicon_(lexicon) {}

  // The name whose head is at word `at`, if there is one. Constant time: a name has a longest form.
  std::optional<NameCandidate> name_at(std::size_t at) const;

 private:
  const NameWord& word(std::size_t at) const { return words_[at]; }
  std::string_view written(std::size_t at) const { return slice(text_, words_[at].span); }
  bool in_sentence(std::size_t at, std::size_t of) const {
    return at < words_.size() && words_[at].sentence == words_[of].sentence;
  }
  bool has_category(std::size_t at, char category) const {
    return lexicon_.categories(written(at)).find(category) != std::string_view::npos;
  }

  std::optional<NameCandidate> under_capital(std::size_t at) const;
  std::optional<NameCandidate> under_context(std::size_t at) const;
  std::size_t context_end(std::size_t at, NameContext& context) const;
  std::size_t after_adjectives(std::size_t at, std::size_t head) const;
  std::size_t after_complement(std::size_t at, std::size_t head) const;
  std::size_t after_complement_of_name(std::size_t at, std::size_t head, EntityType type) const;
  std::size_t after_noun_phrase(std::size_t at, std::size_t head) const;
  std::size_t after_capitals(std::size_t at, std::size_t head) const;
  std::size_t after_portfolio(std::size_t at, std::size_t head) const;
  std::size_t before_acronym(std::size_t head) const;
  bool is_adjective(std::size_t at) const;

  std::string_view text_;
  std::span<const NameWord> words_;
  const NameLexicon& lexicon_;
};

}  // namespace sourcier
