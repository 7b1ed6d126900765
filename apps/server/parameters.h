// Parameters: the checks of a query, by the rows of its resource.
#pragma once

#include <optional>

#include "apps/server/resource.h"
#include "apps/server/target.h"

namespace sourcier::server {

inline constexpr std::size_t kUsualLimit = 50;  // Items of a page.
inline constexpr std::size_t kLargestLimit = 500;

// Fills the call's query; a refusal where one is unknown, given twice or not of its form.
std::optional<Answer> take_parameters(const Resource& resource, const Target& target, Call& call);

}  // namespace sourcier::server
