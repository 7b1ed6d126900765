// Name learner: the weights of the model of names, learned from labelled sentences.
//
// A conditional random field: each step makes the right sequence of labels likelier and all others
// less likely, by how likely each was (Lafferty, McCallum and Pereira 2001), with a cost for wrong
// ones (softmax margin, Gimpel and Smith 2010) and steps that shrink where a weight has moved much
// (AdaGrad, Duchi, Hazan and Singer 2011). Words whose label nobody said may have any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/name_facts.h"
#include "engine/reading/name_training.h"

namespace sourcier {

// What is seen too seldom to be learned.
inline constexpr std::uint32_t kNoNameFeature = 0xFFFFFFFF;

// One sentence.
struct NameSample {
  std::vector<NameFacts> words;
  std::vector<NameLabel> targets;
  std::vector<std::uint32_t> features;  // Of all words: hashes, later numbers.
  std::vector<std::size_t> ends;        // Of each word's features; it may have none.
  std::uint64_t hash = 0;
};

// The bytes of a model whose features have the hashes: a feature's number is its place among them.
// The same samples in any order give the same bytes, on one C library.
std::string learn_names(std::vector<NameSample> samples, std::vector<std::uint32_t> hashes,
                        const NameTrainingOptions& options, std::string_view clusters);

}  // namespace sourcier
