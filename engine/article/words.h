// Words of a short line, folded for look-ups, with where each stands in the line.
#pragma once

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

  std::size_t size() const { return spans_.size(); }
  // The folded word; a view into this object.
  std::string_view operator[](std::size_t i) const { return slice(folded_, forms_[i]); }
  // Where the word stands in the line.
  Span span(std::size_t i) const { return spans_[i]; }

 private:
  std::string folded_;
  std::vector<Span> forms_;
  std::vector<Span> spans_;
};

}  // namespace sourcier
