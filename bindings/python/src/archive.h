// Archive: what the jobs of many machines ask of one article and of one part (bindings/archive).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "bindings/python/src/engine.h"
#include "engine/story/print.h"

namespace sourcier::python {

// The little of an article that grouping compares. Throws Failure where it has not been read.
Print print_of(const Handle& reading, const Resources& resources);

// The groups of a part with what its articles tell, and its dossier. Throws Failure for damaged
// bytes.
std::shared_ptr<Traced> trace_part(std::string_view groups, const std::vector<Handle>& readings,
                                   const std::shared_ptr<const Resources>& resources);

}  // namespace sourcier::python
