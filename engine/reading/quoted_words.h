// Quoted words: what kind of words stand between quotation marks, and what a cue covers.
#pragma once

#include <string_view>

#include "engine/reading/cues.h"

namespace sourcier {

struct QuotedShape {
  std::size_t words = 0;
  bool is_clause = false;  // Whole clauses, not a fragment of the reporter's sentence.
  bool is_named = false;   // A title, a nickname or a term, by the words before it.
};

// The shape of the quotation at word `i`, whose text is `inside`.
QuotedShape shape_of(std::string_view text, const ClauseWords& words, std::size_t i, Span inside,
                     const Frames& frames);

// Whether the quoted words name a thing ("le « front office »") rather than repeat what was said.
bool is_term(const ClauseWords& words, std::size_t i, const QuotedShape& shape);

// The same for words that a cue governs: what it quotes directly is no term.
bool is_scare_quote(const ClauseWords& words, std::size_t i, const Cue& cue,
                    const QuotedShape& shape);

// Without marks and conjunctions at the ends.
Phrase trimmed(const ClauseWords& words, Phrase phrase);

// What the cue reports: the inside of the marks where it is one quotation, else the clause.
Span content_of(std::string_view text, const ClauseWords& words, const Cue& cue,
                const std::vector<Quoted>& quoted);

}  // namespace sourcier
