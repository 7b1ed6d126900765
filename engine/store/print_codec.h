// Prints as they are stored: at most 2 KiB each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/story/print.h"

namespace sourcier {

std::string pack_print(const Print& print);

// Nothing for damaged bytes.
std::optional<Print> unpack_print(std::string_view bytes);

}  // namespace sourcier
