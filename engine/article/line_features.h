// Line features: what is measured of a line of plain text, as features.h does it for the blocks of
// a page. There is no markup: its neighbours say where a line stands.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/article/line_facts.h"
#include "engine/article/wording.h"
#include "engine/resource/forest.h"

namespace sourcier {

// "log" stands for log_scale, "share" for share_scale (scales.h).
enum class LineFeature : std::uint8_t {
  // The text.
  kWords,  // log
  kBytes,  // log
  kWordLength,
  kEndsSentence,
  kStops,
  kCommas,
  kCapitals,  // Share, times 4.
  kDigits,    // Share, times 4.
  kSigns,     // Share, times 4.
  kWide,      // Share.
  kBegins,
  kLast,
  kAsks,
  kExclaims,
  kAddresses,
  kRepeated,  // The text says it so often.
  kType,      // A LineType.
  kStanding,  // A Standing.
  // The place.
  kIndex,          // log
  kFromEnd,        // log
  kTextLines,      // log
  kTextProse,      // log
  kProseBefore,    // Share of the text's.
  kSinceProse,     // log of the lines since the last prose,
  kToProse,        // to the next.
  kSinceStanding,  // log of the lines since the last standing line,
  kToStanding,     // to the next,
  kSinceTail,      // since a tail; 0 for none.
  kProseAround,    // log of the bytes of prose in the five lines before and after,
  kProseWider,     // in the twenty.
  kShortAround,    // Lines of few words in the five before and after,
  kShortWider,     // in the twenty.
  // The neighbours.
  kWords1Before,
  kWords1After,
  kWords2Before,
  kWords2After,
  kWords3Before,
  kWords3After,
  kEnds1Before,
  kEnds1After,
  kType1Before,  // + 1
  kType1After,
  kType2Before,
  kType2After,
  // Learned words; a quarter of WordWeights, + 32.
  kWordMean,
  kWordLowest,
  kWordHighest,
  kFirstWord,
  kPairLowest,
  kPairHighest,
  kLine,
  kFirstPassCount,

  // Second pass: scores of the first, halved and + 32.
  kScore = kFirstPassCount,
  kScore1Before,
  kScore1After,
  kScore2Before,
  kScore2After,
  kScore3Before,
  kScore3After,
  kScoreAround,  // Mean over the words of the five lines before and after,
  kScoreWider,   // of the twenty.
  kGoodBefore,   // Share of the good words that stand before it.
  kGoodWords,    // log of all of them.
  kSinceGood,    // log of the lines since the last good one,
  kToGood,       // to the next.
  kRunWords,     // log of the words in the run of good lines around it.
  kRunShare,     // Share of the good words in it.
  kCount,
};

inline constexpr auto kFirstLineFeatures = static_cast<std::size_t>(LineFeature::kFirstPassCount);
inline constexpr auto kLineFeatures = static_cast<std::size_t>(LineFeature::kCount);

// "words", "prose_around", …
std::string_view line_feature_name(std::size_t feature);

// The features of the first pass but for those of words.
void measure_lines(const std::vector<Line>& lines, FeatureColumns& columns);

// Those of words.
void measure_line_words(const std::vector<Line>& lines, const WordWeights& words,
                        FeatureColumns& columns);

// Those of the second pass, from the scores of the first.
void measure_lines_again(const std::vector<Line>& lines, const std::vector<std::int32_t>& scores,
                         FeatureColumns& columns);

}  // namespace sourcier
