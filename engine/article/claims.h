// Claims: what a page says of itself that helps to tell its article from the rest.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/wording.h"

namespace sourcier {

// Views into the page, which must outlive them.
struct PageClaims {
  std::span<const std::string> titles;  // All spellings of the title, folded.
  std::string_view outlet;
  std::string_view host;
  std::string_view text;  // The article's text as the page's data state it; "" for none.
  std::string_view description = {};  // What the page is about, for search engines.
  std::string_view language = {};     // As the page tags itself: "en-GB".
};

// The words of a text, as they are looked for in lines.
class StatedWords {
 public:
  // At most `most` words of the text.
  StatedWords(std::string_view text, std::size_t most);

  // 0 where there is no text; else 1, and a share of 62 for what the text has of the line.
  std::size_t holds(const WordHashes& line) const;

 private:
  std::vector<std::uint64_t> pairs_;  // In order.
  std::vector<std::uint64_t> words_;
};

// The claims as they are looked for in blocks.
class ClaimedWords {
 public:
  explicit ClaimedWords(const PageClaims& claims);

  // How often the line names the outlet or its site.
  std::size_t names(const WordHashes& line) const;

  // Of the stated text, and of the description.
  std::size_t stated(const WordHashes& line) const { return text_.holds(line); }
  std::size_t described(const WordHashes& line) const { return description_.holds(line); }

 private:
  std::uint64_t outlet_ = 0;  // A word or the first pair of several.
  std::uint64_t site_ = 0;
  StatedWords text_;
  StatedWords description_;
};

}  // namespace sourcier
