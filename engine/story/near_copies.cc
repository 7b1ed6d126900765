#include "engine/story/near_copies.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/base/parallel.h"
#include "engine/base/radix_sort.h"
#include "engine/story/shared_text.h"
#include "engine/story/shingles.h"

namespace sourcier {
namespace {

using Shingles = std::vector<std::uint32_t>;

// A sketch keeps the shingles below a bound that is halved until so many and less than twice as
// many are expected: two sketches compare by those below the lower bound.
constexpr std::size_t kSketch = 64;
// A pair is found by so many of the smallest, of which some must be in both. At half nearness six
// are; fewer than two in one of three hundred such pairs.
constexpr std::size_t kIndexed = 12;
constexpr std::uint8_t kLeastShared = 2;
// Where a sketch is further from what is asked than so many standard deviations, it decides.
constexpr double kDeviations = 2.5;
// Texts in one piece of work.
constexpr std::size_t kBlock = 512;

struct Sketch {
  Shingles smallest;  // Sorted, each once.
  int halvings = 0;   // Of the bound; 0 keeps all.
};

// `scratch` is room for the shingles, used again from text to text.
Sketch sketch_of(std::string_view text, Shingles& scratch) {
  scratch.clear();
  append_shingles(text, scratch);
  Sketch sketch;
  const std::size_t over = scratch.size() / kSketch;
  sketch.halvings = over < 2 ? 0 : static_cast<int>(std::bit_width(over)) - 1;
  const std::uint32_t bound = UINT32_MAX >> sketch.halvings;
  std::size_t kept = 0;
  for (const std::uint32_t shingle : scratch) {  // Without a branch on what is random.
    scratch[kept] = shingle;
    kept += shingle <= bound ? 1 : 0;
  }
  const auto end = scratch.begin() + static_cast<std::ptrdiff_t>(kept);
  std::sort(scratch.begin(), end);
  sketch.smallest.assign(scratch.begin(), std::unique(scratch.begin(), end));
  return sketch;
}

struct Counts {
  std::uint64_t both = 0;
  std::uint64_t either = 0;

  std::uint32_t nearness() const {
    return either == 0 ? 0 : static_cast<std::uint32_t>(both * kSameShingles / either);
  }
};

Counts common(const Sketch& a, const Sketch& b) {
  const int halvings = std::max(a.halvings, b.halvings);
  const auto below = [&](const Sketch& sketch) {
    if (sketch.halvings == halvings) return sketch.smallest.size();
    const std::uint32_t bound = UINT32_MAX >> halvings;
    return static_cast<std::size_t>(std::ranges::upper_bound(sketch.smallest, bound) -
                                    sketch.smallest.begin());
  };
  const std::size_t of_a = below(a);
  const std::size_t of_b = below(b);
  std::size_t i = 0;
  std::size_t j = 0;
  std::uint64_t both = 0;
  while (i < of_a && j < of_b) {  // Without a branch on what is compared.
    const std::uint32_t x = a.smallest[i];
    const std::uint32_t y = b.smallest[j];
    both += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return {both, of_a + of_b - both};
}

// Whether the sketches say on which side of `least` a pair is.
bool decides(const Counts& counts, const Sketch& a, const Sketch& b, std::uint32_t least) {
  if (a.halvings == 0 && b.halvings == 0) return true;
  if (counts.either == 0) return false;
  const double asked = static_cast<double>(least) / kSameShingles;
  const double found = static_cast<double>(counts.nearness()) / kSameShingles;
  const double away = (found - asked) * (found - asked) * static_cast<double>(counts.either);
  const double left_out = 1 - std::ldexp(1.0, -std::max(a.halvings, b.halvings));
  return away > kDeviations * kDeviations * asked * (1 - asked) * left_out;
}

// Compares texts whole; the first is kept from one call to the next.
class Exact {
 public:
  explicit Exact(std::span<const std::string_view> texts) : texts_(texts) {}

  std::uint32_t nearness(std::uint32_t first, std::uint32_t second) {
    if (first_.empty() || kept_ != first) sort_shingles(first, first_);
    kept_ = first;
    sort_shingles(second, second_);
    Counts counts;
    std::size_t i = 0;
    for (const std::uint32_t shingle : second_) {
      while (i < first_.size() && first_[i] < shingle) ++i;
      if (i < first_.size() && first_[i] == shingle) ++counts.both;
    }
    counts.either = first_.size() + second_.size() - counts.both;
    return counts.nearness();
  }

 private:
  void sort_shingles(std::uint32_t text, Shingles& shingles) const {
    shingles.clear();
    append_shingles(texts_[text], shingles);
    std::ranges::sort(shingles);
    const auto [first, last] = std::ranges::unique(shingles);
    shingles.erase(first, last);
  }

  std::span<const std::string_view> texts_;
  std::uint32_t kept_ = 0;
  Shingles first_;
  Shingles second_;
};

// The texts that have each indexed shingle with others, and for each text where it stands.
class Lists {
 public:
  explicit Lists(const std::vector<Sketch>& sketches) : begins_(sketches.size() + 1) {
    std::vector<std::uint64_t> postings;
    postings.reserve(sketches.size() * kIndexed);
    for (std::uint32_t text = 0; text < sketches.size(); ++text) {
      const Shingles& smallest = sketches[text].smallest;
      for (std::size_t i = 0; i < std::min(kIndexed, smallest.size()); ++i)
        postings.push_back(std::uint64_t{smallest[i]} << 32 | text);
    }
    radix_sort(postings, 32);  // Texts are in order.
    for (std::size_t begin = 0; begin < postings.size();) {
      std::size_t end = begin + 1;
      while (end < postings.size() && postings[end] >> 32 == postings[begin] >> 32) ++end;
      if (end - begin > 1 && end - begin <= kStandingText) add_list(postings, begin, end);
      begin = end;
    }
    for (const std::uint32_t entry : entries_) ++begins_[(entry & ~kLast) + 1];
    for (std::size_t i = 0; i < sketches.size(); ++i) begins_[i + 1] += begins_[i];
    at_.resize(entries_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) at_[next[entries_[at] & ~kLast]++] = at;
  }

  // Calls visit(other) for each later text, once for each indexed shingle in common.
  template <typename Visit>
  void for_each_behind(std::uint32_t text, const Visit& visit) const {
    for (std::uint32_t i = begins_[text]; i < begins_[text + 1]; ++i)
      for (std::size_t at = at_[i]; (entries_[at] & kLast) == 0; ++at)
        visit(entries_[at + 1] & ~kLast);
  }

 private:
  static constexpr std::uint32_t kLast = std::uint32_t{1} << 31;  // Marks the last of a list.

  void add_list(const std::vector<std::uint64_t>& postings, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
      entries_.push_back(static_cast<std::uint32_t>(postings[at]));
    entries_.back() |= kLast;
  }

  std::vector<std::uint32_t> entries_;  // Texts, list after list.
  std::vector<std::uint32_t> begins_;   // Of each text, in `at_`; one more for the end.
  std::vector<std::uint32_t> at_;       // Places in `entries_`.
};

// Finds the pairs of a text with later ones; each thread has its own.
class Finder {
 public:
  Finder(std::span<const std::string_view> texts, const std::vector<Sketch>& sketches,
         const Lists& lists, std::uint32_t least)
      : sketches_(sketches), lists_(lists), least_(least), exact_(texts), shared_(texts.size()) {}

  void find(std::uint32_t first, std::vector<NearCopy>& found) {
    partners_.clear();
    lists_.for_each_behind(first, [&](std::uint32_t other) {
      if (shared_[other]++ == 0) partners_.push_back(other);
    });
    const std::size_t before = found.size();
    for (const std::uint32_t second : partners_) {
      const bool is_short =
          std::min(sketches_[first].smallest.size(), sketches_[second].smallest.size()) < kIndexed;
      if (shared_[second] >= kLeastShared || is_short) compare(first, second, found);
      shared_[second] = 0;
    }
    std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
              [](const NearCopy& a, const NearCopy& b) { return a.second < b.second; });
  }

 private:
  void compare(std::uint32_t first, std::uint32_t second, std::vector<NearCopy>& found) {
    const Sketch& a = sketches_[first];
    const Sketch& b = sketches_[second];
    const Counts counts = common(a, b);
    const std::uint32_t nearness =
        decides(counts, a, b, least_) ? counts.nearness() : exact_.nearness(first, second);
    if (nearness >= least_) found.push_back({first, second, nearness});
  }

  const std::vector<Sketch>& sketches_;
  const Lists& lists_;
  std::uint32_t least_;
  Exact exact_;
  std::vector<std::uint8_t> shared_;  // At most kIndexed; 0 between two texts.
  std::vector<std::uint32_t> partners_;
};

}  // namespace

std::vector<NearCopy> near_copies(std::span<const std::string_view> texts, std::uint32_t least,
                                  unsigned jobs) {
  std::vector<Sketch> sketches(texts.size());
  const std::size_t blocks = (texts.size() + kBlock - 1) / kBlock;
  const auto end_of = [&](std::size_t block) {
    return std::min(texts.size(), (block + 1) * kBlock);
  };
  parallel_for(jobs, blocks, [&](std::size_t block) {
    Shingles scratch;
    for (std::size_t text = block * kBlock; text < end_of(block); ++text)
      sketches[text] = sketch_of(texts[text], scratch);
  });
  const Lists lists(sketches);
  std::vector<std::vector<NearCopy>> found(blocks);
  const std::size_t finders = std::max(1U, jobs);
  parallel_for(jobs, finders, [&](std::size_t job) {
    Finder finder(texts, sketches, lists, least);
    for (std::size_t block = job; block < blocks; block += finders)
      for (std::size_t text = block * kBlock; text < end_of(block); ++text)
        finder.find(static_cast<std::uint32_t>(text), found[block]);
  });
  std::vector<NearCopy> pairs;
  for (const auto& block : found) pairs.insert(pairs.end(), block.begin(), block.end());
  return pairs;
}

}  // namespace sourcier
