// Word training: the weights of words and of parts of class names, from labelled blocks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace sourcier {

// Counts hashes by label. A site counts for one, however many of its pages and blocks bear a word:
// what only one site writes says little of others.
class WordCounter {
 public:
  explicit WordCounter(std::size_t slots) : slots_(slots) {}

  void add(const std::string& site, std::uint64_t hash, bool is_body, std::uint32_t weight);

  // The bytes for WordWeights. Sums of whole numbers: the order of adding does not matter.
  std::string weights() const;

 private:
  struct Counts {
    std::uint64_t body = 0;
    std::uint64_t other = 0;
  };
  std::size_t slots_;
  std::map<std::string, std::unordered_map<std::uint64_t, Counts>> sites_;
};

}  // namespace sourcier
