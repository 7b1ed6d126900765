// Titles: the parts of a <title>, and names of a site that stand in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resource/table.h"

namespace sourcier {

// Where a title is parted: bars, dashes with spaces and the like. In bytes.
struct Separator {
  std::size_t at = std::string::npos;
  std::size_t size = 0;  // 0: there is none.
};
Separator first_separator(std::string_view title);
Separator last_separator(std::string_view title);

// Whether a part of a title is one of these names, which are folded, or one with a top domain.
bool is_site_name(std::string_view part, const std::vector<std::string>& names);

// `title` without the name of the site after or before it.
std::string without_site(std::string_view title, const std::vector<std::string>& site_names);

// `title` without what a view of its page is called, by rules/title_labels: "Print version - ",
// " (Druckversion)". "" for a title that is nothing else.
std::string without_label(std::string_view title, const Table& labels);

}  // namespace sourcier
