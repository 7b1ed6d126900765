#include "engine/article/line_training.h"

#include <memory>

#include "engine/article/facts.h"
#include "engine/article/line_features.h"
#include "engine/base/digest.h"
#include "engine/html/tree.h"
#include "engine/page/charset/charset.h"
#include "engine/resource/forest_training.h"

namespace sourcier {
namespace {

constexpr ForestPlan kFirstPlan{.features = kFirstLineFeatures, .trees = 80, .groups = 5};
constexpr ForestPlan kSecondPlan{.features = kLineFeatures, .trees = 80, .groups = 5};
constexpr std::size_t kCropped = 12;  // Lines left on either side of the article in cut texts.

struct MeasuredLines {
  std::string text;
  std::string joined;
  std::vector<Line> lines;
  FeatureColumns columns;
  BlockLabels labels;
  std::size_t fold = 0;
  std::uint64_t group = 0;
};
using AllLines = std::vector<std::unique_ptr<MeasuredLines>>;

std::vector<LabelledText> texts_of(const std::vector<Line>& lines) {
  std::vector<LabelledText> texts;
  for (const Line& line : lines) texts.push_back({line.text, line.words});
  return texts;
}

// The text with few lines around what is known to be the article: not every scraper takes all.
std::string cropped(const MeasuredLines& page) {
  std::size_t first = page.lines.size(), last = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.labels.labels[i] == 0 || page.labels.weights[i] == 0) continue;
    first = std::min(first, i);
    last = i;
  }
  std::string text;
  const std::size_t from = first - std::min(first, kCropped);
  for (std::size_t i = from; i < std::min(page.lines.size(), last + kCropped + 1); ++i)
    text += std::string(page.lines[i].text) + "\n";
  return text;
}

std::unique_ptr<MeasuredLines> measured(const LabelledPage& page, std::string text,
                                        const ExtractionRules::Data& rules,
                                        const std::vector<std::string>& words) {
  auto out = std::make_unique<MeasuredLines>();
  // What was said of blocks was said of where they stand, too: their bare lines do not show it.
  PageTruth truth = page.truth;
  truth.body.clear();
  truth.other.clear();
  out->text = std::move(text);
  out->lines = make_lines(out->text, rules, out->joined);
  out->labels = label_texts(texts_of(out->lines), truth);
  out->fold = fold_of(page, words.size());
  out->group = stable_hash(page.truth.id);
  out->columns = FeatureColumns(kLineFeatures, out->lines.size());
  measure_lines(out->lines, out->columns);
  measure_line_words(out->lines, WordWeights(words[out->fold]), out->columns);
  return out;
}

// The rows of all texts, but for those of one fold.
TrainingRows rows_of(const AllLines& texts, std::size_t features, std::size_t without_fold) {
  std::size_t count = 0;
  for (const auto& text : texts) count += text->fold == without_fold ? 0 : text->lines.size();
  TrainingRows rows{FeatureColumns(features, count), {}, {}};
  for (const auto& text : texts) {
    if (text->fold == without_fold) continue;
    for (std::size_t i = 0; i < text->lines.size(); ++i) {
      const std::size_t row = rows.labels.size();
      for (std::size_t f = 0; f < features; ++f) rows.features.set(f, row, text->columns.at(f, i));
      rows.labels.push_back(text->labels.labels[i]);
      rows.weights.push_back(text->labels.weights[i]);
      rows.groups.push_back(text->group);
    }
  }
  return rows;
}

}  // namespace

std::string bare_lines(const Page& page, const ExtractionRules::Data& rules) {
  Decoded decoded;
  decode(page, rules.charsets, decoded);
  std::string text;
  for (const std::string& line : html::strip_tags(decoded.text)) text += shown(line) + "\n";
  return text;
}

LineForests train_line_forests(const std::vector<LabelledPage>& pages,
                               const ExtractionRules::Data& rules,
                               const std::vector<std::string>& words) {
  AllLines texts;
  for (const LabelledPage& page : pages) {
    auto whole = measured(page, bare_lines(page.page, rules), rules, words);
    std::string part = cropped(*whole);
    texts.push_back(std::move(whole));
    if (!part.empty()) texts.push_back(measured(page, std::move(part), rules, words));
  }
  for (std::size_t fold = 0; fold < words.size(); ++fold) {
    const std::string bytes = train_forest(rows_of(texts, kFirstLineFeatures, fold), kFirstPlan);
    const Forest forest(bytes, kFirstLineFeatures);
    for (const auto& text : texts) {
      if (text->fold == fold)
        measure_lines_again(text->lines, forest.score(text->columns), text->columns);
    }
  }
  return {train_forest(rows_of(texts, kFirstLineFeatures, words.size()), kFirstPlan),
          train_forest(rows_of(texts, kLineFeatures, words.size()), kSecondPlan)};
}

}  // namespace sourcier
