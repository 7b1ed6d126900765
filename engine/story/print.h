// Print: the little of an article that grouping compares. At most 2 KiB each, so that a million
// fit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// What a feature of an article is. The words of a name, entities and numbers carry across
// languages; entities say in one language what the words of their names have said already.
enum class FeatureKind : std::uint8_t { kName, kWord, kNumber, kEntity };

struct Feature {
  std::uint32_t key = 0;     // Stable hash of the normalised key.
  std::uint16_t weight = 0;  // By rarity, frequency and place; at most kMostWeight.
  FeatureKind kind = FeatureKind::kWord;
  bool rare = false;  // Rare enough to find partners by, however much it weighs.

  auto operator<=>(const Feature&) const = default;
};

// Stands in a print's words before, between and after sentences; no word's hash.
inline constexpr std::uint16_t kSentenceBreak = 0;

// The words of the text are kept as 16-bit hashes, function words left out: three in a row tell
// texts apart as well as five full words do, and an article of a thousand words fits.
struct Print {
  std::string article;  // The article's id.
  std::string language;
  Date published;             // Year 0 when unknown.
  std::uint32_t minute = 0;   // When, since 1970; 0 where the day is all that is known.
  std::uint64_t stated = 0;   // The days of the year that it names (stated_days.h); 0 for none.
  std::uint16_t opening = 0;  // The day of the year that it opens with (stated_days.h); 0 for none.
  std::uint32_t outlet = 0;   // Stable hash of the outlet's name or host; 0 when unknown.
  std::uint64_t text = 0;     // Digest of all words of the text; 0 for a text without words.
  std::vector<std::uint32_t> credits;    // Hashes of the agencies credited for the text, sorted.
  std::vector<std::uint16_t> words;      // Of the reporting text, in order, with sentence breaks.
  std::vector<std::uint16_t> set_apart;  // The same of quotations, captions and the like.
  std::vector<Feature> features;         // By key, each once.
  std::vector<std::uint16_t> actors;     // Persons of the first sentences: hashes of the words of
                                         // each name as it sounds, 0 after each.

  bool operator==(const Print&) const = default;
};

// What a print keeps at most: together at most 2 KiB as stored with an id of 64 bytes, where a
// feature takes six bytes (its weight, kind and mark share two). A longer article is compared by
// its beginning, where news says what is new.
inline constexpr std::size_t kMostPrintBytes = 2048;
inline constexpr std::size_t kPrintBytesBeside = 144;  // Id, language, days, digests, lengths.
inline constexpr std::size_t kMostPrintWords = 608;    // With those set apart, which come first.
inline constexpr std::size_t kMostSetApart = 160;
inline constexpr std::size_t kMostFeatures = 104;
inline constexpr std::size_t kMostEntities = 16;
inline constexpr std::uint16_t kMostWeight = (1U << 12) - 1;
inline constexpr std::size_t kMostActorWords = 40;
inline constexpr std::size_t kMostCredits = 8;

// How many words, with those set apart, there is room for beside the print's other lists.
std::size_t most_words(const Print& print);

// The print of an article. Rarity comes from the language's shipped frequency tables, never from
// the set at hand. Linear in the text.
Print fingerprint(const Document& document, const Language& language);

}  // namespace sourcier
