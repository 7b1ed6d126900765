#include "engine/story/shared_text.h"

#include <algorithm>
#include <array>

namespace sourcier {
namespace {

// Words of a gram. Function words are gone: three others in a row are rare outside copies.
constexpr std::size_t kGram = 3;
// Of so many grams in a row the smallest hash is kept (winnowing).
constexpr std::size_t kWindow = 4;
// One gram in common is chance or a name; a text this short has no more to give.
constexpr std::size_t kShortText = 12;

// Prints whose grams are sorted at once: what that takes is some 60 MB, whatever the collection.
constexpr std::size_t kPrintsAtOnce = 32'768;

// A gram and a print, as one number to sort by.
using Posting = std::uint64_t;
constexpr int kGramBits = 32;

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
  explicit Lists(std::span<const Print* const> prints) : begins_(prints.size() + 1) {
    // Grams are taken by shares of their hashes, so that those of one print alone, which are most,
    // are never all in memory.
    const std::size_t shares = 1 + prints.size() / kPrintsAtOnce;
    for (std::size_t share = 0; share < shares; ++share) {
      std::vector<Posting> postings;
      for (std::uint32_t i = 0; i < prints.size(); ++i) {
        const auto take = [&](std::uint32_t gram) {
          if (std::uint64_t{gram} * shares >> kGramBits == share)
            postings.push_back(Posting{gram} << kGramBits | i);
        };
        for_each_gram(prints[i]->words, take);
        for_each_gram(prints[i]->set_apart, take);
      }
      std::ranges::sort(postings);
      postings.erase(std::unique(postings.begin(), postings.end()), postings.end());
      add_lists(postings);
    }
    for (const std::uint32_t entry : entries_) ++begins_[(entry & ~kLast) + 1];
    for (std::size_t i = 0; i < prints.size(); ++i) begins_[i + 1] += begins_[i];
    at_.resize(entries_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) at_[next[entries_[at] & ~kLast]++] = at;
  }

  // Calls visit(other) for each later print, once for each gram in common.
  template <typename Visit>
  void for_each_behind(std::uint32_t print, const Visit& visit) const {
    for (std::uint32_t i = begins_[print]; i < begins_[print + 1]; ++i) {
      for (std::size_t at = at_[i]; (entries_[at] & kLast) == 0; ++at)
        visit(entries_[at + 1] & ~kLast);
    }
  }

 private:
  static constexpr std::uint32_t kLast = std::uint32_t{1} << 31;  // Marks the last of a list.

  void add_lists(const std::vector<Posting>& postings) {
    for (std::size_t begin = 0; begin < postings.size();) {
      std::size_t end = begin + 1;
      const Posting gram = postings[begin] >> kGramBits;
      while (end < postings.size() && postings[end] >> kGramBits == gram) ++end;
      if (end - begin > 1 && end - begin <= kStandingText) {
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
    std::span<const Print* const> prints) {
  const Lists lists(prints);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<std::uint32_t> shared(prints.size());
  std::vector<std::uint32_t> touched;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    lists.for_each_behind(i, [&](std::uint32_t other) {
      if (shared[other]++ == 0) touched.push_back(other);
    });
    std::ranges::sort(touched);
    for (const std::uint32_t j : touched) {
      const bool enough =
          shared[j] >= kSharedGrams || is_short_text(*prints[i]) || is_short_text(*prints[j]);
      if (enough) pairs.emplace_back(i, j);
      shared[j] = 0;
    }
    touched.clear();
  }
  return pairs;
}

}  // namespace sourcier
