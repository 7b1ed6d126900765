// Topic sum: the feature vectors of a cluster's articles, added up, so that the average similarity
// of two clusters costs what their features cost and not their pairs.
//
// An average of cosines is the product of two sums of unit vectors. Two articles of one language
// are compared by words, names and numbers, two of different ones by names, numbers and entities:
// hence two sums for each language.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/feature_vector.h"
#include "engine/story/print.h"

namespace sourcier {

class TopicSum {
 public:
  explicit TopicSum(const Print& print);

  void add(const TopicSum& other);

  std::uint32_t articles() const { return articles_; }

  // The sum of the similarities of all pairs, one of each, in kSimilarityBits. Of one article no
  // sum need be made.
  std::uint64_t similarity_to(const TopicSum& other) const;
  std::uint64_t similarity_to(const Print& article) const;

  // Days from one's last article to the other's first, 0 where they overlap; -1 where either has
  // none with a date.
  std::int64_t days_to(const TopicSum& other) const;
  std::int64_t days_to(const Print& article) const;

 private:
  struct Entry {
    std::uint32_t key = 0;
    std::uint32_t sum = 0;
  };
  using Sum = std::vector<Entry>;  // By key.

  struct Part {
    std::uint32_t language = 0;  // Hash of its main tag.
    Sum inside;                  // What counts inside a language.
    Sum across;                  // What languages share.
  };

  static Sum sum_of(const Print& print, bool across);
  static void add(Sum& sum, const Sum& other);
  static std::uint64_t product(const Sum& a, const Sum& b);
  static std::uint64_t product(const Sum& sum, const Print& print, bool across);
  std::int64_t days_to(std::int64_t first, std::int64_t last) const;

  std::uint32_t articles_ = 1;
  std::int64_t first_day_ = INT64_MAX;
  std::int64_t last_day_ = INT64_MIN;
  std::vector<Part> parts_;  // By language.
};

}  // namespace sourcier
