// Copies: which articles share text, how much, and what that makes of them.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/story/groups.h"
#include "engine/story/print.h"

namespace sourcier {

// A Copy between prints given by index, first < second.
struct CopyEdge {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  CopyType type = CopyType::kPartial;
  std::uint16_t containment_of_first = 0;
  std::uint16_t containment_of_second = 0;
  Direction direction = Direction::kUnknown;
};

// All pairs of prints that share text, by first, then second. `prints` are in the order of their
// ids. The cost of an article depends on how many share text with it.
std::vector<CopyEdge> find_copies(std::span<const Print* const> prints, unsigned jobs = 1);

// Its last step, for machines that share the work: the copies between any two sets of equal texts
// (prints by index), by first, then second. A set with itself gives those within it.
std::vector<CopyEdge> copies_between(
    std::span<const Print* const> prints, const std::vector<std::vector<std::uint32_t>>& sets,
    std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs_of_sets, unsigned jobs = 1);

// Whether a copy is one text with its source, as those of a family are.
bool is_of_one_family(CopyType type);

// The family of each print, named by its smallest member: articles whose reporting text comes from
// one text. Versions that follow each other all day share text with their neighbours only, and are
// not chained into one family.
std::vector<std::uint32_t> families_of(std::size_t prints, std::span<const CopyEdge> copies);

}  // namespace sourcier
