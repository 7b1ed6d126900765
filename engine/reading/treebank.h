// Treebank: what a CoNLL-U file says of words, for training.
//
// https://universaldependencies.org/format.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/reading/language.h"
#include "engine/reading/part_training.h"

namespace sourcier {

struct TreebankSentence {
  struct Unit {
    Span span;  // Into `text`.
    TaggedWord word;
  };
  std::string text;
  std::vector<Unit> units;  // In order, disjoint.
};

// A token of several words is one unit, named by its first ("du": de), unless the words are pieces
// of it ("don't": do, n't). `where` names the file in errors.
Result<std::vector<TreebankSentence>> parse_treebank(std::string_view text,
                                                     const std::string& where);

// The sentences in the tokens of `language`: a token of several units takes the part of the name
// in it, else of its last word, and has no lemma; one inside a unit takes the unit's.
std::vector<TaggedSentence> retokenized(std::span<const TreebankSentence> sentences,
                                        const Language& language);

}  // namespace sourcier
