// Model same names: measures is_same_name for `sourcier model evaluate same-names`.
#pragma once

#include <filesystem>
#include <string>

#include "engine/base/result.h"
#include "engine/reading/language.h"

namespace sourcier::cli {

// "name value" lines: precision, recall and F1 of pairs of names; or, of names with their variants,
// how many of these are found to be the same, and how many of another name's are.
Result<std::string> measure_same_names(const std::filesystem::path& path, const Language& language);

}  // namespace sourcier::cli
