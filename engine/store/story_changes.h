// A count that grows with every change after which some story may have to be told otherwise: of
// its articles' states, its groups, or what was corrected in them. New articles alone are of no
// story yet: a program that adds page after page leaves the count as it is until it groups them.
#pragma once

#include <cstdint>

#include "engine/store/statements.h"
#include "engine/store/store.h"

namespace sourcier {

// In the transaction of the change.
Result<void> note_story_change(Statements& statements);

// 0 where none was noted yet.
Result<std::int64_t> story_changes(Store& store);

}  // namespace sourcier
