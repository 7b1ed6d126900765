// Draft: an invented article as sentences, and what its copies make of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/corpus/writing.h"

namespace sourcier::corpus {

// How an article came to its text. The first is its own; the next four are of one family with what
// they copy, the last two are texts of their own that share a passage or what was said.
enum class Kind : std::uint8_t {
  kOwn,
  kExact,
  kAbridged,
  kRewritten,
  kDispatch,
  kPartial,
  kQuoting
};
std::string kind_name(Kind kind);
bool is_one_family(Kind kind);

struct Draft {
  std::string title;
  std::string agency;  // That its text is credited to; "" for none.
  std::vector<Sentence> sentences;
};

// A text of the outlet's own; a dispatch of `agency` where one is named.
Draft write_own(const Scene& scene, Random& random, const std::string& agency = {});

// What `kind` makes of `source`.
Draft write_copy(Kind kind, const Draft& source, const Scene& scene, Random& random);

}  // namespace sourcier::corpus
