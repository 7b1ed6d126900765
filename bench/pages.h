// The pages that a benchmark reads: real ones where they are named, else the example's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/page/page.h"

namespace sourcier::bench {

// Environment: folders of HTML pages, parted by ":".
inline constexpr const char* kPagesVariable = "SOURCIER_BENCH_PAGES";

// The pages of the folders that kPagesVariable names, in order of folders and then of names; those
// of the example story where it is not set. Empty where nothing can be read.
std::vector<Page> load_pages();

std::int64_t bytes_of(const std::vector<Page>& pages);

}  // namespace sourcier::bench
