// The prescan: which encoding a page's bytes declare, before they are parsed.
//
// https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
#pragma once

#include <string_view>

#include "engine/page/charset/charsets.h"

namespace sourcier {

// The standard looks at 1,024 bytes; a parser that meets a <meta> later begins again with what that
// says. Here one scan does both, as far as this: pages declare at their head or never.
inline constexpr std::size_t kPrescanned = 1u << 20;

// The encoding that a <meta> declares, or an XML declaration; "" for none. Linear.
std::string_view prescan_meta(std::string_view bytes, const Charsets& charsets);

// "utf-8" in "text/html; charset=utf-8"; "" for none.
std::string_view charset_parameter(std::string_view value);

}  // namespace sourcier
