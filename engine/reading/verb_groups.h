// Verb groups: a reporting verb with its auxiliaries, negation and clitic pronouns.
#pragma once

#include <optional>

#include "engine/reading/phrases.h"

namespace sourcier {

inline constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

struct VerbGroup {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t head = 0;  // The reporting verb itself.
  VerbShape shape = kFinite;
  VerbClass verb = VerbClass::kNone;
  std::size_t inverted = kNoWord;  // The pronoun in "a-t-elle déclaré".
  bool is_passive = false;
  std::uint8_t negations = 0;  // Its words of negation: "n'a pas dit" has two.
  bool has_auxiliary = false;
  bool is_led = false;  // An infinitive behind a verb that leads to it: "tient à préciser".
};

// The group that begins at word `at`, if one does. A form that may be a noun ("la demande") is none
// behind a determiner or a preposition. Looks at a bounded number of words.
std::optional<VerbGroup> verb_group_at(const ClauseWords& words, std::size_t at);

}  // namespace sourcier
