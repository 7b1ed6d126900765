// Counted states: what has become of the people that a number counts.
//
// "Twelve people died", "12 dead" and "the death toll rose to 12" count one thing, whatever noun
// bears the number; "30 people are missing" counts another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/trace/view.h"

namespace sourcier {

// What another day may do to a number without contradicting it: add to the dead, find the missing.
// kOwn: each day has its number, and another day's is another thing ("900 marched on Thursday").
enum class DayChange : std::uint8_t { kNone, kGrows, kAny, kOwn };

struct CountedState {
  std::string name;  // "" where the number counts nobody's state.
  DayChange by_day = DayChange::kNone;
  Span word;  // That says so.
};

// Behind the brackets that open at `at`, as "12 (4 according to X) | are missing" has them; else
// `at`. Long ones are a sentence of their own. Constant time.
std::uint32_t behind_bracket(std::string_view text, std::uint32_t at);

// The state of whom `quantity` counts: of its noun where that says so, else, of people, the first
// word of `clause` behind it that does, or the last one before it. Of a number without a noun a
// toll in front of it, a verb whose object it is, or what is said of it as a subject. Linear in the
// clause.
CountedState state_of(const ViewedDocument& document, const Quantity& quantity, Span clause);

// The first crowd that `sentence` speaks of behind `number`, not far from it: those of whom each
// day has its number. Constant time.
CountedState crowd_behind(const ViewedDocument& document, Span number, Span sentence);

// Whether `noun` is of people and tells nothing of them.
bool is_of_anyone(const ViewedDocument& document, Span noun);

}  // namespace sourcier
