// Sentences: where each sentence of an article begins and ends.
//
// Abbreviations are rows of languages/<tag>/abbreviations.tsv; all else is punctuation and case.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/reading/language.h"
#include "engine/text/span.h"

namespace sourcier {

// The sentences of `text` in order, disjoint, without white space at their ends. A sentence never
// crosses a paragraph; text outside every paragraph has none; without paragraphs the whole text is
// one. A full stop after an abbreviation or an initial, and marks that a lower-case word follows,
// end nothing; closing quotation marks stay with the sentence they close. Linear time.
std::vector<Span> split_sentences(std::string_view text, std::span<const Paragraph> paragraphs,
                                  const Language& language);

}  // namespace sourcier
