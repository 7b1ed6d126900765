// What a call of ICU says of itself.
#pragma once

#include <unicode/utypes.h>

#include <new>

namespace sourcier {

// Whether the call did it. Throws std::bad_alloc where it had no memory: taken for "there is no
// such thing", that would be an answer, and another one than on a machine that has some.
inline bool is_done(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_SUCCESS(status);
}

}  // namespace sourcier
