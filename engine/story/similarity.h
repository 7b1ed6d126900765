// Similarity: which articles are about the same, found without comparing all with all.
//
// An article looks for partners where they are likely: among those next to it in time that share
// several of its weightiest rare features. What it finds and what that costs depends on its
// neighbours, not on how large the collection is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/feature_vector.h"
#include "engine/story/print.h"

namespace sourcier {

// Pairs of articles, a < b, in order, at least as alike as `least` (of kFullSimilarity), days
// counted in: for each article its nearest, in kSimilarityBits. Articles in two languages are
// compared by what carries across them: the words of names, entities, numbers.
std::vector<Edge> near_pairs(std::span<const Print* const> prints, std::uint32_t least,
                             unsigned jobs = 1);

// Its steps, for machines that share the work.
//
// The weightiest rare features of an article, by which its partners are found: weights come from
// shipped rarity, so that the choice depends on the article alone. Each once.
std::vector<std::uint32_t> indexed_features(const Print& print);

// Of the articles that have a feature, so many before and as many behind in time (by_day.h) are
// looked at: the cost of an article does not grow with how often its words are used. Of those that
// are one story's two have so many features in common.
inline constexpr std::size_t kStoryReach = 48;
inline constexpr std::uint32_t kSharedFeatures = 2;

// How alike two articles are as parts of one story, days counted in; in kSimilarityBits, as
// near_pairs has it.
std::uint32_t story_similarity(const FeatureVector& a, const FeatureVector& b);

}  // namespace sourcier
