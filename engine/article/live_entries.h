// Live entries: the parts of a live blog, told by their form where no class says it: several
// elements alike, each of which begins with the time of day it was written at.
#pragma once

#include <string_view>

#include "engine/article/blocks.h"
#include "engine/html/tree.h"

namespace sourcier {

// Bytes of the time of day that the line begins with ("19h02", "17.12 GMT", "6:05 pm"), with what
// belongs to it; 0 for none. A number that goes on ("17.12.2031", "1.250") is none.
std::size_t leading_time(std::string_view line);

// Marks the blocks of live entries: of three and more alike in one element, or what stands below
// three and more such lines there. Linear in the page.
void mark_live_entries(const html::Tree& tree, Blocks& blocks);

}  // namespace sourcier
