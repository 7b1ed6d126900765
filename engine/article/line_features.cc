#include "engine/article/line_features.h"

#include <algorithm>
#include <unordered_map>

#include "engine/article/features.h"
#include "engine/article/scales.h"
#include "engine/article/text_counts.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

using F = LineFeature;

constexpr std::size_t kAround = 5;  // Lines before and after,
constexpr std::size_t kWider = 20;  // and in a wider reach.
constexpr std::uint32_t kFewWords = 4;
constexpr std::uint32_t kMostWeighed = 60;  // Words; a line counts for so many at most.
constexpr int kWeightScale = 4;

// What the measurers of both passes share.
class LineColumns {
 public:
  LineColumns(const std::vector<Line>& lines, FeatureColumns& columns)
      : lines_(lines), columns_(columns) {}

 protected:
  void set(F feature, std::size_t row, std::int64_t value) {
    columns_.set(static_cast<std::size_t>(feature), row, value);
  }
  // The log of the lines since the last one for which `is_it` holds, and to the next.
  template <typename Holds>
  void set_distances(F since, F to, const Holds& is_it) {
    const std::size_t count = lines_.size();
    std::size_t distance = count;
    for (std::size_t i = 0; i < count; ++i) {
      set(since, i, log_scale(distance));
      distance = is_it(i) ? 1 : distance + 1;
    }
    distance = count;
    for (std::size_t i = count; i > 0; --i) {
      set(to, i - 1, log_scale(distance));
      distance = is_it(i - 1) ? 1 : distance + 1;
    }
  }

  const std::vector<Line>& lines_;
  FeatureColumns& columns_;
};

class LineMeasurer : LineColumns {
 public:
  using LineColumns::LineColumns;
  void measure();

 private:
  bool is_prose(std::size_t i) const { return lines_[i].type == LineType::kProse; }
  void set_text(std::size_t i);
  void set_repeats();
  void set_place();
  void set_around(std::size_t reach, F prose_around, F short_around);
  void set_neighbours(std::size_t i);
};

void LineMeasurer::set_text(std::size_t i) {
  const Line& line = lines_[i];
  const TextCounts counts = count_text(line.text);
  set(F::kWords, i, log_scale(line.words));
  set(F::kBytes, i, log_scale(line.text.size()));
  set(F::kWordLength, i, static_cast<std::int64_t>(line.text.size() / std::max(line.words, 1U)));
  set(F::kEndsSentence, i, line.is_sentence ? 1 : 0);
  set_counts<F>(counts, [&](F feature, std::int64_t value) { set(feature, i, value); });
  set(F::kType, i, static_cast<std::int64_t>(line.type));
  set(F::kStanding, i, static_cast<std::int64_t>(line.standing));
}

void LineMeasurer::set_repeats() {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::vector<std::uint64_t> hashes;
  for (const Line& line : lines_) {
    hashes.push_back(stable_hash(line.text));
    ++counts[hashes.back()];
  }
  for (std::size_t i = 0; i < hashes.size(); ++i) set(F::kRepeated, i, counts[hashes[i]]);
}

void LineMeasurer::set_place() {
  const std::size_t count = lines_.size();
  std::uint64_t total = 0, before = 0;
  for (std::size_t i = 0; i < count; ++i) total += is_prose(i) ? lines_[i].text.size() : 0;
  std::size_t tail = 0;  // 1-based.
  for (std::size_t i = 0; i < count; ++i) {
    set(F::kIndex, i, log_scale(i));
    set(F::kFromEnd, i, log_scale(count - i - 1));
    set(F::kTextLines, i, log_scale(count));
    set(F::kTextProse, i, log_scale(total));
    set(F::kProseBefore, i, share_scale(before, total));
    if (is_prose(i)) before += lines_[i].text.size();
    set(F::kSinceTail, i, tail == 0 ? 0 : log_scale(i + 1 - tail));
    if (lines_[i].standing == Standing::kTail) tail = i + 1;
  }
  set_distances(F::kSinceProse, F::kToProse, [&](std::size_t i) { return is_prose(i); });
  set_distances(F::kSinceStanding, F::kToStanding,
                [&](std::size_t i) { return lines_[i].standing != Standing::kNone; });
}

// Sums over the lines around each, moved along.
void LineMeasurer::set_around(std::size_t reach, F prose_around, F short_around) {
  const std::size_t count = lines_.size();
  std::uint64_t prose = 0;
  std::int64_t few = 0;
  const auto add = [&](std::size_t at, bool is_in) {
    const Line& line = lines_[at];
    if (is_prose(at)) prose += is_in ? line.text.size() : std::uint64_t{0} - line.text.size();
    if (line.words <= kFewWords) few += is_in ? 1 : -1;
  };
  for (std::size_t i = 0; i < std::min(count, reach); ++i) add(i, true);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + reach < count) add(i + reach, true);
    if (i > reach) add(i - reach - 1, false);
    set(prose_around, i, log_scale(prose));
    set(short_around, i, few);
  }
}

void LineMeasurer::set_neighbours(std::size_t i) {
  const auto words = [&](F feature, std::size_t at) {
    if (at < lines_.size()) set(feature, i, log_scale(lines_[at].words));
  };
  // Of a line before the first, `at` is beyond the last.
  words(F::kWords1Before, i - 1);
  words(F::kWords1After, i + 1);
  words(F::kWords2Before, i - 2);
  words(F::kWords2After, i + 2);
  words(F::kWords3Before, i - 3);
  words(F::kWords3After, i + 3);
  const auto type = [&](F feature, std::size_t at) {
    if (at < lines_.size()) set(feature, i, static_cast<std::int64_t>(lines_[at].type) + 1);
  };
  type(F::kType1Before, i - 1);
  type(F::kType1After, i + 1);
  type(F::kType2Before, i - 2);
  type(F::kType2After, i + 2);
  if (i > 0) set(F::kEnds1Before, i, lines_[i - 1].is_sentence ? 1 : 0);
  if (i + 1 < lines_.size()) set(F::kEnds1After, i, lines_[i + 1].is_sentence ? 1 : 0);
}

void LineMeasurer::measure() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    set_text(i);
    set_neighbours(i);
  }
  set_repeats();
  set_place();
  set_around(kAround, F::kProseAround, F::kShortAround);
  set_around(kWider, F::kProseWider, F::kShortWider);
}

class LineSecondPass : LineColumns {
 public:
  LineSecondPass(const std::vector<Line>& lines, const std::vector<std::int32_t>& scores,
                 FeatureColumns& columns)
      : LineColumns(lines, columns), scores_(scores) {}
  void measure();

 private:
  bool is_good(std::size_t i) const { return scores_[i] > 0; }
  void set_scores(std::size_t i);
  void set_means();
  void set_runs();

  const std::vector<std::int32_t>& scores_;
};

void LineSecondPass::set_scores(std::size_t i) {
  const auto score = [&](F feature, std::size_t at) {
    set(feature, i, at < scores_.size() ? score_scale(scores_[at]) : 0);
  };
  score(F::kScore, i);
  score(F::kScore1Before, i - 1);
  score(F::kScore1After, i + 1);
  score(F::kScore2Before, i - 2);
  score(F::kScore2After, i + 2);
  score(F::kScore3Before, i - 3);
  score(F::kScore3After, i + 3);
}

void LineSecondPass::set_means() {
  const std::size_t count = lines_.size();
  std::vector<std::int64_t> scores(count + 1, 0), words(count + 1, 0);  // Of the lines before each.
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t weight = std::min(lines_[i].words, kMostWeighed);
    scores[i + 1] = scores[i] + weight * scores_[i];
    words[i + 1] = words[i] + weight;
  }
  const auto mean = [&](F feature, std::size_t i, std::size_t reach) {
    const std::size_t from = i - std::min(i, reach), to = std::min(count, i + reach + 1);
    const std::int64_t weight = words[to] - words[from];
    set(feature, i, score_scale(weight == 0 ? 0 : (scores[to] - scores[from]) / weight));
  };
  for (std::size_t i = 0; i < count; ++i) {
    mean(F::kScoreAround, i, kAround);
    mean(F::kScoreWider, i, kWider);
  }
}

void LineSecondPass::set_runs() {
  const std::size_t count = lines_.size();
  std::uint64_t good = 0, before = 0;
  for (std::size_t i = 0; i < count; ++i) good += is_good(i) ? lines_[i].words : 0;
  for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
    std::uint64_t words = 0;
    for (end = begin; end < count && is_good(end) == is_good(begin); ++end) {
      set(F::kGoodBefore, end, share_scale(before, good));
      set(F::kGoodWords, end, log_scale(good));
      if (!is_good(end)) continue;
      words += lines_[end].words;
      before += lines_[end].words;
    }
    for (std::size_t i = begin; i < end; ++i) {
      set(F::kRunWords, i, log_scale(words));
      set(F::kRunShare, i, share_scale(words, good));
    }
  }
}

void LineSecondPass::measure() {
  for (std::size_t i = 0; i < lines_.size(); ++i) set_scores(i);
  set_means();
  set_runs();
  set_distances(F::kSinceGood, F::kToGood, [&](std::size_t i) { return is_good(i); });
}

}  // namespace

void measure_lines(const std::vector<Line>& lines, FeatureColumns& columns) {
  LineMeasurer(lines, columns).measure();
}

void measure_line_words(const std::vector<Line>& lines, const WordWeights& words,
                        FeatureColumns& columns) {
  WordHashes hashes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto set = [&](F feature, std::int64_t weight, int scale) {
      columns.set(static_cast<std::size_t>(feature), i, weight / scale + kMiddleScore);
    };
    hash_words(lines[i].text, hashes);
    const WordsSay say = weigh(hashes, words);
    set(F::kWordMean, say.mean, 1);
    set(F::kWordLowest, say.lowest, kWeightScale);
    set(F::kWordHighest, say.highest, kWeightScale);
    set(F::kFirstWord, say.first, kWeightScale);
    set(F::kPairLowest, say.pair_lowest, kWeightScale);
    set(F::kPairHighest, say.pair_highest, kWeightScale);
    set(F::kLine, say.line, kWeightScale);
  }
}

void measure_lines_again(const std::vector<Line>& lines, const std::vector<std::int32_t>& scores,
                         FeatureColumns& columns) {
  LineSecondPass(lines, scores, columns).measure();
}

}  // namespace sourcier
