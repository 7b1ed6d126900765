// Mark index: the rows of rules/elements and the like by their words, so that the names in a class
// attribute are looked up at little cost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resource/table.h"

namespace sourcier {

// Of two marks the stronger speaks; of two as strong the negative one.
bool is_stronger(float other, float weight);

// What the rows say of one class or id.
struct NameMarks {
  float weight = 0;                // Of the strongest "class:" row.
  std::size_t row = Table::kNone;  // That row.
  std::uint32_t kinds = 0;         // A bit for each kind of row that any of its words has.
};

// Rows have a kind and a word in their first column ("class:article-body", "caption:legende") and
// perhaps a weight in the second. Made once, when the rules are loaded; immutable.
class MarkIndex {
 public:
  MarkIndex() = default;
  explicit MarkIndex(const Table& rows);

  // A name is parted at signs and where a capital follows a small letter; pairs of neighbouring
  // parts ("article-body") are looked up first, and a pair with a weight speaks for both.
  NameMarks of(std::string_view names) const;

  // The row of a kind ("role", "tag") for a whole word, or kNone.
  std::size_t row(std::string_view kind, std::string_view word) const;
  float weight(std::size_t row) const { return row == Table::kNone ? 0 : weights_[row]; }
  std::string_view text(std::size_t row) const { return rows_.cell(row, 0); }

  // The bit of a kind in NameMarks::kinds; 0 for one that no row has.
  std::uint32_t bit(std::string_view kind) const;

 private:
  struct KindRow {
    std::uint32_t bit = 0;
    std::uint32_t row = 0;
  };
  struct Word {
    std::string_view text;  // Into the table.
    std::uint32_t kinds = 0;
    std::uint32_t class_row = kNoRow;
    bool begins_pair = false;  // A longer word begins with it and a hyphen.
    std::vector<KindRow> rows;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t word = 0;  // And one; 0 is free.
  };
  static constexpr std::uint32_t kNoRow = static_cast<std::uint32_t>(-1);

  const Word* find(std::string_view word) const;
  Word& made(std::string_view word);
  std::uint32_t made_bit(std::string_view kind);
  bool take(const Word& word, NameMarks& marks) const;

  Table rows_;
  std::vector<float> weights_;           // By row.
  std::vector<std::string_view> kinds_;  // By bit.
  std::vector<Word> words_;
  std::vector<Slot> slots_;  // By hash; a power of two.
};

}  // namespace sourcier
