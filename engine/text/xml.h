// XML: text made safe to stand in a document of XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace sourcier {

// `text` with & < > " as references, for content and quoted attributes. Characters that XML 1.0
// cannot hold, not even as references, become spaces; bytes that are not UTF-8 are U+FFFD. Linear.
std::string xml_escaped(std::string_view text);

}  // namespace sourcier
