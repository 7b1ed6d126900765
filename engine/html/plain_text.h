// Character references, opened as MyHTML opens them. Within html/ only.
#pragma once

#include <string>
#include <string_view>

namespace sourcier::html {

// The text, or its like in `scratch` with each reference opened. In attributes "&copy=" is no
// reference.
std::string_view open_references(std::string_view raw, bool is_attribute, std::string& scratch);

}  // namespace sourcier::html
