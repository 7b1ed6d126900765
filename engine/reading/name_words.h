// Name words: the words of an article as the search for names sees them.
//
// Tokens, each with its folded form, its shape, and what its place says about a capital: at the
// beginning of a sentence, or in a line of capitals, it says little.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/reading.h"

namespace sourcier {

enum class WordShape : std::uint8_t {
  kPunctuation,
  kNumber,
  kLower,
  kCapital,  // Also "MoDem", "iPhone".
  kAcronym,  // Two capitals or more, no small letter: "ONU", "D66".
  kInitial,  // One capital, with or without its full stop.
  kElision,  // "l'", "d'": its apostrophe included.
};

struct NameWord {
  Span span;
  std::string folded;  // Without the full stops of initials; "" for punctuation.
  char32_t mark = 0;   // The first code point.
  std::uint32_t sentence = 0;
  WordShape shape = WordShape::kPunctuation;
  bool opens = false;    // The first word of a sentence or of a quotation.
  bool shouted = false;  // In a line of capitals or Title Case.
  bool glued = false;    // No white space before it.

  bool is_word() const { return shape > WordShape::kNumber; }
  bool has_capital() const {
    return shape == WordShape::kCapital || shape == WordShape::kAcronym ||
           shape == WordShape::kInitial;
  }
};

// One word for each token that lies in a sentence, in order. Linear in the text.
std::vector<NameWord> name_words(std::string_view text, std::span<const Span> sentences,
                                 std::span<const Token> tokens);

}  // namespace sourcier
