// Sniff: what a file holds, from its first bytes.
#pragma once

#include <string>
#include <string_view>

#include "engine/page/page.h"

namespace sourcier {

struct Sniffed {
  PageFormat format = PageFormat::kText;
  std::string unsupported;  // What it is instead, where it is no page: "a PDF document".
};

// Looks at the first kSniffed bytes only.
inline constexpr std::size_t kSniffed = 4096;
Sniffed sniff(std::string_view bytes);

}  // namespace sourcier
