// Explain: what decided on each block of the pages, for people and for programs.
#pragma once

#include "apps/cli/command.h"

namespace sourcier::cli {

// `sourcier extract --explain`: aligned lines, or with `as_json` one object a page.
int explain_command(const InputOptions& options, bool as_json);

}  // namespace sourcier::cli
