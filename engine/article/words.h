// Words of a short line, folded for look-ups, with where each stands in the line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

// Runs of letters and digits of any script; apostrophes, hyphens and all other signs part them.
// "Lire aussi :" has two words, "d'autres" too. Linear.
class LineWords {
 public:
  explicit LineWords(std::string_view line);

  std::size_t size() const { return words_.size(); }
  // The folded word; a view into this object.
  std::string_view operator[](std::size_t i) const { return slice(folded_, words_[i].form); }
  // Where the word stands in the line.
  Span span(std::size_t i) const { return words_[i].span; }
  // line_word_hash of the folded word.
  std::uint32_t hash(std::size_t i) const { return words_[i].hash; }

 private:
  struct Word {
    Span form;
    Span span;
    std::uint32_t hash = 0;
  };
  std::size_t fold_again(std::string_view word, std::size_t begin, std::size_t rest);

  std::string folded_;
  std::vector<Word> words_;
};

// Of a folded word, for tables of few words that are asked often. Its first eight bytes and its
// size tell words apart well enough.
std::uint32_t line_word_hash(std::string_view folded);

}  // namespace sourcier
