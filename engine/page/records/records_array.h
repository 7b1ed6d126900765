// Records array: a JSON array of articles of any size, read an element at a time.
#pragma once

#include <functional>
#include <string_view>

#include "engine/page/bytes.h"

namespace sourcier {

// Hands on the bytes of each element of the array at which the window stands, in order, and steps
// over them. An element that has no end within `longest` bytes, or anything that is no array, ends
// it: false, and the window stands there. Linear.
bool for_each_element(ByteWindow& bytes, std::size_t longest,
                      const std::function<void(std::string_view)>& take);

}  // namespace sourcier
