#include "engine/reading/name_learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "engine/reading/name_model.h"
#include "engine/reading/name_targets.h"
#include "engine/reading/training_rounds.h"

namespace sourcier {
namespace {

using Likelihoods = std::array<double, kNameLabels>;
using Pairs = std::array<std::array<std::array<double, kNameLabels>, kNameLabels + 1>, kNamePlaces>;

// Keeps the first steps of a weight small.
constexpr double kSoftening = 1e-2;
// Below this a word is learned.
constexpr double kLearned = 1e-4;
constexpr double kGreatest = 127;  // A weight's byte.

bool may_follow(std::size_t label, std::size_t before) {
  if (label == kNoName || is_first(static_cast<NameLabel>(label))) return true;
  return before == label || before + 1 == label;
}

// How likely each label of a sentence is, by all sequences together (forward and backward).
class Lattice {
 public:
  // `potentials` by word and label, `steps` by place, label before and label.
  Lattice(const std::vector<NameFacts>& words, const std::vector<Likelihoods>& potentials,
          const Pairs& steps)
      : words_(words),
        potentials_(potentials),
        steps_(steps),
        forward_(words.size()),
        backward_(words.size()),
        sums_(words.size()) {
    is_possible_ = run_forward();
    if (is_possible_) run_backward();
  }

  bool is_possible() const { return is_possible_; }

  double of(std::size_t at, std::size_t label) const {
    return forward_[at][label] * backward_[at][label];
  }

  // Adds `sign` times how likely each pair of labels is.
  void add_pairs(double sign, Pairs& pairs) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      auto& rows = pairs[words_[at].place];
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        if (at == 0) {
          rows[kNameLabels][label] += sign * of(at, label);
          continue;
        }
        const double behind = potentials_[at][label] * backward_[at][label] / sums_[at];
        for (std::size_t before = 0; before < kNameLabels; ++before) {
          if (!may_follow(label, before)) continue;
          rows[before][label] +=
              sign * forward_[at - 1][before] * steps_[words_[at].place][before][label] * behind;
        }
      }
    }
  }

 private:
  bool run_forward() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto& rows = steps_[words_[at].place];
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        double in = 0;
        if (at == 0) in = may_follow(label, kNoName) ? rows[kNameLabels][label] : 0;
        for (std::size_t before = 0; before < kNameLabels && at > 0; ++before) {
          if (may_follow(label, before)) in += forward_[at - 1][before] * rows[before][label];
        }
        forward_[at][label] = in * potentials_[at][label];
        sums_[at] += forward_[at][label];
      }
      if (!(sums_[at] > 0)) return false;
      for (double& value : forward_[at]) value /= sums_[at];
    }
    return true;
  }

  void run_backward() {
    if (words_.empty()) return;
    backward_.back().fill(1);
    for (std::size_t at = words_.size() - 1; at-- > 0;) {
      const auto& rows = steps_[words_[at + 1].place];
      for (std::size_t before = 0; before < kNameLabels; ++before) {
        double sum = 0;
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          if (!may_follow(label, before)) continue;
          sum += rows[before][label] * potentials_[at + 1][label] * backward_[at + 1][label];
        }
        backward_[at][before] = sum / sums_[at + 1];
      }
    }
  }

  const std::vector<NameFacts>& words_;
  const std::vector<Likelihoods>& potentials_;
  const Pairs& steps_;
  std::vector<Likelihoods> forward_;
  std::vector<Likelihoods> backward_;
  std::vector<double> sums_;
  bool is_possible_ = false;
};

class Learner {
 public:
  Learner(std::vector<NameSample> samples, std::vector<std::uint32_t> hashes,
          const NameTrainingOptions& options)
      : samples_(std::move(samples)),
        hashes_(std::move(hashes)),
        options_(options),
        weights_(hashes_.size()),
        moved_(hashes_.size()) {}

  std::string run(std::string_view clusters) {
    const auto learn_rounds = [this](int rounds) {
      for_each_round(samples_, rounds, [this](const NameSample& sample) { learn(sample); });
    };
    learn_rounds(options_.choosing_rounds);
    keep_greatest(std::size_t{1} << options_.row_bits);
    learn_rounds(options_.rounds);
    return packed(clusters);
  }

 private:
  using Weights = std::array<float, kNameLabels>;

  // Forgets all but the `most` features of the greatest weights, and what was learned: those that
  // stay learn to do without the others, for which the table has no room.
  void keep_greatest(std::size_t most) {
    std::vector<std::pair<float, std::uint32_t>> sizes;
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
      float size = 0;
      for (const float weight : weights_[i]) size = std::max(size, std::abs(weight));
      sizes.emplace_back(-size, i);
    }
    std::ranges::sort(sizes);
    std::vector<bool> stays(hashes_.size());
    for (std::size_t i = 0; i < std::min(most, sizes.size()); ++i) stays[sizes[i].second] = true;
    for (NameSample& sample : samples_) {
      for (std::uint32_t& feature : sample.features) {
        if (feature != kNoNameFeature && !stays[feature]) feature = kNoNameFeature;
      }
    }
    std::ranges::fill(weights_, Weights{});
    std::ranges::fill(moved_, Weights{});
    transitions_ = {};
    transitions_moved_ = {};
  }

  static std::span<const std::uint32_t> features_of(const NameSample& sample, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : sample.ends[at - 1];
    return std::span(sample.features).subspan(begin, sample.ends[at] - begin);
  }

  // By label, the greatest 1; a word without features has no name.
  Likelihoods potentials_of(std::span<const std::uint32_t> features) const {
    if (features.empty()) return {1};
    Likelihoods scores{};
    for (const std::uint32_t feature : features) {
      if (feature == kNoNameFeature) continue;
      for (std::size_t label = 0; label < kNameLabels; ++label)
        scores[label] += double{weights_[feature][label]};
    }
    const double most = *std::ranges::max_element(scores);
    for (double& score : scores) score = std::exp(score - most);
    return scores;
  }

  void learn(const NameSample& sample) {
    if (sample.features.empty()) return;
    const double cost = std::exp(options_.cost);
    std::vector<Likelihoods> right(sample.words.size());
    std::vector<Likelihoods> any(sample.words.size());
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      any[at] = right[at] = potentials_of(features_of(sample, at));
      if (sample.targets[at] == kUnsaid || features_of(sample, at).empty()) continue;
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        if (label == sample.targets[at]) continue;
        right[at][label] = 0;
        any[at][label] *= cost;
      }
    }
    Pairs steps{};
    for (std::size_t place = 0; place < kNamePlaces; ++place) {
      for (std::size_t before = 0; before <= kNameLabels; ++before) {
        for (std::size_t label = 0; label < kNameLabels; ++label)
          steps[place][before][label] = std::exp(transitions_[place][before][label]);
      }
    }
    const Lattice wanted(sample.words, right, steps);
    const Lattice found(sample.words, any, steps);
    if (!wanted.is_possible() || !found.is_possible()) return;
    for (std::size_t at = 0; at < sample.words.size(); ++at) correct(sample, at, wanted, found);
    correct_transitions(wanted, found);
  }

  void correct(const NameSample& sample, std::size_t at, const Lattice& wanted,
               const Lattice& found) {
    Weights missing{};
    float most = 0;
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      missing[label] = static_cast<float>(wanted.of(at, label) - found.of(at, label));
      most = std::max(most, std::abs(missing[label]));
    }
    if (most < static_cast<float>(kLearned)) return;
    for (const std::uint32_t feature : features_of(sample, at)) {
      if (feature == kNoNameFeature) continue;
      for (std::size_t label = 0; label < kNameLabels; ++label)
        move(missing[label], weights_[feature][label], moved_[feature][label]);
    }
  }

  void correct_transitions(const Lattice& wanted, const Lattice& found) {
    Pairs missing{};
    wanted.add_pairs(1, missing);
    found.add_pairs(-1, missing);
    for (std::size_t place = 0; place < kNamePlaces; ++place) {
      for (std::size_t before = 0; before <= kNameLabels; ++before) {
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          move(missing[place][before][label], transitions_[place][before][label],
               transitions_moved_[place][before][label]);
        }
      }
    }
  }

  template <typename Number>
  void move(Number missing, Number& weight, Number& moved) const {
    moved += missing * missing;
    weight += static_cast<Number>(options_.rate) * missing /
              std::sqrt(moved + static_cast<Number>(kSoftening));
  }

  // The few greatest weights are cut so that the others keep their steps.
  std::string packed(std::string_view clusters) const {
    constexpr std::size_t kCutOneIn = 2000;
    std::vector<double> sizes;
    for (const Weights& row : weights_) {
      for (const float weight : row) {
        if (weight != 0) sizes.push_back(std::abs(double{weight}));
      }
    }
    if (sizes.empty()) return "";
    const auto cut = sizes.end() - 1 - static_cast<std::ptrdiff_t>(sizes.size() / kCutOneIn);
    std::nth_element(sizes.begin(), cut, sizes.end());
    const double step = *cut / kGreatest;
    std::vector<NameFeature> features;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      NameFeature feature{hashes_[i], {}};
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        const double weight = std::round(double{weights_[i][label]} / step);
        feature.weights[label] =
            static_cast<std::int8_t>(std::clamp(weight, -kGreatest, kGreatest));
      }
      features.push_back(feature);
    }
    NameTransitions transitions{};
    for (std::size_t place = 0; place < kNamePlaces; ++place) {
      for (std::size_t before = 0; before <= kNameLabels; ++before) {
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          transitions[place][before][label] =
              static_cast<std::int32_t>(std::round(transitions_[place][before][label] / step));
        }
      }
    }
    return pack_name_model(features, transitions, options_.row_bits, clusters);
  }

  std::vector<NameSample> samples_;
  std::vector<std::uint32_t> hashes_;
  NameTrainingOptions options_;
  std::vector<Weights> weights_;
  std::vector<Weights> moved_;  // The sum of the squares of what each was moved by.
  Pairs transitions_{};
  Pairs transitions_moved_{};
};

}  // namespace

std::string learn_names(std::vector<NameSample> samples, std::vector<std::uint32_t> hashes,
                        const NameTrainingOptions& options, std::string_view clusters) {
  return Learner(std::move(samples), std::move(hashes), options).run(clusters);
}

}  // namespace sourcier
