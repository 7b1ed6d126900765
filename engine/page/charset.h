// Charset: which encoding a page is in, by the rules of the WHATWG, and its text in UTF-8.
//
// https://html.spec.whatwg.org/#determining-the-character-encoding
// https://encoding.spec.whatwg.org/#names-and-labels (the labels are rules/charset_labels)
#pragma once

#include <string>
#include <string_view>

#include "engine/page/page.h"
#include "engine/resource/table.h"

namespace sourcier {

// The standard's name of an encoding for a label ("latin1" is "windows-1252"); "" for an unknown
// one.
std::string_view encoding_of_label(std::string_view label, const Table& labels);

// The encoding that <meta> declares in the first kPrescan bytes; "" for none.
inline constexpr std::size_t kPrescan = 4096;  // The standard asks for 1,024; some pages need more.
std::string_view prescan_meta(std::string_view bytes, const Table& labels);

struct Decoded {
  std::string_view text;  // UTF-8 without a mark of byte order: into the page, or into `owned`.
  std::string owned;
  std::string encoding;
  bool has_errors = false;  // Bytes that the encoding has no character for became U+FFFD.
  bool is_guess = false;    // Not UTF-8, and nothing declared says what else.
};

// The page's text. `decoded` must not be moved while `text` is used where it points into `owned`.
void decode(const Page& page, const Table& labels, Decoded& decoded);

}  // namespace sourcier
