#include "bindings/archive/candidates.h"

#include <algorithm>
#include <span>

#include "bindings/archive/packed.h"
#include "engine/story/shared_text.h"
#include "engine/story/similarity.h"

namespace sourcier::archive {
namespace {

// A key and a print, as one number to sort by; a print is its place and whether its text is short.
using Posting = std::uint64_t;
constexpr int kKeyBits = 32;

std::uint32_t key_in(Posting posting) { return static_cast<std::uint32_t>(posting >> kKeyBits); }
std::uint32_t print_in(Posting posting) { return static_cast<std::uint32_t>(posting); }
std::uint32_t place_in(std::uint32_t print) { return print >> 1; }
bool is_short_in(std::uint32_t print) { return (print & 1) != 0; }

// `list` are the prints of one key in the order of time. Of a key of too many texts each is paired
// with the first alone.
void add_behind(std::span<const Posting> list, Candidacy candidacy, std::uint32_t block_size,
                std::map<std::uint32_t, std::string>& blocks) {
  const bool is_text = candidacy == Candidacy::kCopies;
  const bool is_led = is_text && list.size() > kStandingText;
  for (std::size_t i = 0; i + 1 < (is_led ? 2 : list.size()); ++i) {
    const std::size_t behind =
        is_text ? list.size() - i - 1 : std::min(list.size() - i - 1, kStoryReach);
    const std::uint32_t print = print_in(list[i]);
    std::string& block = blocks[place_in(print) / block_size];
    pack_onto(block, print);
    pack_onto(block, static_cast<std::uint32_t>(behind));
    for (const Posting other : list.subspan(i + 1, behind)) pack_onto(block, print_in(other));
  }
}

// The prints behind one for one key.
struct Run {
  std::uint32_t print = 0;
  std::span<const std::uint32_t> behind;
};

std::vector<Run> runs_of(std::span<const std::uint32_t> numbers) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at + 2 <= numbers.size();) {
    const std::size_t size = std::min<std::size_t>(numbers[at + 1], numbers.size() - at - 2);
    runs.push_back({numbers[at], numbers.subspan(at + 2, size)});
    at += 2 + size;
  }
  std::ranges::stable_sort(runs, {}, &Run::print);
  return runs;
}

void add_candidates(std::uint32_t print, std::vector<std::uint32_t>& behind, std::uint32_t enough,
                    std::uint32_t block_size, std::map<std::uint32_t, BlockPairs>& blocks) {
  std::ranges::sort(behind);
  for (std::size_t begin = 0; begin < behind.size();) {
    const std::uint32_t other = behind[begin];
    std::size_t end = begin + 1;
    while (end < behind.size() && behind[end] == other) ++end;
    if (end - begin >= enough || is_short_in(print) || is_short_in(other)) {
      BlockPairs& block = blocks[place_in(other) / block_size];
      pack_onto(block.pairs, place_in(print));
      pack_onto(block.pairs, place_in(other));
      block.places.push_back(place_in(print));
      block.places.push_back(place_in(other));
    }
    begin = end;
  }
  behind.clear();
}

}  // namespace

void add_postings(Candidacy candidacy, const Print& print, std::uint32_t place,
                  std::vector<std::string>& shares) {
  const bool is_text = candidacy == Candidacy::kCopies;
  const std::uint32_t marked = place << 1 | static_cast<unsigned>(is_text && is_short_text(print));
  for (const std::uint32_t key : is_text ? grams_of(print) : indexed_features(print))
    pack_onto(shares[std::uint64_t{key} * shares.size() >> kKeyBits],
              Posting{key} << kKeyBits | marked);
}

std::map<std::uint32_t, std::string> find_behind(std::string_view bytes, Candidacy candidacy,
                                                 std::uint32_t block_size) {
  auto postings = unpack_all<Posting>(bytes);
  std::ranges::sort(postings);
  std::map<std::uint32_t, std::string> blocks;
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && key_in(postings[end]) == key_in(postings[begin])) ++end;
    add_behind(std::span(postings).subspan(begin, end - begin), candidacy, block_size, blocks);
    begin = end;
  }
  return blocks;
}

std::map<std::uint32_t, BlockPairs> find_candidates(std::string_view bytes, Candidacy candidacy,
                                                    std::uint32_t block_size) {
  const auto numbers = unpack_all<std::uint32_t>(bytes);
  const std::vector<Run> runs = runs_of(numbers);
  const std::uint32_t enough = candidacy == Candidacy::kCopies ? kSharedGrams : kSharedFeatures;
  std::map<std::uint32_t, BlockPairs> blocks;
  std::vector<std::uint32_t> behind;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    behind.insert(behind.end(), runs[i].behind.begin(), runs[i].behind.end());
    if (i + 1 == runs.size() || runs[i + 1].print != runs[i].print)
      add_candidates(runs[i].print, behind, enough, block_size, blocks);
  }
  for (auto& [block, found] : blocks) {
    std::ranges::sort(found.places);
    found.places.erase(std::unique(found.places.begin(), found.places.end()), found.places.end());
  }
  return blocks;
}

}  // namespace sourcier::archive
