// The text of a heading without what is only read aloud, and without a kicker before or behind it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/article/metadata.h"
#include "engine/html/tree.h"

namespace sourcier {

// `is_stated` tells whether the head of the page says that a text is the title: what stands before
// or behind such a text in the heading is a kicker, whatever it is called.
std::string heading_text(const PageView& page, html::NodeId id,
                         const std::function<bool(std::string_view)>& is_stated);

}  // namespace sourcier
