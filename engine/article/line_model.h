// Line model: the trained scorer of lines of plain text, in two passes of boosted trees.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/article/line_facts.h"
#include "engine/article/rules.h"
#include "engine/resource/forest.h"

namespace sourcier {

// How lines were scored; for people who ask.
struct LineMeasure {
  FeatureColumns columns;            // The features of both passes.
  std::vector<std::int32_t> first;   // Scores of the first pass,
  std::vector<std::int32_t> scores;  // and of the second, which count.
};

// Empty scores where there is no model.
LineMeasure score_lines(const BodyModel& model, const std::vector<Line>& lines);

}  // namespace sourcier
