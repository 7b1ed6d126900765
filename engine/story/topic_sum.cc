#include "engine/story/topic_sum.h"

#include <algorithm>
#include <string_view>

#include "engine/base/date.h"
#include "engine/story/words.h"

namespace sourcier {
namespace {

constexpr int kUnitBits = kSimilarityBits / 2;  // Of a unit vector's length.
// A length divides by its reciprocal: with the largest weight it still fits.
constexpr int kReciprocalBits = 32;
// So many times longer, a sum is searched instead of walked through.
constexpr std::size_t kMuchLonger = 16;

// What one unit of weight is of a vector of the length of one.
std::uint64_t unit_of(const Print& print, bool across) {
  const Norms norms = norms_of(print);
  return (std::uint64_t{1} << (kUnitBits + kReciprocalBits)) /
         (across ? norms.across : norms.inside);
}

std::uint32_t in_units(const Feature& feature, std::uint64_t unit) {
  return static_cast<std::uint32_t>(feature.weight * unit >> kReciprocalBits);
}

}  // namespace

TopicSum::TopicSum(const Print& print) {
  if (print.published.is_day()) first_day_ = last_day_ = day_number(print.published);
  parts_.push_back({.language = word_hash(main_language(print)),
                    .inside = sum_of(print, false),
                    .across = sum_of(print, true)});
}

TopicSum::Sum TopicSum::sum_of(const Print& print, bool across) {
  const std::uint64_t unit = unit_of(print, across);
  Sum sum;
  sum.reserve(print.features.size());
  for (const Feature& feature : print.features)
    if (counts_for(feature.kind, across)) sum.push_back({feature.key, in_units(feature, unit)});
  return sum;
}

void TopicSum::add(Sum& sum, const Sum& other) {
  Sum both;
  both.reserve(sum.size() + other.size());
  auto a = sum.begin();
  auto b = other.begin();
  while (a != sum.end() || b != other.end()) {
    if (b == other.end() || (a != sum.end() && a->key < b->key)) {
      both.push_back(*a++);
    } else if (a == sum.end() || b->key < a->key) {
      both.push_back(*b++);
    } else {
      both.push_back({a->key, a->sum + b->sum});
      ++a;
      ++b;
    }
  }
  both.shrink_to_fit();
  sum = std::move(both);
}

void TopicSum::add(const TopicSum& other) {
  articles_ += other.articles_;
  first_day_ = std::min(first_day_, other.first_day_);
  last_day_ = std::max(last_day_, other.last_day_);
  for (const Part& part : other.parts_) {
    const auto own = std::ranges::lower_bound(parts_, part.language, {}, &Part::language);
    if (own == parts_.end() || own->language != part.language) {
      parts_.insert(own, part);
    } else {
      add(own->inside, part.inside);
      add(own->across, part.across);
    }
  }
}

std::uint64_t TopicSum::product(const Sum& a, const Sum& b) {
  if (a.size() > b.size()) return product(b, a);
  std::uint64_t sum = 0;
  auto at = b.begin();
  for (const Entry& entry : a) {
    if (a.size() * kMuchLonger < b.size()) {
      at = std::ranges::lower_bound(at, b.end(), entry.key, {}, &Entry::key);
    } else {
      while (at != b.end() && at->key < entry.key) ++at;
    }
    if (at == b.end()) break;
    if (at->key == entry.key) sum += std::uint64_t{entry.sum} * at->sum;
  }
  return sum;
}

std::uint64_t TopicSum::similarity_to(const TopicSum& other) const {
  std::uint64_t inside = 0;
  std::uint64_t across = 0;
  for (const Part& a : parts_) {
    for (const Part& b : other.parts_) {
      if (a.language == b.language) {
        inside += product(a.inside, b.inside);
      } else {
        across += product(a.across, b.across);
      }
    }
  }
  return inside + across * kAcrossPercent / 100;
}

std::uint64_t TopicSum::product(const Sum& sum, const Print& print, bool across) {
  const std::uint64_t unit = unit_of(print, across);
  const bool is_searched = print.features.size() * kMuchLonger < sum.size();
  std::uint64_t total = 0;
  auto at = sum.begin();
  for (const Feature& feature : print.features) {
    if (!counts_for(feature.kind, across)) continue;
    if (is_searched) {
      at = std::ranges::lower_bound(at, sum.end(), feature.key, {}, &Entry::key);
    } else {
      while (at != sum.end() && at->key < feature.key) ++at;
    }
    if (at == sum.end()) break;
    if (at->key == feature.key) total += std::uint64_t{at->sum} * in_units(feature, unit);
  }
  return total;
}

std::uint64_t TopicSum::similarity_to(const Print& article) const {
  const std::uint32_t language = word_hash(main_language(article));
  std::uint64_t inside = 0;
  std::uint64_t across = 0;
  for (const Part& part : parts_) {
    if (part.language == language) {
      inside += product(part.inside, article, false);
    } else {
      across += product(part.across, article, true);
    }
  }
  return inside + across * kAcrossPercent / 100;
}

std::int64_t TopicSum::days_to(std::int64_t first, std::int64_t last) const {
  if (first_day_ > last_day_ || first > last) return -1;
  return std::max<std::int64_t>({0, first - last_day_, first_day_ - last});
}

std::int64_t TopicSum::days_to(const TopicSum& other) const {
  return days_to(other.first_day_, other.last_day_);
}

std::int64_t TopicSum::days_to(const Print& article) const {
  if (!article.published.is_day()) return -1;
  const std::int64_t day = day_number(article.published);
  return days_to(day, day);
}

}  // namespace sourcier
