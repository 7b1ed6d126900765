// Name targets: the labels that a text is learned with, of what hands, teachers and rules say of
// it.
#pragma once

#include <span>
#include <vector>

#include "engine/reading/name_features.h"
#include "engine/reading/name_training.h"

namespace sourcier {

// Nothing is learned of the word.
inline constexpr NameLabel kUnsaid = 255;

// One target for each word of the article. Where a hand labelled, its label; where only a teacher
// did, the rules' name if they are sure of it, else the teacher's; where they differ and neither is
// sure, kUnsaid. Linear.
std::vector<NameLabel> name_targets(const NamedText& text, std::span<const NameWord> words,
                                    std::span<const TypedName> rules, const NameLexicon& lexicon);

}  // namespace sourcier
