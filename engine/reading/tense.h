// Tense: whether what surrounds a word lies in the future, by rows of planned_marks.tsv.
#pragma once

#include <cstddef>

#include "engine/reading/language.h"
#include "engine/reading/words.h"

namespace sourcier {

class TenseMarks {
 public:
  explicit TenseMarks(const Language& language);

  // Whether the nearest mark of tense in the sentence of words [begin, end), at most kReach words
  // away, is one of the future; of words in a relative clause between commas only that counts. None
  // is the past: news report what was.
  bool is_future(const Words& words, std::size_t begin, std::size_t end) const;

  // Whether a word near says that something is estimated.
  bool is_estimate(const Words& words, std::size_t begin, std::size_t end) const;

  static constexpr std::size_t kReach = 16;

 private:
  enum class Mark : std::uint8_t { kNone, kPast, kFuture, kEstimate, kIntent, kRelative, kBare };
  Mark mark(const Words& words, std::size_t index) const;
  Mark tense(const Words& words, std::size_t index, std::size_t begin) const;
  Mark between_commas(const Words& words, std::size_t begin, std::size_t end) const;
  std::size_t clause_begin(const Words& words, std::size_t begin) const;

  Table table_;
};

}  // namespace sourcier
