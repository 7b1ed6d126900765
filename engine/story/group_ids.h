// Group ids: what families, events and stories are called, and what they were called before.
//
// A group is called by its first article. When an earlier one joins, or two groups become one, it
// is called by another; what it was called before is then the name that one of its other articles
// would give. So no list of old ids is kept: an id stands for the group that holds its article
// today, whatever came in between and in whatever order.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sourcier {

inline constexpr std::string_view kFamilyPrefix = "cf";
inline constexpr std::string_view kEventPrefix = "ev";
inline constexpr std::string_view kStoryPrefix = "st";

// The id of the group whose first article this is.
std::string group_id(std::string_view prefix, std::string_view first_article);

// Whether a group has or had this id by one of these articles.
bool is_called(std::string_view id, std::string_view prefix, std::span<const std::string> articles);

// Whether it has the form of a group's id.
bool is_group_id(std::string_view id);

}  // namespace sourcier
