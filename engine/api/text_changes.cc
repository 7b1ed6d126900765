#include "engine/api/text_changes.h"

#include <algorithm>

namespace sourcier {
namespace {

// Words that may differ before two texts count as wholly other ones: memory is its square.
constexpr int kMostDifferences = 1000;

using Words = std::vector<std::string_view>;

// Words with the white space behind them, so that together they are the text.
Words words_of(std::string_view text) {
  Words words;
  std::size_t begin = 0;
  for (std::size_t at = 1; at <= text.size(); ++at) {
    const auto is_space = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n'; };
    if (at < text.size() && (!is_space(at - 1) || is_space(at))) continue;
    words.push_back(text.substr(begin, at - begin));
    begin = at;
  }
  return words;
}

class Changes {
 public:
  void add(TextChangeKind kind, std::string_view text) {
    if (text.empty()) return;
    if (found_.empty() || found_.back().kind != kind) found_.push_back({kind, {}});
    found_.back().text += text;
  }
  std::vector<TextChange> take() { return std::move(found_); }

 private:
  std::vector<TextChange> found_;
};

struct Step {
  TextChangeKind kind;
  std::string_view word;
};

// The shortest script from one to the other (Myers 1986), or nothing where it is too long.
class Script {
 public:
  Script(const Words& before, const Words& after) : a_(before), b_(after) {}

  bool find(std::vector<Step>& steps) {
    const int size = static_cast<int>(a_.size()), other = static_cast<int>(b_.size());
    std::vector<int> reach(2 * kMostDifferences + 3, 0);
    for (int d = 0; d <= std::min(size + other, kMostDifferences); ++d) {
      rows_.emplace_back(reach.begin() + kMiddle - d - 1, reach.begin() + kMiddle + d + 2);
      for (int k = -d; k <= d; k += 2) {
        int& x = reach[static_cast<std::size_t>(kMiddle + k)];
        x = begin_of(reach, d, k);
        while (x < size && x - k < other && word(a_, x) == word(b_, x - k)) ++x;
        if (x < size || x - k < other) continue;
        walk_back(d, steps);
        return true;
      }
    }
    return false;
  }

 private:
  static constexpr int kMiddle = kMostDifferences + 1;

  static std::string_view word(const Words& words, int i) {
    return words[static_cast<std::size_t>(i)];
  }

  static int begin_of(const std::vector<int>& reach, int d, int k) {
    const auto at = [&](int of) { return reach[static_cast<std::size_t>(kMiddle + of)]; };
    return k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
  }

  void walk_back(int d, std::vector<Step>& steps) const {
    int x = static_cast<int>(a_.size()), y = static_cast<int>(b_.size());
    for (; d > 0; --d) {
      const std::vector<int>& row = rows_[static_cast<std::size_t>(d)];  // Of -d-1 to d+1.
      const auto at = [&](int of) { return row[static_cast<std::size_t>(of + d + 1)]; };
      const int k = x - y;
      const bool is_added = k == -d || (k != d && at(k - 1) < at(k + 1));
      const int from = is_added ? at(k + 1) : at(k - 1);
      const int begin = is_added ? from : from + 1;
      while (x > begin) steps.push_back({TextChangeKind::kSame, word(a_, --x)}), --y;
      if (is_added) {
        steps.push_back({TextChangeKind::kAdded, word(b_, --y)});
      } else {
        steps.push_back({TextChangeKind::kRemoved, word(a_, --x)});
      }
    }
    while (x > 0) steps.push_back({TextChangeKind::kSame, word(a_, --x)});
    std::ranges::reverse(steps);
  }

  const Words& a_;
  const Words& b_;
  std::vector<std::vector<int>> rows_;
};

}  // namespace

std::vector<TextChange> text_changes(std::string_view before, std::string_view after) {
  const Words a = words_of(before), b = words_of(after);
  std::vector<Step> steps;
  Changes changes;
  if (Script(a, b).find(steps)) {
    for (const Step& step : steps) changes.add(step.kind, step.word);
  } else {
    changes.add(TextChangeKind::kRemoved, before);
    changes.add(TextChangeKind::kAdded, after);
  }
  return changes.take();
}

}  // namespace sourcier
