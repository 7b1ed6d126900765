// Word list: a lexicon of inflected forms as its authors publish it, for training.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/reading/word_lexicon.h"

namespace sourcier {

// The .mlex form of the Alexina lexicons (Lefff): form, category, lemma and morphology, parted by
// tabs. Entries of several words and of categories that no part of speech has are left out; names
// keep their capitals. Sorted by form.
Result<std::vector<WordEntry>> parse_word_list(std::string_view text, const std::string& where);

}  // namespace sourcier
