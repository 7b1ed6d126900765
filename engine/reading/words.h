// Words: the folded words of an article, as the tables of measures are keyed by them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/reading.h"
#include "engine/text/span.h"

namespace sourcier {

// The words of the tokens, compounds opened at their hyphens ("mi-juillet" is two words). Those
// that begin with a digit are opened at the one hyphen of a range ("25-30" is three words,
// "2025-07-12" one). Holds no view of the tokens; the text must
// outlive it. Building it is linear.
class Words {
 public:
  Words(std::string_view text, std::span<const Span> sentences, std::span<const Token> tokens);

  std::size_t size() const { return words_.size(); }
  // Folded; "" past the end. Points into this object.
  std::string_view operator[](std::size_t index) const {
    return index < words_.size() ? slice(folded_, words_[index].folded) : std::string_view();
  }
  Span span(std::size_t index) const { return words_[index].span; }
  std::uint32_t token(std::size_t index) const { return words_[index].of.token; }
  // Of its token; what the tagger says, kX past the end.
  PartOfSpeech part(std::size_t index) const {
    return index < words_.size() ? words_[index].of.part : PartOfSpeech::kX;
  }
  // Words of one sentence have one number.
  std::uint32_t sentence(std::size_t index) const { return words_[index].of.sentence; }
  std::string_view form(std::size_t index) const {
    return index < words_.size() ? slice(text_, words_[index].span) : std::string_view();
  }
  // The text from the word on.
  std::string_view behind(std::size_t index) const {
    return index < words_.size() ? text_.substr(words_[index].span.begin) : std::string_view();
  }
  bool begins_with_digit(std::size_t index) const {
    return index < words_.size() && words_[index].digit;
  }
  // Whether both words exist and stand in one sentence.
  bool together(std::size_t first, std::size_t second) const {
    return first < words_.size() && second < words_.size() &&
           words_[first].of.sentence == words_[second].of.sentence;
  }

 private:
  // What the words of one token have in common.
  struct Place {
    std::uint32_t token = 0;
    std::uint32_t sentence = 0;
    PartOfSpeech part = PartOfSpeech::kX;
  };
  struct Word {
    Span span;
    Span folded;
    Place of;
    bool digit = false;
  };

  void add(Span span, const Place& of);
  void add_token(Span span, const Place& of);

  std::string_view text_;
  std::string folded_;
  std::vector<Word> words_;
};

}  // namespace sourcier
