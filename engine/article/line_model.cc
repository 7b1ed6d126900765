#include "engine/article/line_model.h"

#include "engine/article/line_features.h"

namespace sourcier {

LineMeasure score_lines(const BodyModel& model, const std::vector<Line>& lines) {
  LineMeasure out;
  if (model.second_lines.empty()) return out;
  out.columns = FeatureColumns(kLineFeatures, lines.size());
  measure_lines(lines, out.columns);
  measure_line_words(lines, model.line_words, out.columns);
  out.first = model.first_lines.score(out.columns);
  measure_lines_again(lines, out.first, out.columns);
  out.scores = model.second_lines.score(out.columns);
  return out;
}

}  // namespace sourcier
