// Quoting verbs: what stands as a verb of saying behind quoted words, whatever verb it is.
#pragma once

#include <string_view>

#include "engine/reading/phrases.h"

namespace sourcier {

// "« … », s'étrangle un élu", "« … », a-t-il fulminé", "“…,” thundered Untel": a verb that no table
// has is one that voices the words in front of it, where it has the place of one. Linear.
void lend_voices(ClauseWords& words, std::string_view text);

}  // namespace sourcier
