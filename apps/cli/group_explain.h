// `sourcier group --explain A B`: why two articles are, or are not, copies, one event, one story.
#pragma once

#include <string>

#include "apps/cli/command.h"

namespace sourcier::cli {

// `first` and `second` are ids, or the paths (or their ends) that the articles were read from.
struct PairQuestion {
  std::string first;
  std::string second;
  bool as_json = false;
};

int explain_pair_command(const InputOptions& options, const PairQuestion& question);

}  // namespace sourcier::cli
