// Character references, opened as MyHTML opens them. Within html/ only.
#pragma once

#include <string>
#include <string_view>

namespace sourcier::html {

// Whether a reference begins the text that may open to a blank: by its number, or by "Tab" or
// "NewLine".
inline bool may_open_to_blank(std::string_view text) {
  return text.size() > 1 && text[0] == '&' && (text[1] == '#' || text[1] == 'T' || text[1] == 'N');
}

// The text, or its like in `scratch` with each reference opened. In attributes "&copy=" is no
// reference.
std::string_view open_references(std::string_view raw, bool is_attribute, std::string& scratch);

}  // namespace sourcier::html
