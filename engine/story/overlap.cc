#include "engine/story/overlap.h"

#include <algorithm>

#include "engine/story/print.h"

namespace sourcier {
namespace {

// A sentence of fewer words ("He declined to comment") is said in many articles.
constexpr std::uint32_t kLeastSentence = 5;
// A passage that goes on for a word or two reaches the next sentence by chance ("The minister …").
constexpr std::uint32_t kLeastPart = 3;

// The words of a passage, and in how many sentences.
struct Measure {
  std::uint32_t words = 0;
  std::uint32_t sentences = 0;
};

Measure measure(const std::vector<std::uint32_t>& words, std::uint32_t begin, std::uint32_t end) {
  Measure measured;
  std::uint32_t parts = 0;
  bool has_whole = false;
  std::uint32_t in_sentence = 0;
  bool from_break = false;
  for (std::uint32_t at = begin; at <= end; ++at) {
    const bool breaks = at < end && words[at] == kSentenceBreak;
    if (at < end && !breaks) {
      ++in_sentence;
      continue;
    }
    has_whole = has_whole || (breaks && from_break && in_sentence >= kLeastSentence);
    if (in_sentence >= kLeastPart) ++parts;
    measured.words += in_sentence;
    in_sentence = 0;
    from_break = breaks;
  }
  if (has_whole || measured.words >= kLeastPassage)
    measured.sentences = std::max<std::uint32_t>(1, parts);
  return measured;
}

}  // namespace

std::size_t count_words(const std::vector<std::uint16_t>& words) {
  return words.size() -
         static_cast<std::size_t>(std::ranges::count(words, std::uint16_t{kSentenceBreak}));
}

Overlap overlap(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b,
                const AlignOptions& options) {
  SeededWords first;
  first.assign(a, options.seed);
  AlignTarget second;
  second.assign(b, options.seed);
  return overlap(first, second, options);
}

Overlap overlap(const SeededWords& first, const AlignTarget& second, const AlignOptions& options) {
  const auto blocks = align(first, second, options);
  const std::vector<std::uint32_t>& a = first.words();
  const std::vector<std::uint32_t>& b = second.words();
  Overlap found;
  std::vector<bool> covered(blocks.empty() ? 0 : b.size());
  for (const AlignedRun& block : blocks) {
    const Measure measured = measure(a, block.first, block.first + block.first_size);
    if (measured.words < options.shortest) continue;
    found.first += measured.words;
    found.sentences += measured.sentences;
    found.longest = std::max(found.longest, measured.words);
    for (std::uint32_t at = block.second; at < block.second + block.second_size; ++at) {
      if (!covered[at] && b[at] != kSentenceBreak) ++found.second;
      covered[at] = true;
    }
  }
  if (!blocks.empty()) {
    const AlignedRun& last = blocks.back();
    found.at_both_ends =
        last.first + last.first_size == a.size() && last.second + last.second_size == b.size();
  }
  return found;
}

}  // namespace sourcier
