// Word clusters: which words keep like company, from vectors that others learned from much text.
//
// A word is looked up as it is written ("Floyd" is not "floyd"); each has a fine cluster, which
// lies in a coarse one. Read where it is mapped.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sourcier {

struct WordCluster {
  std::uint16_t fine = 0;  // 0: the word is not known.
  std::uint8_t coarse = 0;
};

struct ClusteredWord {
  std::string word;
  std::uint16_t fine = 0;  // From 1.
  std::uint8_t coarse = 0;
};

// A fine cluster's number is less.
inline constexpr std::size_t kMostClusters = 4096;

class WordClusters {
 public:
  WordClusters() = default;
  // `bytes`, which pack_word_clusters wrote, must outlive it.
  explicit WordClusters(std::string_view bytes);

  // `hash` is lexicon_layout::word_hash of the word. Constant time.
  WordCluster find(std::uint64_t hash) const;

 private:
  std::string_view coarse_;
  std::string_view slots_;
  std::uint32_t count_ = 0;
};

// The first row of a word counts.
std::string pack_word_clusters(std::span<const ClusteredWord> words);

}  // namespace sourcier
