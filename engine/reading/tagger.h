// Tagger: parts of speech and lemmas by the trained model of a language.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/part_model.h"
#include "engine/reading/reading.h"

namespace sourcier {

// The model of a language, models/parts-<tag>/parts-<tag>.model; `language.made<Tagger>()` shares
// one by threads.
class Tagger {
 public:
  explicit Tagger(const Language& language);
  // `model` must outlive it.
  explicit Tagger(std::string_view model) : model_(model) {}

  // False where the language has no model; then `tag` does nothing.
  bool is_trained() const { return !model_.empty(); }

  // Sets `part` and `lemma` of the tokens of one sentence. Linear time.
  void tag(std::string_view text, std::span<Token> sentence) const;

 private:
  struct Scratch;
  void tag_run(std::string_view text, std::span<Token> tokens, bool is_first,
               Scratch& scratch) const;
  std::string lemma(std::string_view form, std::string_view key, WordClass word,
                    PartOfSpeech part) const;

  PartModel model_;
};

}  // namespace sourcier
