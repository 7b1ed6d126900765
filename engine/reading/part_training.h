// Part training: learns a part model and a word lexicon from a treebank and a word list.
//
// The same input gives the same bytes: sentences come in the order of hashes of their words, all
// sums are whole numbers.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/reading/word_lexicon.h"

namespace sourcier {

// A word as a treebank has it.
struct TaggedWord {
  std::string form;
  PartOfSpeech part = PartOfSpeech::kX;
  std::string detail;  // What parts the tag from others of its part: "Fin", "Rel", "".
  std::string lemma;   // "" where it says nothing of other texts.
};
using TaggedSentence = std::vector<TaggedWord>;

struct PartTrainingOptions {
  int rounds = 10;
  unsigned row_bits = 16;  // 2^16 rows of 32 bytes: 2 MiB.
};

// How many tags the words have; a model holds kMostTags of part_model.h.
std::size_t count_tags(std::span<const TaggedSentence> sentences);

// The bytes of a part model; the sentences have at most kMostTags tags. `words` are of word lists,
// forms as they are written there.
std::string train_parts(std::span<const TaggedSentence> sentences, std::span<const WordEntry> words,
                        const PartTrainingOptions& options);

}  // namespace sourcier
