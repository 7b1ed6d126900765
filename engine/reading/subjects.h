// Subjects: who stands before a verb, by the parts of speech of a trained tagger.
#pragma once

#include "engine/reading/phrases.h"

namespace sourcier {

// The noun phrase that ends right before word `end`, read backwards and not beyond `limit`: "some
// critics of the plan". Empty where none does, or where the words bear no parts of speech.
Phrase phrase_ending_at(const ClauseWords& words, std::size_t limit, std::size_t end);

// The subject of the verb whose first word is `verb`; appositions, relative clauses and
// parentheses between the two are passed over, and a relative pronoun leads to what it stands for.
// Empty where there is none. Looks at a bounded number of words.
Phrase tagged_subject(const ClauseWords& words, std::size_t verb);

// What the relative right before the verb stands for: the phrase that ends in front of it, or the
// person whom that phrase tells more of. Empty where no relative stands there.
Phrase antecedent_of(const ClauseWords& words, std::size_t verb);

// The subject of the nearest verb in front of `at` that has one: what a verb behind "and" shares.
Phrase tagged_shared_subject(const ClauseWords& words, std::size_t at);

// Whether words [begin, end) hold the verb of a clause that no relative opens.
bool has_main_verb(const ClauseWords& words, std::size_t begin, std::size_t end);

}  // namespace sourcier
