// The names of features, in the order of BlockFeature, and the scale of counts.
#include <bit>
#include <iterator>

#include "engine/article/features.h"

namespace sourcier {
namespace {

constexpr std::string_view kNames[] = {
    "words",          "bytes",         "word_length",     "ends_sentence",
    "stops",          "commas",        "capitals",        "digits",
    "signs",          "wide",          "begins",          "lines",
    "link_density",   "links",         "begins_linked",   "tag",
    "level",          "in_figure",     "in_list",         "depth",
    "marks_sum",      "mark_nearest",  "mark_since",      "mark_lowest",
    "mark_highest",   "mark_own",      "in_article",      "in_main",
    "in_aside",       "in_header",     "in_form",         "in_table",
    "in_section",     "index",         "from_end",        "prose_before",
    "from_title",     "to_title",      "from_heading",    "heading_level",
    "page_blocks",    "page_prose",    "page_links",      "container",
    "outside",        "held_there",    "with_prose",      "steps_up",
    "steps_down",     "like_prose",    "words_1_before",  "words_1_after",
    "words_2_before", "words_2_after", "links_1_before",  "links_1_after",
    "links_2_before", "links_2_after", "tag_1_before",    "tag_1_after",
    "ends_1_before",  "ends_1_after",  "beside_1_before", "beside_1_after",
    "alike_1_before", "alike_1_after", "prose_around",    "links_around",
    "bytes_1_up",     "bytes_2_up",    "bytes_3_up",      "links_1_up",
    "links_2_up",     "links_3_up",    "blocks_1_up",     "blocks_2_up",
    "blocks_3_up",    "prose_1_up",    "prose_2_up",      "prose_3_up",
    "alike_blocks",   "alike_words",   "alike_links",     "alike_prose",
    "alike_parents",  "alike_beside",  "items",           "item_steps",
    "item_blocks",    "item_bytes",    "item_links",      "items_links",
    "items_prose",    "items_title",   "word_mean",       "word_lowest",
    "word_highest",   "first_word",    "pair_lowest",     "pair_highest",
    "line",           "token_own",     "token_lowest",    "token_highest",
    "token_sum",      "score",         "score_1_before",  "score_1_after",
    "score_2_before", "score_2_after", "score_3_before",  "score_3_after",
    "score_around",   "score_1_up",    "score_2_up",      "score_alike",
    "good_before",    "good_words",    "since_good",      "to_good",
    "run_words",      "run_share",     "standing",        "since_tail"};
static_assert(std::size(kNames) == kBlockFeatures);

constexpr std::uint64_t kExact = 8;  // Below it every count has a step of its own.

}  // namespace

std::string_view feature_name(std::size_t feature) {
  return feature < kBlockFeatures ? kNames[feature] : std::string_view();
}

std::uint32_t log_scale(std::uint64_t value) {
  if (value < kExact) return static_cast<std::uint32_t>(value);
  const auto width = static_cast<int>(std::bit_width(value));
  return static_cast<std::uint32_t>((width - 2) * 4) +
         static_cast<std::uint32_t>((value >> (width - 3)) & 3);
}

}  // namespace sourcier
