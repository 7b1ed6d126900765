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
};

// The claims as they are looked for in blocks.
class ClaimedWords {
 public:
  explicit ClaimedWords(const PageClaims& claims);

  // How often the line names the outlet or its site.
  std::size_t names(const WordHashes& line) const;

  // 0 where no text is stated; else 1, and a share of 62 for what the text has of the line.
  std::size_t stated(const WordHashes& line) const;

 private:
  std::uint64_t outlet_ = 0;  // A word or the first pair of several.
  std::uint64_t site_ = 0;
  std::vector<std::uint64_t> pairs_;  // Of the stated text, in order.
  std::vector<std::uint64_t> words_;
};

}  // namespace sourcier
