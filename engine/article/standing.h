// Standing lines: what pages print around every article, found by their phrases.
#pragma once

#include <string_view>

#include "engine/article/phrases.h"

namespace sourcier {

enum class Standing : std::uint8_t {
  kNone,
  kLine,    // The line goes.
  kTeaser,  // The line goes, and the headline under it.
  kTail,    // The line and all that follows go.
};

// What a line is by `boilerplate`. A sentence of prose is kept whatever words it holds, unless it
// begins with a long phrase. Linear.
Standing standing_of(std::string_view line, const Phrases& boilerplate);

// The row that says so: "lire aussi" (start, teaser) of fr; a null phrase where the line is known
// by its words alone (hashtags, networks to share on).
struct StandingRow {
  Standing standing = Standing::kNone;
  const StandingPhrase* phrase = nullptr;
};
StandingRow standing_row(std::string_view line, const Phrases& boilerplate);

// A line of hashtags or of names of networks to share on, a lone number of comments and the like.
bool is_furniture(std::string_view line, const LineWords& words, const Phrases& boilerplate);

}  // namespace sourcier
