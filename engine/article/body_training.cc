#include "engine/article/body_training.h"

#include <memory>

#include "engine/article/body_model.h"
#include "engine/article/line_training.h"
#include "engine/article/opened_page.h"
#include "engine/article/rules.h"
#include "engine/article/word_training.h"
#include "engine/base/digest.h"
#include "engine/page/charset/charset.h"
#include "engine/resource/forest_training.h"

namespace sourcier {
namespace {

// The second pass learns from scores that the first gives to pages it has not seen.
constexpr std::size_t kInnerFolds = 4;

constexpr ForestPlan kFirstPlan{.features = kFirstPassFeatures, .trees = 100};
constexpr ForestPlan kSecondPlan{.features = kBlockFeatures, .trees = 100, .forests = 2};

struct Measured {
  std::string site;
  Decoded decoded;  // The opened page is views into it.
  OpenedPage opened;
  PageMeasure page;
  BlockLabels labels;
  BlockLabels unread;  // Without what a person said of single blocks: for lines.
  std::size_t fold = 0;
};

std::vector<std::unique_ptr<Measured>> measure_all(const std::vector<LabelledPage>& pages,
                                                   const ExtractionRules::Data& rules) {
  std::vector<std::unique_ptr<Measured>> measured;
  for (const LabelledPage& labelled : pages) {
    auto one = std::make_unique<Measured>();
    decode(labelled.page, rules.charsets, one->decoded);
    one->opened = open_page(one->decoded.text, labelled.page, rules);
    if (one->opened.blocks.list.empty()) continue;
    one->page = measure_page({}, one->opened.tree, one->opened.blocks, one->opened.claims());
    one->labels = label_blocks(one->opened.blocks, labelled.truth);
    PageTruth truth = labelled.truth;
    truth.body.clear();
    truth.other.clear();
    one->unread = label_blocks(one->opened.blocks, truth);
    one->site = labelled.truth.site.empty() ? labelled.truth.id : labelled.truth.site;
    one->fold = fold_of(labelled, kInnerFolds);
    measured.push_back(std::move(one));
  }
  return measured;
}

// The rows of all pages, but for those of one fold.
TrainingRows rows_of(const std::vector<std::unique_ptr<Measured>>& pages, std::size_t features,
                     std::size_t without_fold) {
  std::size_t count = 0;
  for (const auto& page : pages) count += page->labels.labels.size();
  TrainingRows rows{FeatureColumns(features, count), {}, {}};
  for (const auto& page : pages) {
    if (page->fold == without_fold) continue;
    for (std::size_t i = 0; i < page->labels.labels.size(); ++i) {
      const std::size_t row = rows.labels.size();
      for (std::size_t f = 0; f < features; ++f)
        rows.features.set(f, row, page->page.columns.at(f, i));
      rows.labels.push_back(page->labels.labels[i]);
      rows.weights.push_back(page->labels.weights[i]);
    }
  }
  rows.labels.resize(count, 0);
  rows.weights.resize(count, 0);
  return rows;
}

// Counts the words of all pages, but for those of one fold.
class WordLessons {
 public:
  explicit WordLessons(BlockLabels Measured::* labels = &Measured::labels) : labels_(labels) {}

  void learn(const std::vector<std::unique_ptr<Measured>>& pages, std::size_t without_fold) {
    for (const auto& page : pages) {
      if (page->fold != without_fold) learn(*page);
    }
  }
  std::string words() const { return words_.weights(); }
  std::string tokens() const { return tokens_.weights(); }

 private:
  void learn(const Measured& page) {
    const Blocks& blocks = page.opened.blocks;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
      const std::uint32_t weight = (page.*labels_).weights[i];
      if (weight == 0) continue;
      const bool is_body = (page.*labels_).labels[i] != 0;
      const Block& block = blocks.list[i];
      hash_words(blocks.text_of(block), hashes_);
      for (const auto hash : hashes_.words) words_.add(page.site, hash, is_body, weight);
      for (const auto hash : hashes_.pairs) words_.add(page.site, hash, is_body, weight);
      if (hashes_.line != 0) words_.add(page.site, hashes_.line, is_body, weight);
      learn_path(page, block.node, is_body, weight);
    }
  }

  void learn_path(const Measured& page, html::NodeId id, bool is_body, std::uint32_t weight) {
    for (; id != 0; id = page.opened.tree[id].parent) {
      if (page.opened.tree[id].tag == html::Tag::kBody) break;
      parts_.clear();
      hash_element(page.opened.tree, id, parts_);
      for (const auto hash : parts_) tokens_.add(page.site, hash, is_body, weight);
    }
  }

  BlockLabels Measured::* labels_;
  WordCounter words_{kWordSlots};
  WordCounter tokens_{kTokenSlots};
  WordHashes hashes_;
  std::vector<std::uint64_t> parts_;
};

// Every page's words are weighed by what the other folds taught.
void measure_words(const std::vector<std::unique_ptr<Measured>>& pages) {
  for (std::size_t fold = 0; fold < kInnerFolds; ++fold) {
    WordLessons lessons;
    lessons.learn(pages, fold);
    const std::string tokens = lessons.tokens();
    const std::string words = lessons.words();
    for (const auto& page : pages) {
      if (page->fold != fold) continue;
      measure_wording(page->opened.tree, page->opened.blocks, WordWeights(words),
                      WordWeights(tokens), page->opened.claims(), page->page.columns);
    }
  }
}

// The weights of words in lines: what all folds but one taught, of each, and what all taught.
std::vector<std::string> line_words(const std::vector<std::unique_ptr<Measured>>& pages) {
  std::vector<std::string> weights;
  for (std::size_t fold = 0; fold <= kInnerFolds; ++fold) {
    WordLessons lessons(&Measured::unread);
    lessons.learn(pages, fold);
    weights.push_back(lessons.words());
  }
  return weights;
}

}  // namespace

std::size_t fold_of(const LabelledPage& page, std::size_t folds) {
  const std::string& key = page.truth.site.empty() ? page.truth.id : page.truth.site;
  return static_cast<std::size_t>(stable_hash(key) % folds);
}

std::string train_body_model(const std::vector<LabelledPage>& pages, const ExtractionRules& rules) {
  const auto measured = measure_all(pages, rules.data());
  measure_words(measured);
  for (std::size_t fold = 0; fold < kInnerFolds; ++fold) {
    const std::string bytes = train_forest(rows_of(measured, kFirstPassFeatures, fold), kFirstPlan);
    const Forest forest(bytes, kFirstPassFeatures);
    for (const auto& page : measured) {
      if (page->fold != fold) continue;
      measure_closer(page->opened.tree, page->opened.blocks, rules.data(),
                     forest.score(page->page.columns), page->page);
    }
  }
  WordLessons lessons;
  lessons.learn(measured, kInnerFolds);
  BodyModelParts parts;
  parts.words = lessons.words();
  parts.tokens = lessons.tokens();
  parts.first = train_forest(rows_of(measured, kFirstPassFeatures, kInnerFolds), kFirstPlan);
  parts.second = train_forest(rows_of(measured, kBlockFeatures, kInnerFolds), kSecondPlan);
  std::vector<std::string> words = line_words(measured);
  parts.line_words = std::move(words.back());
  words.pop_back();
  LineForests lines = train_line_forests(pages, rules.data(), words);
  parts.first_lines = std::move(lines.first);
  parts.second_lines = std::move(lines.second);
  return pack_body_model(parts);
}

}  // namespace sourcier
