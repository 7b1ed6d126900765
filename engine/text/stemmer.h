// Stemmer: Snowball's, of one language.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace sourcier {

// Not shared by threads.
class Stemmer {
 public:
  // Of a language by its tag, "fr" or "fr-CA"; one that Snowball does not know leaves words as they
  // are. Throws std::bad_alloc, as `stem` does: words that are not stemmed for want of memory would
  // be other words.
  explicit Stemmer(std::string_view tag);

  // The stem of a word in small letters, or the word itself: what is not UTF-8 has no stem. It
  // lives until the next call, and as long as the word.
  std::string_view stem(std::string_view word) const;

 private:
  struct Free {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Free> stemmer_;  // Null where there is none.
};

}  // namespace sourcier
