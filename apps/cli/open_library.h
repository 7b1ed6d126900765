// Open library: the library that serve and mcp answer from.
#pragma once

#include <memory>
#include <optional>

#include "apps/cli/command.h"
#include "engine/api/library.h"

namespace sourcier::cli {

// Over the store that the options name, once the inputs have been added to it, or over the inputs
// in memory. Nothing after the reason has been printed.
std::optional<std::unique_ptr<Library>> open_library(
    const InputOptions& options, const std::shared_ptr<const Resources>& resources);

}  // namespace sourcier::cli
