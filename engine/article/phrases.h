// Phrases: standing expressions of pages ("Lire aussi", "Publié le"), found in lines by their
// words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/words.h"
#include "engine/resource/table.h"

namespace sourcier {

// Where in a line a phrase must stand.
enum class PhrasePlace : std::uint8_t { kWhole, kStart, kEnd, kWithin };

struct StandingPhrase {
  std::vector<std::string> words;  // Folded.
  PhrasePlace place = PhrasePlace::kWithin;
  std::string_view role;      // What it stands for: a column of the table, into the pack.
  std::string_view value;     // A further column, "" where the table has none.
  std::string_view language;  // The folder that it came from.
};

struct PhraseHit {
  const StandingPhrase* phrase = nullptr;
  std::size_t first = 0;  // Words of the line: [first, end).
  std::size_t end = 0;
};

// Small tables only: they are indexed by first word when loaded.
class Phrases {
 public:
  // Columns: phrase, place (whole, start, end, within), role, and perhaps value.
  void add(const Table& table, std::string_view language);

  // All hits in the line, by place; of two that begin at one word the longer comes first.
  // Costs a probe for each word.
  std::vector<PhraseHit> find(const LineWords& line) const;

  // The first hit of a role, or an empty one.
  PhraseHit find_role(const LineWords& line, std::string_view role) const;

  // Whether word `index` of the line, were it the whole line, is a phrase of the role.
  bool has_word(const LineWords& line, std::size_t index, std::string_view role) const;

  bool empty() const { return phrases_.empty(); }

 private:
  // The phrases that begin with one word, longer ones first.
  struct Bucket {
    std::string word;
    std::uint32_t hash = 0;
    std::vector<std::uint32_t> phrases;
  };
  // The hash stands beside the number, so that a word that begins no phrase costs one look.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t bucket = 0;  // Its number + 1; 0 is free.
  };
  // Null where no phrase begins with the word.
  const Bucket* bucket(std::string_view word, std::uint32_t hash) const;
  Bucket& made_bucket(const std::string& word);
  void take_slot(std::size_t bucket);
  // Calls `take` with each hit, by place, until it returns false.
  template <typename Take>
  void visit(const LineWords& line, Take take) const;

  std::vector<StandingPhrase> phrases_;
  std::vector<Bucket> buckets_;
  std::vector<Slot> slots_;  // By hash. A power of two, half of it free.
};

}  // namespace sourcier
