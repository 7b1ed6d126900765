// Context: a passage with what stands around it, so that a reader can judge it.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/text/span.h"

namespace sourcier::report {

// Whether the span lies in the text and cuts no character.
bool is_in(std::string_view text, Span span);

// The span with up to `reach` bytes on each side, cut between words. The span must be in the text.
Span around(std::string_view text, Span span, std::size_t reach);

}  // namespace sourcier::report
