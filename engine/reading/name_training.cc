#include "engine/reading/name_training.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "engine/article/compose.h"
#include "engine/base/digest.h"
#include "engine/reading/name_corrections.h"
#include "engine/reading/name_model.h"
#include "engine/reading/name_targets.h"
#include "engine/reading/roles.h"
#include "engine/reading/sentences.h"
#include "engine/reading/tokens.h"
#include "engine/reading/training_rounds.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kNoFeature = 0xFFFFFFFF;
constexpr std::uint32_t kFewest = 2;  // What is seen once tells nothing of other texts.

// One sentence.
struct Sample {
  std::vector<NameFacts> words;
  std::vector<NameLabel> targets;
  std::vector<std::uint32_t> features;  // Of all words: hashes, later numbers.
  std::vector<std::size_t> ends;        // Of each word's features; it may have none.
  std::uint64_t hash = 0;
};

void append_samples(const NamedText& labelled, const Language& language, const NameLexicon& lexicon,
                    const WordClusters& clusters, std::vector<Sample>& samples) {
  const std::string_view text = labelled.text;
  const auto sentences = split_sentences(text, paragraphs_of(text), language);
  const auto words = name_words(text, sentences, tokenize(text, sentences, language));
  const auto roles = find_roles(words, lexicon);
  const auto names =
      type_names(text, words, roles, find_candidates(text, words, roles, lexicon), lexicon);
  const auto targets = name_targets(labelled, words, names, lexicon);
  for_each_sentence(words, names, [&](std::size_t begin, std::size_t end, auto inside) {
    Sample& sample = samples.emplace_back();
    sample.words = name_facts(text, std::span(words).subspan(begin, end - begin), begin, inside,
                              roles, lexicon, clusters);
    sample.targets.assign(targets.begin() + static_cast<std::ptrdiff_t>(begin),
                          targets.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      if (sample.words[at].denied) sample.targets[at] = kNoName;
    }
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      if (may_name(sample.words, at)) append_features(sample.words, at, sample.features);
      sample.ends.push_back(sample.features.size());
    }
    sample.hash = stable_hash(
        text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin));
  });
}

// Turns hashes into numbers of rows; gives the hash of each number.
std::vector<std::uint32_t> number_features(std::span<Sample> samples) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const Sample& sample : samples) {
    for (const std::uint32_t hash : sample.features) ++counts[hash];
  }
  std::vector<std::uint32_t> hashes;
  for (const auto& [hash, count] : counts) {
    if (count >= kFewest) hashes.push_back(hash);
  }
  std::ranges::sort(hashes);
  for (auto& [hash, count] : counts) {
    const auto found = std::ranges::lower_bound(hashes, hash);
    count = count < kFewest ? kNoFeature : static_cast<std::uint32_t>(found - hashes.begin());
  }
  for (Sample& sample : samples) {
    for (std::uint32_t& feature : sample.features) feature = counts.at(feature);
  }
  return hashes;
}

// A weight that remembers the sum of its values over all steps.
struct Weight {
  std::int64_t late = 0;  // The sum of changes, each times the step it came at.
  std::int32_t value = 0;

  void change(int by, std::int64_t step) {
    value += by;
    late += by * step;
  }
  std::int64_t total(std::int64_t steps) const { return value * steps - late; }
};

class Trainer {
 public:
  Trainer(std::vector<Sample> samples, const NameTrainingOptions& options)
      : samples_(std::move(samples)), options_(options) {
    hashes_ = number_features(samples_);
    weights_.resize(hashes_.size() * kNameLabels);
  }

  std::string run(std::string_view clusters) {
    const auto learn_rounds = [&](int rounds) {
      for_each_round(samples_, rounds, [this](const Sample& sample) { learn(sample); });
    };
    learn_rounds(options_.choosing_rounds);
    keep_greatest(std::size_t{1} << options_.row_bits);
    learn_rounds(options_.rounds);
    return packed(clusters);
  }

 private:
  // Forgets all but the `most` features of the greatest weights, and what was learned: those that
  // stay learn to do without the others, for which the table has no room.
  void keep_greatest(std::size_t most) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> sizes;
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
      std::int64_t size = 0;
      for (std::size_t label = 0; label < kNameLabels; ++label)
        size = std::max(size, std::abs(weights_[i * kNameLabels + label].total(step_)));
      sizes.emplace_back(-size, i);
    }
    std::ranges::sort(sizes);
    std::vector<bool> stays(hashes_.size());
    for (std::size_t i = 0; i < std::min(most, sizes.size()); ++i) stays[sizes[i].second] = true;
    for (Sample& sample : samples_) {
      for (std::uint32_t& feature : sample.features) {
        if (feature != kNoFeature && !stays[feature]) feature = kNoFeature;
      }
    }
    std::ranges::fill(weights_, Weight{});
    transitions_ = {};
    late_ = {};
    step_ = 0;
  }

  std::span<const std::uint32_t> features_of(const Sample& sample, std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : sample.ends[at - 1];
    return std::span(sample.features).subspan(begin, sample.ends[at] - begin);
  }

  void learn(const Sample& sample) {
    ++step_;
    NameScores scores(sample.words.size());
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      for (const std::uint32_t feature : features_of(sample, at)) {
        if (feature == kNoFeature) continue;
        const Weight* row = &weights_[feature * kNameLabels];
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          scores[at][label] += row[label].value;
        }
      }
    }
    ask_for_margin(sample, scores);
    const std::vector<NameLabel> found = best_labels(sample.words, scores, transitions_);
    for (std::size_t at = 0; at < found.size(); ++at) correct(sample, at, found);
  }

  // What is right must be ahead of all else by some steps, else it is learned once more.
  void ask_for_margin(const Sample& sample, NameScores& scores) const {
    for (std::size_t at = 0; at < scores.size(); ++at) {
      if (sample.targets[at] == kUnsaid || features_of(sample, at).empty()) continue;
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        if (label != sample.targets[at]) scores[at][label] += options_.margin;
      }
    }
  }

  void correct(const Sample& sample, std::size_t at, std::span<const NameLabel> found) {
    const auto right = [&](std::size_t i) {
      return sample.targets[i] == kUnsaid ? found[i] : sample.targets[i];
    };
    const std::size_t none = kNameLabels;
    const std::size_t before_right = at == 0 ? none : right(at - 1);
    const std::size_t before_found = at == 0 ? none : found[at - 1];
    if (right(at) == found[at] && before_right == before_found) return;
    const std::size_t place = sample.words[at].place;
    change_transition(place, before_right, right(at), 1);
    change_transition(place, before_found, found[at], -1);
    if (right(at) == found[at]) return;
    for (const std::uint32_t feature : features_of(sample, at)) {
      if (feature == kNoFeature) continue;
      weights_[feature * kNameLabels + right(at)].change(1, step_);
      weights_[feature * kNameLabels + found[at]].change(-1, step_);
    }
  }

  void change_transition(std::size_t place, std::size_t before, std::size_t label, int by) {
    transitions_[place][before][label] += by;
    late_[place][before][label] += by * step_;
  }

  // The mean of a weight over all steps, in steps of a byte.
  std::int64_t mean(std::int64_t total, std::int64_t scale, std::int64_t most) const {
    const std::int64_t size = std::min((std::abs(total) * kGreatest + scale / 2) / scale, most);
    return total < 0 ? -size : size;
  }

  // The few greatest weights are cut so that the others keep their steps.
  std::string packed(std::string_view clusters) {
    constexpr std::size_t kCutOneIn = 2000;
    std::vector<std::int64_t> sizes;
    for (const Weight& weight : weights_) {
      if (weight.total(step_) != 0) sizes.push_back(std::abs(weight.total(step_)));
    }
    if (sizes.empty()) return "";
    const auto cut = sizes.end() - 1 - static_cast<std::ptrdiff_t>(sizes.size() / kCutOneIn);
    std::nth_element(sizes.begin(), cut, sizes.end());
    const std::int64_t scale = std::max<std::int64_t>(*cut, 1);
    std::vector<NameFeature> features;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      NameFeature feature{hashes_[i], {}};
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        const std::int64_t total = weights_[i * kNameLabels + label].total(step_);
        feature.weights[label] = static_cast<std::int8_t>(mean(total, scale, kGreatest));
      }
      features.push_back(feature);
    }
    NameTransitions transitions{};
    for (std::size_t place = 0; place < kNamePlaces; ++place) {
      for (std::size_t before = 0; before <= kNameLabels; ++before) {
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          const std::int64_t total =
              transitions_[place][before][label] * step_ - late_[place][before][label];
          transitions[place][before][label] =
              static_cast<std::int32_t>(mean(total, scale, kGreatestTransition));
        }
      }
    }
    return pack_name_model(features, transitions, options_.row_bits, clusters);
  }

  static constexpr std::int64_t kGreatest = 127;
  static constexpr std::int64_t kGreatestTransition = 10'000;

  std::vector<Sample> samples_;
  NameTrainingOptions options_;
  std::vector<std::uint32_t> hashes_;
  std::vector<Weight> weights_;
  NameTransitions transitions_{};
  std::array<std::array<std::array<std::int64_t, kNameLabels>, kNameLabels + 1>, kNamePlaces>
      late_{};
  std::int64_t step_ = 0;
};

}  // namespace

std::string train_names(std::span<const NamedText> texts, std::span<const ClusteredWord> words,
                        const Language& language, const NameTrainingOptions& options) {
  const std::string cluster_bytes = pack_word_clusters(words);
  const WordClusters clusters(cluster_bytes);
  const NameLexicon lexicon(language);
  std::vector<Sample> samples;
  for (const NamedText& text : texts) append_samples(text, language, lexicon, clusters, samples);
  return Trainer(std::move(samples), options).run(cluster_bytes);
}

}  // namespace sourcier
