// Archive: the grouping and tracing of many machines. Prints travel instead of articles, groups
// are cut into parts that have nothing to do with each other, and each part is traced alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bindings/python/src/engine.h"

namespace sourcier::python {

// The bytes of the little of an article that grouping compares. Read by the same engine only.
std::string print_bytes(const Handle& reading, const Resources& resources);

// Articles that share a story, or text, with each other and with no other.
struct Part {
  std::string id;                     // The smallest of its articles'.
  std::vector<std::string> articles;  // Sorted.
  std::string groups;                 // Its groups, for trace_part. Not described yet.
};

// The parts of all prints, by id: a function of the set. Throws Failure for damaged bytes.
std::vector<Part> parts_of(const std::vector<std::string>& prints);

// The groups of a part with what its articles tell, and its dossier.
std::shared_ptr<Traced> trace_part(std::string_view groups, const std::vector<Handle>& readings,
                                   const std::shared_ptr<const Resources>& resources);

}  // namespace sourcier::python
