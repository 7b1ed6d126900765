// Model data: folders of pages whose answers are known, as `sourcier model` reads them.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/article/body_training.h"
#include "engine/base/result.h"

namespace sourcier::cli {

// The pages of a folder: truth.jsonl with one JSON object a line ("id"; "text", or "with" and
// "without"; perhaps "url" and "weak") and pages/ID.html of each. Pages of which nothing is said
// are left out. docs/how-to/train-the-extraction-model.md tells more.
Result<std::vector<LabelledPage>> load_labelled(const std::filesystem::path& folder);

}  // namespace sourcier::cli
