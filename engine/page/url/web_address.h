// Whether a text is the address of something on the web, by its beginning.
#pragma once

#include <string_view>

namespace sourcier {

inline bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

}  // namespace sourcier
