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

// What a feature of an article is; name keys, places, dates and numbers carry across languages.
enum class FeatureKind : std::uint8_t { kName, kPlace, kWord, kNumber, kDay };

struct Feature {
  std::uint32_t key = 0;     // Stable hash of the normalised key.
  std::uint16_t weight = 0;  // Rarity times frequency, in fixed point.
  FeatureKind kind = FeatureKind::kWord;

  auto operator<=>(const Feature&) const = default;
};

struct Print {
  std::string article;  // The article's id.
  std::string language;
  Date published;            // Year 0 when unknown.
  std::uint32_t outlet = 0;  // Stable hash of the outlet's name or host; 0 when unknown.
  std::vector<std::uint32_t>
      credits;                       // Stable hashes of the agencies credited for the text, sorted.
  std::vector<std::uint32_t> words;  // Hashes of the words of the reporting text, in order.
  std::vector<std::uint32_t> set_apart;  // The same of quotations, captions and boilerplate.
  std::vector<Feature> features;         // By key.
  std::vector<std::int32_t> days;        // Day numbers that the text speaks of, sorted.

  bool operator==(const Print&) const = default;
};

// The print of an article. Rarity comes from the language's shipped frequency tables, never from
// the set at hand. Linear in the text.
Print fingerprint(const Document& document, const Language& language);

}  // namespace sourcier
