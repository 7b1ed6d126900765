// What a C library made, which gives null where it had no memory.
#pragma once

#include <new>

namespace sourcier {

// The same; throws std::bad_alloc for null.
template <typename Value>
Value* allocated(Value* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

}  // namespace sourcier
