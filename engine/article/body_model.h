// Body model: the trained scorer of blocks, in two passes of boosted trees.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/features.h"
#include "engine/article/rules.h"
#include "engine/resource/forest.h"

namespace sourcier {

// What is known of a page's blocks; `columns` hold the features of both passes.
struct PageMeasure {
  PageShape shape;
  BlockFacts facts;
  FeatureColumns columns;
};

// The features of the first pass. Sets the blocks' marks.
PageMeasure measure_page(const BodyModel& model, const html::Tree& tree, Blocks& blocks,
                         const PageClaims& claims);

// Those of the second, from the scores of the first: now the lines of blocks that may be kept, and
// of those near them, are read for standing phrases.
void measure_closer(const html::Tree& tree, const Blocks& blocks,
                    const ExtractionRules::Data& rules, const std::vector<std::int32_t>& scores,
                    PageMeasure& page);

// Whether the block shows one of the titles.
bool shows_title(const Blocks& blocks, const Block& block, std::span<const std::string> titles);

// The bytes of a model's parts; each is what its class reads.
struct BodyModelParts {
  std::string words;
  std::string tokens;
  std::string first;
  std::string second;
  std::string first_lines;
  std::string second_lines;
  std::string line_words;
};

// The model's bytes: its parts, and a digest of the features' names that they ask for.
std::string pack_body_model(const BodyModelParts& parts);

// The model in `bytes`, which must outlive it. Empty where there is none, or one of other features.
BodyModel load_body_model(std::string_view bytes);

}  // namespace sourcier
