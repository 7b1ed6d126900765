// Explain pair: why two articles are, or are not, copies, one event, one story.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"
#include "engine/story/actors.h"
#include "engine/story/copy_pair.h"
#include "engine/story/groups.h"
#include "engine/story/print.h"

namespace sourcier {

// What both articles have, as the first writes it, and how much of their likeness it makes, in
// thousandths.
struct SharedWord {
  std::string text;
  std::uint32_t share = 0;
};

// An event or a story. Similarities are in ten thousandths.
struct LevelExplanation {
  bool is_same = false;
  bool is_compared = false;      // Whether the pair is alike enough to count; else all is 0.
  std::uint32_t content = 0;     // Before the factors; for an event relative to the nearest.
  std::uint32_t actors = 100;    // Factors in percent.
  std::uint32_t dates = 100;     //
  std::uint32_t similarity = 0;  // Of the pair, with them.
  // Of the two groups that became one and brought the pair together, or that stayed apart: how
  // alike their articles are on average, and how many each has. 0 articles: copies, together from
  // the start.
  std::uint32_t average = 0;
  std::uint32_t threshold = 0;
  std::uint32_t first_size = 0;
  std::uint32_t second_size = 0;
};

struct PairExplanation {
  std::string first;  // Ids, in the order asked for.
  std::string second;
  bool is_one_family = false;
  std::optional<Copy> copy;  // As group() gives it, aligned. Nothing where they share too little.
  FirstBy first_by = FirstBy::kUnknown;  // What tells the copy's direction.
  LevelExplanation event;
  LevelExplanation story;
  ActorMatch actors = ActorMatch::kUnknown;
  std::optional<std::uint32_t> days_apart;  // Between their days of publication.
  std::vector<SharedWord> shared;           // The weightiest first.
};

// Nothing where either id is of no document. `documents` have each id once; all of them decide, as
// they do for group().
std::optional<PairExplanation> explain_pair(std::span<const Document> documents,
                                            std::span<const Print> prints,
                                            const Languages& languages, std::string_view first,
                                            std::string_view second);

}  // namespace sourcier
