// Parts: groups of articles that have nothing to do with each other. A machine that holds some
// whole components links them as one that holds all does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bindings/archive/verify.h"
#include "engine/story/cluster.h"
#include "engine/story/copies.h"

namespace sourcier::archive {

// The families and the stories, each named by the number of its smallest, by the index of the
// prints.
struct Linked {
  std::vector<std::uint32_t> families;
  std::vector<std::uint32_t> stories;
};

// `prints` are by number and need no words; copies and near pairs are by number, sorted or not, all
// of these prints.
Linked link(const std::vector<NumberedPrint>& prints, std::vector<CopyEdge> copies,
            std::vector<Edge> near);

// Articles that share a story, or text, with each other and with no other.
struct Part {
  std::string id;                     // The smallest of its articles'.
  std::vector<std::string> articles;  // Sorted.
  std::string groups;                 // Its groups, encoded; not described yet.
};

// By id. `linked` is of these prints, and so are the copies.
std::vector<Part> parts_of(const std::vector<NumberedPrint>& prints, const Linked& linked,
                           std::vector<CopyEdge> copies);

}  // namespace sourcier::archive
