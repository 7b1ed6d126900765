// Site: the reading room's own files, embedded in the program. Nothing is read from the disk.
#pragma once

#include "apps/server/answer.h"
#include "apps/server/target.h"

namespace sourcier::server {

// A file of /assets/, or the page for every address that the page itself resolves.
Answer site_answer(const Target& target);

}  // namespace sourcier::server
