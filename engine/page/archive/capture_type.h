// Capture type: whether what a crawl met is a page, from what its header says and from its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/page/page.h"
#include "engine/page/sniff.h"

namespace sourcier {

enum class DeclaredType : std::uint8_t {
  kHtml,
  kText,
  kUnknown,  // Nothing, or a type that servers give to anything: the bytes decide.
  kFeed,     // A feed's, where the bytes are one.
  kOther,    // An image, a script, data: no page, whatever the bytes are.
};
DeclaredType declared_type(std::string_view content_type);

// How the page is read; nothing where the bytes are none. Plain text is one only where `welcome`.
std::optional<PageFormat> format_of_capture(std::string_view bytes, std::string_view content_type,
                                            bool is_text_welcome);

// Whether what was captured is a feed: kFeed or kJsonFeed.
std::optional<FileFormat> feed_of_capture(std::string_view bytes, std::string_view content_type);

}  // namespace sourcier
