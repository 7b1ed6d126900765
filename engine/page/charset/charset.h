// Charset: which encoding a page is in, by the rules of the WHATWG, and its text in UTF-8.
//
// https://html.spec.whatwg.org/#determining-the-character-encoding
// docs/formats/limits.md tells readers how this is decided.
#pragma once

#include <string>
#include <string_view>

#include "engine/page/charset/charsets.h"
#include "engine/page/page.h"

namespace sourcier {

enum class CharsetBasis : std::uint8_t {
  kMark,      // A mark of byte order.
  kHeader,    // The header's charset.
  kDeclared,  // <meta> or the XML declaration.
  kUtf8,      // Its bytes are UTF-8, whatever is declared.
  kContent,   // Nothing fits that is declared: a guess by what the bytes spell.
  kDefault,   // Nothing is declared, and nothing speaks against the standard's default.
};

// Bytes of a page that are converted, where it is not UTF-8 throughout; one may become three. The
// largest page of the dev sets has 4 MiB.
inline constexpr std::size_t kMostConverted = 16u << 20;

struct Decoded {
  std::string_view text;  // UTF-8 without a mark of byte order: into the page, or into `owned`.
  std::string owned;
  std::string encoding;  // The standard's name in lower case.
  CharsetBasis basis = CharsetBasis::kDefault;
  std::string overruled;    // What was declared, where the bytes spoke against it.
  bool truncated = false;   // kMostConverted cut it.
  bool has_errors = false;  // Bytes that the encoding has no character for became U+FFFD.
};

// The page's text. `decoded` must not be moved while `text` is used where it points into `owned`.
// Linear in the page.
void decode(const Page& page, const Charsets& charsets, Decoded& decoded);

}  // namespace sourcier
