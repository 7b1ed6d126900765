// IndexWords: the words of a text as the search index keeps them, and as a search asks for them.
//
// A word has a form (folded: no accents, no case) and, where it differs, a stem: that of the
// Snowball stemmer of the text's language, folded too. Both stand at the word's place, the stem
// under a mark, so that a word finds its inflections while a phrase or a prefix means the very
// letters. A change of what is kept here needs a higher kIndexForm (schema.h).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/text/span.h"
#include "engine/text/stemmer.h"

namespace sourcier {

// A longer run of letters is no word; it is kept by its beginning.
inline constexpr std::size_t kLongestIndexedWord = 64;

struct IndexedWord {
  std::string_view form;
  std::string_view stem;  // With its mark; "" where it is the form.
  Span span;              // In bytes of the text.
};

// Remembers words; not shared by threads.
class IndexWords {
 public:
  IndexWords() = default;
  IndexWords(const IndexWords&) = delete;
  IndexWords& operator=(const IndexWords&) = delete;

  // The words of a text in order; they are valid until the next call. Linear. A character of a
  // script without spaces is a word.
  template <typename Take>
  void each(std::string_view text, std::string_view language, const Take& take) {
    Language& spoken = language_of(language);
    for (std::size_t at = 0;;) {
      const Span span = next_word(text, at);
      if (span.empty()) return;
      const Known& known = known_word(slice(text, span), spoken);
      if (!known.form.empty()) take(IndexedWord{known.form, known.stem, span});
      at = span.end;
    }
  }

  // The first word at or behind a place, also one of which the index keeps nothing; empty where
  // there is none.
  static Span next_word(std::string_view text, std::size_t at);

  // What finds a word's inflections in any of the languages: forms and marked stems, each once.
  // A language may be named twice.
  std::vector<std::string> asked(std::string_view word, const std::vector<std::string>& languages);

  // The form of a word, whatever its language.
  std::string form(std::string_view word) { return known_word(word, language_of({})).form; }

 private:
  struct Known {
    std::string form;
    std::string stem;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  struct Language {
    Stemmer stemmer;
    std::unordered_map<std::string, Known, Hash, std::equal_to<>> words;
  };

  Language& language_of(std::string_view tag);
  const Known& known_word(std::string_view word, Language& language);

  std::unordered_map<std::string, std::unique_ptr<Language>, Hash, std::equal_to<>> languages_;
};

}  // namespace sourcier
