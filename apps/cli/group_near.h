// `sourcier group --near-copies`: the pairs of articles that are nearly one text, unread.
#pragma once

#include "apps/cli/command.h"

namespace sourcier::cli {

// Pairs of the inputs' articles of which so many percent of the shingles of both are in both.
int near_copies_command(const InputOptions& options, double percent);

}  // namespace sourcier::cli
