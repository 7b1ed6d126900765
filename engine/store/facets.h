// Facets: what search results are narrowed and counted by, as the tables `facet` and `label` keep
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/reading.h"

namespace sourcier {

enum class LabelKind : std::uint8_t { kOutlet, kLanguage, kPerson };

// Persons counted for one article; a list of names is no story.
inline constexpr std::size_t kMostPeople = 48;

// The persons an article names, sorted, each once.
std::vector<std::string> people_in(const Document& document);

// A date as a number that sorts: 20310317, 20310300 for a month, 0 when unknown.
std::int64_t day_key(std::string_view date);

// A list of labels in one column: seven bits a byte, the last one without the eighth.
std::string pack_labels(const std::vector<std::int64_t>& labels);

// Calls take(label) for each.
template <typename Take>
void each_label(std::string_view packed, const Take& take) {
  std::int64_t label = 0;
  int shift = 0;
  for (const char c : packed) {
    const auto byte = static_cast<unsigned char>(c);
    label |= static_cast<std::int64_t>(byte & 0x7F) << shift;
    shift += 7;
    if ((byte & 0x80) != 0 && shift < 63) continue;
    take(label);
    label = 0;
    shift = 0;
  }
}

}  // namespace sourcier
