// Name runs: names by their capitals alone, with particles and initials between them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/name_candidates.h"

namespace sourcier {

class NameRuns {
 public:
  // `own` marks the words of roles, whose capitals name nothing; it must outlive this, as all must.
  NameRuns(std::string_view text, std::span<const NameWord> words, const std::vector<bool>& own,
           const NameLexicon& lexicon)
      : text_(text), words_(words), own_(own), lexicon_(lexicon) {}

  // Words with capitals, with particles and initials between them.
  std::optional<NameCandidate> run_at(std::size_t at) const;
  // Determiners, prepositions, verbs and the like, which a capital at the beginning turns into no
  // name.
  bool is_function_word(std::size_t at) const;
  // "al-Tarveli": a small particle, a hyphen and a capital.
  bool has_inner_capital(std::size_t at) const;
  bool is_titled(std::size_t at) const;
  bool is_addressed(std::size_t at) const;

 private:
  const NameWord& word(std::size_t at) const { return words_[at]; }
  std::string_view written(std::size_t at) const { return slice(text_, words_[at].span); }
  bool in_sentence(std::size_t at, std::size_t of) const {
    return at < words_.size() && words_[at].sentence == words_[of].sentence;
  }

  bool begins_run(std::size_t at) const;
  // The end of the run if what stands at `at` belongs to it; `at` if it ends there.
  std::size_t step(std::size_t at, std::size_t begin, bool person_like) const;
  // "Anna Berg de France": a country or a big town behind a particle is no family name.
  bool is_far_place(std::size_t at) const;
  // "von der Leyen", "de la Cruz".
  std::size_t second_particle(std::size_t at, std::size_t begin, bool person_like) const;
  // English: "Ministry of Health", "Bank of England": a small word between capitals behind a head.
  bool joins_organisation(std::size_t at, std::size_t begin) const;
  bool is_name_alone(std::size_t at) const;
  bool is_sure_run(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  std::span<const NameWord> words_;
  const std::vector<bool>& own_;
  const NameLexicon& lexicon_;
};

}  // namespace sourcier
