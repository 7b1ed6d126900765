// Model parts: trains the tagger of a language for `sourcier model train parts-<tag>`.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "engine/base/result.h"
#include "engine/reading/language.h"

namespace sourcier::cli {

// The bytes of the model from treebanks (.conllu) and word lists (.mlex); each path is a file, or a
// folder of which these files are taken in the order of their names.
Result<std::string> train_parts_model(const Language& language,
                                      std::span<const std::filesystem::path> paths);

}  // namespace sourcier::cli
