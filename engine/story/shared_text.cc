#include "engine/story/shared_text.h"

#include <algorithm>
#include <array>

#include "engine/base/joined.h"
#include "engine/base/parallel.h"
#include "engine/base/radix_sort.h"

namespace sourcier {
namespace {

// Words of a gram. Function words are gone: three others in a row are rare outside copies.
constexpr std::size_t kGram = 3;
// Of so many grams in a row the smallest hash is kept (winnowing).
constexpr std::size_t kWindow = 4;
// One gram in common is chance or a name; a text this short has no more to give.
constexpr std::size_t kShortText = 12;

// Prints whose grams are sorted at once: what that takes is some 340 MB, whatever the collection.
// Each share walks through all texts again, so that few are best.
constexpr std::size_t kPrintsAtOnce = 131'072;

// Prints in one piece of work.
constexpr std::size_t kBlock = 4096;

// A gram and a print, as one number to sort by.
using Posting = std::uint64_t;
constexpr int kGramBits = 32;

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t gram_hash(std::span<const std::uint16_t> words, std::size_t at) {
  std::uint64_t hash = 0;
  for (std::size_t i = at; i < at + kGram; ++i)
    hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15ULL + (hash >> 31);
  return static_cast<std::uint32_t>(hash >> 32);
}

// Calls visit(gram) for the grams that are kept; some come more than once.
template <typename Visit>
void for_each_gram(std::span<const std::uint16_t> words, const Visit& visit) {
  if (words.size() < kGram) return;
  const std::size_t grams = words.size() - kGram + 1;
  const std::size_t window = std::min(kWindow, grams);
  std::array<std::uint32_t, kWindow> last{};  // The hashes of a window, in a ring.
  for (std::size_t at = 0; at < grams; ++at) {
    last[at % window] = gram_hash(words, at);
    if (at + 1 >= window)
      visit(*std::min_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(window)));
  }
}

// The prints that share each gram with others, and for each print where it stands among them.
class Lists {
 public:
  Lists(std::span<const Print* const> prints, unsigned jobs) : begins_(prints.size() + 1) {
    // Grams are taken by shares of their hashes, so that those of one print alone, which are most,
    // are never all in memory.
    const std::size_t shares = 1 + prints.size() / kPrintsAtOnce;
    const std::size_t at_once = std::max(1U, jobs);
    for (std::size_t first = 0; first < shares; first += at_once) {
      std::vector<std::vector<Posting>> postings(std::min(at_once, shares - first));
      parallel_for(jobs, postings.size(), [&](std::size_t i) {
        postings[i] = sorted_postings(prints, first + i, shares);
      });
      for (const std::vector<Posting>& part : postings) add_lists(part);
    }
    std::ranges::stable_sort(led_, {}, &Pair::first);
    for (const std::uint32_t entry : entries_) ++begins_[(entry & ~kLast) + 1];
    for (std::size_t i = 0; i < prints.size(); ++i) begins_[i + 1] += begins_[i];
    at_.resize(entries_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) at_[next[entries_[at] & ~kLast]++] = at;
  }

  // Calls visit(other) for each later print that it may be paired with, once for each gram in
  // common.
  template <typename Visit>
  void for_each_behind(std::uint32_t print, const Visit& visit) const {
    for (std::uint32_t i = begins_[print]; i < begins_[print + 1]; ++i) {
      for (std::size_t at = at_[i]; (entries_[at] & kLast) == 0; ++at)
        visit(entries_[at + 1] & ~kLast);
    }
    const auto led = std::ranges::equal_range(led_, print, {}, &Pair::first);
    for (const Pair& pair : led) visit(pair.second);
  }

 private:
  static constexpr std::uint32_t kLast = std::uint32_t{1} << 31;  // Marks the last of a list.

  static std::vector<Posting> sorted_postings(std::span<const Print* const> prints,
                                              std::size_t share, std::size_t shares) {
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      const auto take = [&](std::uint32_t gram) {
        if (std::uint64_t{gram} * shares >> kGramBits == share)
          postings.push_back(Posting{gram} << kGramBits | i);
      };
      for_each_gram(prints[i]->words, take);
      for_each_gram(prints[i]->set_apart, take);
    }
    radix_sort(postings, kGramBits);  // Prints are in order.
    postings.erase(std::unique(postings.begin(), postings.end()), postings.end());
    return postings;
  }

  void add_lists(std::span<const Posting> postings) {
    for (std::size_t begin = 0; begin < postings.size();) {
      std::size_t end = begin + 1;
      const Posting gram = postings[begin] >> kGramBits;
      while (end < postings.size() && postings[end] >> kGramBits == gram) ++end;
      if (end - begin > kStandingText) {
        for (std::size_t at = begin + 1; at < end; ++at)
          led_.emplace_back(static_cast<std::uint32_t>(postings[begin]),
                            static_cast<std::uint32_t>(postings[at]));
      } else if (end - begin > 1) {
        for (std::size_t at = begin; at < end; ++at)
          entries_.push_back(static_cast<std::uint32_t>(postings[at]));
        entries_.back() |= kLast;
      }
      begin = end;
    }
  }

  std::vector<std::uint32_t> entries_;  // Prints, list after list.
  std::vector<std::uint32_t> begins_;   // Of each print, in `at_`; one more for the end.
  std::vector<std::uint32_t> at_;       // Places in `entries_`.
  std::vector<Pair> led_;               // Of the longest lists: the first, and a later one.
};

// Finds the pairs of a print with later ones; each thread has its own.
class Finder {
 public:
  Finder(std::span<const Print* const> prints, const Lists& lists)
      : prints_(prints), lists_(lists), shared_(prints.size()) {}

  void find(std::uint32_t print, std::vector<Pair>& pairs) {
    touched_.clear();
    lists_.for_each_behind(print, [&](std::uint32_t other) {
      if (shared_[other]++ == 0) touched_.push_back(other);
    });
    std::ranges::sort(touched_);
    const bool is_short = is_short_text(*prints_[print]);
    for (const std::uint32_t other : touched_) {
      if (shared_[other] >= kSharedGrams || is_short || is_short_text(*prints_[other]))
        pairs.emplace_back(print, other);
      shared_[other] = 0;
    }
  }

 private:
  std::span<const Print* const> prints_;
  const Lists& lists_;
  std::vector<std::uint16_t> shared_;  // At most the grams of a print; 0 between two prints.
  std::vector<std::uint32_t> touched_;
};

}  // namespace

bool is_short_text(const Print& print) {
  return print.words.size() + print.set_apart.size() < kShortText;
}

std::vector<std::uint32_t> grams_of(const Print& print) {
  std::vector<std::uint32_t> grams;
  const auto take = [&](std::uint32_t gram) { grams.push_back(gram); };
  for_each_gram(print.words, take);
  for_each_gram(print.set_apart, take);
  std::ranges::sort(grams);
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_with_shared_text(
    std::span<const Print* const> prints, unsigned jobs) {
  const Lists lists(prints, jobs);
  const std::size_t blocks = (prints.size() + kBlock - 1) / kBlock;
  std::vector<std::vector<Pair>> found(blocks);
  const std::size_t finders = std::max(1U, jobs);
  parallel_for(jobs, finders, [&](std::size_t job) {
    Finder finder(prints, lists);
    for (std::size_t block = job; block < blocks; block += finders) {
      const std::size_t end = std::min(prints.size(), (block + 1) * kBlock);
      for (std::size_t print = block * kBlock; print < end; ++print)
        finder.find(static_cast<std::uint32_t>(print), found[block]);
    }
  });
  return joined(std::move(found));
}

}  // namespace sourcier
