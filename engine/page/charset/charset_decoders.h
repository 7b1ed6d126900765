// Decoders of the web's encodings, by the standard's own rules for what is no character.
//
// https://encoding.spec.whatwg.org/ UTF-8 is not among them (text/utf8 mends it).
#pragma once

#include <string>
#include <string_view>

#include "engine/page/charset/charsets.h"

namespace sourcier {

struct DecodedText {
  std::string text;        // UTF-8.
  std::size_t errors = 0;  // Bytes without a character that became U+FFFD.
};

// The text of `bytes` in an encoding by its standard name. Linear.
DecodedText decode_legacy(std::string_view bytes, std::string_view encoding,
                          const Charsets& charsets);

}  // namespace sourcier
