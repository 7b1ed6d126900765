#include "engine/story/shared_text.h"

#include <algorithm>

namespace sourcier {
namespace {

// Words of a gram. Function words are gone: three others in a row are rare outside copies.
constexpr std::size_t kGram = 3;
// Of so many grams in a row the smallest hash is kept (winnowing).
constexpr std::size_t kWindow = 4;
// A gram that more distinct texts have is standing text ("follow us on …"), and says nothing.
constexpr std::size_t kStandingText = 1024;
// One gram in common is chance or a name; a text this short has no more to give.
constexpr std::uint32_t kSharedGrams = 2;
constexpr std::size_t kShortText = 12;

struct Posting {
  std::uint32_t gram = 0;
  std::uint32_t print = 0;

  auto operator<=>(const Posting&) const = default;
};

std::uint32_t gram_hash(std::span<const std::uint16_t> words, std::size_t at) {
  std::uint64_t hash = 0;
  for (std::size_t i = at; i < at + kGram; ++i)
    hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15ULL + (hash >> 31);
  return static_cast<std::uint32_t>(hash >> 32);
}

void add_grams(std::vector<std::uint32_t>& grams, std::span<const std::uint16_t> words) {
  if (words.size() < kGram) return;
  std::vector<std::uint32_t> all;
  for (std::size_t at = 0; at + kGram <= words.size(); ++at) all.push_back(gram_hash(words, at));
  const std::size_t window = std::min(kWindow, all.size());
  for (std::size_t at = 0; at + window <= all.size(); ++at) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at);
    grams.push_back(*std::min_element(begin, begin + static_cast<std::ptrdiff_t>(window)));
  }
}

std::vector<std::uint32_t> grams_of(const Print& print) {
  std::vector<std::uint32_t> grams;
  add_grams(grams, print.words);
  add_grams(grams, print.set_apart);
  std::ranges::sort(grams);
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

bool is_short(const Print& print) {
  return print.words.size() + print.set_apart.size() < kShortText;
}

// The postings of all grams, by gram, then print, without those of one print alone.
std::vector<Posting> index_of(std::span<const Print* const> prints) {
  std::vector<Posting> postings;
  for (std::uint32_t i = 0; i < prints.size(); ++i)
    for (const std::uint32_t gram : grams_of(*prints[i])) postings.push_back({gram, i});
  std::ranges::sort(postings);
  return postings;
}

// Calls `visit` with each run of postings of one gram that is worth following.
template <typename Visit>
void for_each_list(const std::vector<Posting>& postings, Visit visit) {
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && postings[end].gram == postings[begin].gram) ++end;
    if (end - begin > 1 && end - begin <= kStandingText) visit(begin, end);
    begin = end;
  }
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_with_shared_text(
    std::span<const Print* const> prints) {
  const std::vector<Posting> postings = index_of(prints);
  // For each print, where it stands in lists; the rest of such a list are its partners.
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> lists(prints.size());
  for_each_list(postings, [&](std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at + 1 < end; ++at)
      lists[postings[at].print].emplace_back(at + 1, end);
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<std::uint32_t> shared(prints.size());
  std::vector<std::uint32_t> touched;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    for (const auto& [begin, end] : lists[i]) {
      for (std::size_t at = begin; at < end; ++at)
        if (shared[postings[at].print]++ == 0) touched.push_back(postings[at].print);
    }
    std::ranges::sort(touched);
    for (const std::uint32_t j : touched) {
      const bool enough = shared[j] >= kSharedGrams || is_short(*prints[i]) || is_short(*prints[j]);
      if (enough) pairs.emplace_back(i, j);
      shared[j] = 0;
    }
    touched.clear();
  }
  return pairs;
}

}  // namespace sourcier
