#include "engine/reading/part_training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "engine/base/digest.h"
#include "engine/reading/part_model.h"
#include "engine/reading/training_rounds.h"

namespace sourcier {
namespace {

using TagNumbers = std::map<std::pair<PartOfSpeech, std::string>, std::uint8_t>;

// The tags that the words have, not yet numbered.
TagNumbers tags_of(std::span<const TaggedSentence> sentences) {
  TagNumbers tags;
  for (const TaggedSentence& sentence : sentences) {
    for (const TaggedWord& word : sentence) tags.emplace(std::pair(word.part, word.detail), 0);
  }
  return tags;
}

// Words seen so often with one tag alone need no look at their place.
constexpr int kSureAfter = 20;

// The words in lower case that have one tag wherever they stand, with one more than that tag.
std::map<std::string, std::uint8_t> sure_tags(std::span<const TaggedSentence> sentences,
                                              const TagNumbers& tags) {
  struct Seen {
    std::uint8_t tag = 0;
    int count = 0;
    bool is_sure = true;
  };
  std::map<std::string, Seen> words;
  for (const TaggedSentence& sentence : sentences) {
    for (const TaggedWord& word : sentence) {
      std::string key;
      const std::uint16_t shape = append_key(word.form, key);
      if (!begins_small(shape)) continue;
      const std::uint8_t tag = tags.at({word.part, word.detail});
      Seen& seen = words.emplace(key, Seen{tag, 0, true}).first->second;
      ++seen.count;
      seen.is_sure = seen.is_sure && seen.tag == tag;
    }
  }
  std::map<std::string, std::uint8_t> sure;
  for (const auto& [key, seen] : words) {
    if (seen.is_sure && seen.count >= kSureAfter)
      sure[key] = static_cast<std::uint8_t>(seen.tag + 1);
  }
  return sure;
}

// The word lists' entries with the treebank's readings, those of a part in the order of how often
// the treebank has them.
std::vector<WordEntry> merged_entries(std::span<const TaggedSentence> sentences,
                                      std::span<const WordEntry> words,
                                      const std::map<std::string, std::uint8_t>& sure) {
  std::map<std::pair<PartOfSpeech, std::string>, int> lemmas;
  std::map<std::string, std::map<WordReading, int>> forms;
  for (const WordEntry& entry : words) {
    for (const WordReading& reading : entry.readings) forms[entry.form][reading] += 0;
  }
  constexpr int kSeenItself = 1000;  // Weighs more than how often other forms of a lemma are seen.
  for (const TaggedSentence& sentence : sentences) {
    for (const TaggedWord& word : sentence) {
      if (word.lemma.empty() || (word.part == PartOfSpeech::kPropn && word.lemma == word.form))
        continue;
      std::string key;
      append_key(word.form, key);
      WordReading reading;
      reading.part = word.part;
      reading.lemma = word.lemma;
      forms[key][reading] += kSeenItself;
      ++lemmas[{word.part, word.lemma}];
    }
  }
  std::vector<WordEntry> entries;
  for (auto& [form, readings] : forms) {
    std::vector<std::pair<int, WordReading>> ordered;
    for (const auto& [reading, seen] : readings) {
      const auto lemma = lemmas.find({reading.part, reading.lemma});
      ordered.emplace_back(seen + (lemma == lemmas.end() ? 0 : lemma->second), reading);
    }
    std::ranges::stable_sort(ordered, std::ranges::greater(),
                             [](const auto& pair) { return pair.first; });
    WordEntry& entry = entries.emplace_back();
    entry.form = form;
    if (const auto tag = sure.find(form); tag != sure.end()) entry.sure_tag = tag->second;
    for (auto& [seen, reading] : ordered) entry.readings.push_back(std::move(reading));
  }
  return entries;
}

struct Sample {
  std::vector<WordFacts> words;
  std::vector<FixedFeatures> fixed;
  std::vector<std::uint8_t> tags;
  std::uint64_t hash = 0;
};

// Features by their hash, numbered; those that the treebank has once tell nothing of other texts.
class FeatureNumbers {
 public:
  void count(std::uint32_t hash) { ++counts_[hash]; }
  void close() {
    for (auto& [hash, value] : counts_) {
      const std::uint32_t seen = value;
      value = seen < kFewest ? kNone : static_cast<std::uint32_t>(hashes_.size());
      if (seen >= kFewest) hashes_.push_back(hash);
    }
  }
  std::uint32_t number(std::uint32_t hash) const {
    const auto found = counts_.find(hash);
    return found == counts_.end() ? kNone : found->second;
  }
  const std::vector<std::uint32_t>& hashes() const { return hashes_; }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 private:
  static constexpr std::uint32_t kFewest = 2;
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;  // After `close`: numbers.
  std::vector<std::uint32_t> hashes_;
};

// Weights that remember the sum of their values over all steps.
class Weights {
 public:
  Weights(std::size_t features, std::size_t tags) : tags_(tags), cells_(features * tags) {}

  void score(std::uint32_t feature, std::array<std::int64_t, kMostTags>& sums) const {
    if (feature == FeatureNumbers::kNone) return;
    const Cell* row = &cells_[feature * tags_];
    for (std::size_t tag = 0; tag < tags_; ++tag) sums[tag] += row[tag].value;
  }
  void change(std::uint32_t feature, std::uint8_t tag, int by, std::int64_t step) {
    if (feature == FeatureNumbers::kNone) return;
    Cell& cell = cells_[feature * tags_ + tag];
    cell.total += cell.value * (step - cell.since);
    cell.since = step;
    cell.value += by;
  }
  // The means over `steps` as bytes: the few greatest are cut so that the others keep their steps.
  std::vector<PartFeature> means(std::int64_t steps, const std::vector<std::uint32_t>& hashes);

 private:
  struct Cell {
    std::int64_t total = 0;
    std::int64_t since = 0;
    std::int64_t value = 0;
  };
  std::size_t tags_;
  std::vector<Cell> cells_;
};

std::vector<PartFeature> Weights::means(std::int64_t steps,
                                        const std::vector<std::uint32_t>& hashes) {
  constexpr std::int64_t kMost = 127;
  constexpr std::size_t kCutOneIn = 2000;
  std::vector<std::int64_t> sizes;
  for (Cell& cell : cells_) {
    cell.total += cell.value * (steps - cell.since);
    cell.since = steps;
    if (cell.total != 0) sizes.push_back(std::abs(cell.total));
  }
  if (sizes.empty()) return {};
  const auto place = sizes.end() - 1 - static_cast<std::ptrdiff_t>(sizes.size() / kCutOneIn);
  std::nth_element(sizes.begin(), place, sizes.end());
  const std::int64_t scale = std::max<std::int64_t>(*place, 1);
  std::vector<PartFeature> features;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    PartFeature feature{hashes[i], {}};
    for (std::size_t tag = 0; tag < tags_; ++tag) {
      const std::int64_t total = cells_[i * tags_ + tag].total;
      const std::int64_t size = std::min((std::abs(total) * kMost + scale / 2) / scale, kMost);
      feature.weights[tag] = static_cast<std::int8_t>(total < 0 ? -size : size);
    }
    features.push_back(feature);
  }
  return features;
}

class Trainer {
 public:
  Trainer(std::vector<Sample> samples, FeatureNumbers numbers, std::size_t tags, int rounds)
      : samples_(std::move(samples)),
        numbers_(std::move(numbers)),
        tags_(tags),
        rounds_(rounds),
        weights_(numbers_.hashes().size(), tags) {
    for (Sample& sample : samples_) {
      for (FixedFeatures& features : sample.fixed) {
        for (std::uint32_t& feature : features) feature = numbers_.number(feature);
      }
    }
  }

  std::vector<PartFeature> run() {
    for_each_round(samples_, rounds_, [this](const Sample& sample) { learn(sample); });
    return weights_.means(step_, numbers_.hashes());
  }

 private:
  void learn(const Sample& sample) {
    std::uint8_t before = kNoTag;
    std::uint8_t second = kNoTag;
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      const std::uint8_t right = sample.tags[at];
      if (sample.words[at].sure_tag != 0) {
        second = before;
        before = right;
        continue;
      }
      ++step_;
      TaggedFeatures tagged = tagged_features(sample.words, at, before, second);
      for (std::uint32_t& feature : tagged) feature = numbers_.number(feature);
      std::array<std::int64_t, kMostTags> sums{};
      for (const std::uint32_t feature : sample.fixed[at]) weights_.score(feature, sums);
      for (const std::uint32_t feature : tagged) weights_.score(feature, sums);
      const auto best =
          std::max_element(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(tags_));
      const auto found = static_cast<std::uint8_t>(best - sums.begin());
      if (found != right) {
        for (const std::uint32_t feature : sample.fixed[at]) correct(feature, right, found);
        for (const std::uint32_t feature : tagged) correct(feature, right, found);
      }
      second = before;
      before = found;
    }
  }
  void correct(std::uint32_t feature, std::uint8_t right, std::uint8_t wrong) {
    weights_.change(feature, right, 1, step_);
    weights_.change(feature, wrong, -1, step_);
  }

  std::vector<Sample> samples_;
  FeatureNumbers numbers_;
  std::size_t tags_;
  int rounds_;
  Weights weights_;
  std::int64_t step_ = 0;
};

}  // namespace

std::size_t count_tags(std::span<const TaggedSentence> sentences) {
  return tags_of(sentences).size();
}

std::string train_parts(std::span<const TaggedSentence> sentences, std::span<const WordEntry> words,
                        const PartTrainingOptions& options) {
  TagNumbers tags = tags_of(sentences);
  std::vector<PartOfSpeech> parts;
  for (auto& [tag, number] : tags) {
    number = static_cast<std::uint8_t>(parts.size());
    parts.push_back(tag.first);
  }
  const std::string lexicon_bytes =
      pack_word_lexicon(merged_entries(sentences, words, sure_tags(sentences, tags)));
  const WordLexicon lexicon(lexicon_bytes);
  std::vector<Sample> samples;
  FeatureNumbers numbers;
  for (const TaggedSentence& sentence : sentences) {
    Sample& sample = samples.emplace_back();
    std::string joined;
    for (const TaggedWord& word : sentence) {
      std::string key;
      const std::uint16_t shape = append_key(word.form, key);
      sample.words.push_back(facts_of(word.form, key, shape, sample.words.empty(), lexicon));
      sample.tags.push_back(tags.at({word.part, word.detail}));
      joined += word.form + ' ';
    }
    std::uint8_t before = kNoTag;
    std::uint8_t second = kNoTag;
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      sample.fixed.push_back(fixed_features(sample.words, at));
      if (sample.words[at].sure_tag == 0) {
        for (const std::uint32_t hash : sample.fixed.back()) numbers.count(hash);
        for (const std::uint32_t hash : tagged_features(sample.words, at, before, second))
          numbers.count(hash);
      }
      second = before;
      before = sample.tags[at];
    }
    sample.hash = stable_hash(joined);
  }
  numbers.close();
  Trainer trainer(std::move(samples), std::move(numbers), parts.size(), options.rounds);
  return pack_part_model(parts, trainer.run(), options.row_bits, lexicon_bytes);
}

}  // namespace sourcier
