// The version of the engine and of the shapes it writes; a result names both it and its data's.
#pragma once

#include <string_view>

namespace sourcier {

inline constexpr std::string_view kEngineVersion = "0.1.0";

}  // namespace sourcier
