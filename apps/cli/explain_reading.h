// `sourcier read --explain`: the rule, the rows and the model behind each finding.
#pragma once

#include "apps/cli/command.h"

namespace sourcier::cli {

// Aligned lines for people, or with `as_json` one object an article.
int explain_reading_command(const InputOptions& options, bool as_json);

}  // namespace sourcier::cli
