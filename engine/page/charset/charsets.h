// Charsets: the labels and the characters of the web's encodings, as the WHATWG has them.
//
// https://encoding.spec.whatwg.org/ ICU's converters hold the tables of the legacy encodings;
// rules/charset_differences says where the standard differs from them. An index is made when a page
// first needs it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/resource/pack.h"

namespace sourcier {

// The characters of an encoding by the standard's pointers; kNoCharacter where there is none.
using CharsetIndex = std::vector<char32_t>;
inline constexpr char32_t kNoCharacter = 0;

class Charsets {
 public:
  Charsets();  // Knows no label.

  // Reads rules/charset_labels and rules/charset_differences; views into the pack.
  explicit Charsets(const Pack& pack);

  // The standard's name of an encoding in lower case for a label ("latin1" is "windows-1252"); ""
  // for an unknown one.
  std::string_view encoding_of(std::string_view label) const;

  // Of an encoding of single bytes (the upper half), or of "gb18030", "big5", "euc-kr", "jis0208",
  // "jis0212"; empty for another name. May be asked from several threads.
  const CharsetIndex& index(std::string_view name) const;

 private:
  struct Cache;
  Table labels_;
  Table differences_;
  std::shared_ptr<Cache> cache_;
};

}  // namespace sourcier
