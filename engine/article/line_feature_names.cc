// The names of features of lines, in the order of LineFeature.
#include <iterator>

#include "engine/article/line_features.h"

namespace sourcier {
namespace {

constexpr std::string_view kNames[] = {
    "words",          "bytes",          "word_length",    "ends_sentence", "stops",
    "commas",         "capitals",       "digits",         "signs",         "wide",
    "begins",         "last",           "asks",           "exclaims",      "addresses",
    "repeated",       "type",           "standing",       "index",         "from_end",
    "text_lines",     "text_prose",     "prose_before",   "since_prose",   "to_prose",
    "since_standing", "to_standing",    "since_tail",     "prose_around",  "prose_wider",
    "short_around",   "short_wider",    "words_1_before", "words_1_after", "words_2_before",
    "words_2_after",  "words_3_before", "words_3_after",  "ends_1_before", "ends_1_after",
    "type_1_before",  "type_1_after",   "type_2_before",  "type_2_after",  "word_mean",
    "word_lowest",    "word_highest",   "first_word",     "pair_lowest",   "pair_highest",
    "line",           "score",          "score_1_before", "score_1_after", "score_2_before",
    "score_2_after",  "score_3_before", "score_3_after",  "score_around",  "score_wider",
    "good_before",    "good_words",     "since_good",     "to_good",       "run_words",
    "run_share"};
static_assert(std::size(kNames) == kLineFeatures);

}  // namespace

std::string_view line_feature_name(std::size_t feature) {
  return feature < kLineFeatures ? kNames[feature] : std::string_view();
}

}  // namespace sourcier
