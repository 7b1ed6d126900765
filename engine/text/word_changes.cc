// Myers' greedy search ("An O(ND) Difference Algorithm", 1986), bounded in the differences.
#include "engine/text/word_changes.h"

#include <algorithm>

namespace sourcier {
namespace {

using Words = std::vector<std::string_view>;

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_gap(text[end])) ++end;
    while (end < text.size() && is_gap(text[end])) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// Joins what comes after each other and is of one kind.
class ChangeList {
 public:
  void add(ChangeKind kind, std::size_t begin, std::size_t size) {
    if (size == 0) return;
    if (!changes_.empty() && changes_.back().kind == kind && changes_.back().span.end == begin) {
      changes_.back().span.end += static_cast<std::uint32_t>(size);
    } else {
      changes_.push_back({kind, span_at(begin, size)});
    }
  }
  std::vector<TextChange> take() { return std::move(changes_); }

 private:
  std::vector<TextChange> changes_;
};

// One step of the way from the earlier words to the later ones: x words kept or removed, y kept or
// added.
struct Step {
  int x = 0;
  int y = 0;
};

// The furthest point on each diagonal after each number of differences.
using Frontier = std::vector<int>;

// Of a place in a frontier: never negative.
std::size_t index(int place) { return static_cast<std::size_t>(place); }

int start_on(const Frontier& reached, int diagonal, int differences, int middle) {
  const auto at = [&](int k) { return reached[index(middle + k)]; };
  const bool comes_down =
      diagonal == -differences || (diagonal != differences && at(diagonal - 1) < at(diagonal + 1));
  return comes_down ? at(diagonal + 1) : at(diagonal - 1) + 1;
}

// The points after each difference, from the end back to the beginning; empty where the words
// differ in more than the bound.
std::vector<Step> shortest_way(const Words& a, const Words& b) {
  const int width = static_cast<int>(a.size()), height = static_cast<int>(b.size());
  const int most = std::min(width + height, static_cast<int>(kMostWordChanges));
  const int middle = most + 1;
  Frontier reached(2 * static_cast<std::size_t>(middle) + 1, 0);
  std::vector<Frontier> history;
  for (int differences = 0; differences <= most; ++differences) {
    // Only the diagonals that are reached are kept.
    history.emplace_back(reached.begin() + middle - differences - 1,
                         reached.begin() + middle + differences + 2);
    for (int k = -differences; k <= differences; k += 2) {
      int x = differences == 0 ? 0 : start_on(reached, k, differences, middle);
      while (x < width && x - k < height && x - k >= 0 &&
             a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
        ++x;
      reached[index(middle + k)] = x;
      if (x < width || x - k < height) continue;
      std::vector<Step> way{{width, height}};
      for (int d = differences, diagonal = k; d > 0; --d) {
        const Frontier& before = history[static_cast<std::size_t>(d)];
        const auto at = [&](int j) { return before[index(d + 1 + j)]; };
        const bool comes_down =
            diagonal == -d || (diagonal != d && at(diagonal - 1) < at(diagonal + 1));
        diagonal += comes_down ? 1 : -1;
        way.push_back({at(diagonal), at(diagonal) - diagonal});
      }
      return way;
    }
  }
  return {};
}

std::size_t length(const Words& words, std::size_t begin, std::size_t end) {
  std::size_t size = 0;
  for (std::size_t i = begin; i < end; ++i) size += words[i].size();
  return size;
}

}  // namespace

std::vector<TextChange> word_changes(std::string_view earlier, std::string_view later) {
  Words a = words_of(earlier), b = words_of(later);
  // What both begin and end with needs no search.
  const auto differs = std::ranges::mismatch(a, b);
  const auto kept = static_cast<std::size_t>(differs.in1 - a.begin());
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) - kept &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  const std::size_t head_size = length(a, 0, kept);
  const std::size_t tail_size = length(a, a.size() - tail, a.size());
  a = Words(a.begin() + static_cast<std::ptrdiff_t>(kept),
            a.end() - static_cast<std::ptrdiff_t>(tail));
  b = Words(b.begin() + static_cast<std::ptrdiff_t>(kept),
            b.end() - static_cast<std::ptrdiff_t>(tail));

  ChangeList changes;
  changes.add(ChangeKind::kSame, 0, head_size);
  std::size_t here = head_size, there = head_size;  // In the earlier and the later text.
  std::vector<Step> way = shortest_way(a, b);
  if (way.empty()) way = {{static_cast<int>(a.size()), static_cast<int>(b.size())}};
  std::ranges::reverse(way);
  std::size_t x = 0, y = 0;
  for (const Step& step : way) {
    const auto to_x = static_cast<std::size_t>(step.x), to_y = static_cast<std::size_t>(step.y);
    // From one point to the next: at most one word removed or added, then those that are kept;
    // where the search was given up, all of them.
    const std::size_t same = [&] {
      std::size_t count = 0;
      while (count < std::min(to_x - x, to_y - y) && a[to_x - 1 - count] == b[to_y - 1 - count])
        ++count;
      return count;
    }();
    const std::size_t removed = length(a, x, to_x - same), added = length(b, y, to_y - same);
    const std::size_t same_size = length(a, to_x - same, to_x);
    changes.add(ChangeKind::kRemoved, here, removed);
    changes.add(ChangeKind::kAdded, there, added);
    changes.add(ChangeKind::kSame, there + added, same_size);
    here += removed + same_size;
    there += added + same_size;
    x = to_x;
    y = to_y;
  }
  changes.add(ChangeKind::kSame, later.size() - tail_size, tail_size);
  return changes.take();
}

}  // namespace sourcier
