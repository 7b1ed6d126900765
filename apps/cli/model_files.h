// Model files: what models are trained from, found and read.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace sourcier::cli {

// The paths that are files, and of folders the files with one of the endings, by name.
std::vector<std::filesystem::path> files_of(std::span<const std::filesystem::path> paths,
                                            std::initializer_list<std::string_view> endings);

Result<std::string> read_whole(const std::filesystem::path& path);

}  // namespace sourcier::cli
