// Model names: trains the name model of a language for `sourcier model train names-<tag>`.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "engine/base/result.h"
#include "engine/reading/language.h"

namespace sourcier::cli {

// The bytes of the model from labelled texts (.jsonl) and clusters of words (.tsv); each path is a
// file, or a folder of which these files are taken in the order of their names.
Result<std::string> train_names_model(const Language& language,
                                      std::span<const std::filesystem::path> paths);

}  // namespace sourcier::cli
