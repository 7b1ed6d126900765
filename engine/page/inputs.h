// Inputs: from what the user named (files, folders, `-`) to pages, one at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/page/page.h"

namespace sourcier {

// A larger file is skipped and named; the largest page of the dev sets has 4 MiB.
inline constexpr std::uint64_t kLargestPage = 32u << 20;

// The files below each input, in byte order of their paths, each once: a folder is walked (links to
// folders are not followed, hidden files are left out), a file or "-" stands for itself.
// What cannot be read is told to `skipped` and left out. Nothing of a file is read.
using Skip = std::function<void(const Error&)>;
std::vector<std::string> list_inputs(const std::vector<std::string>& inputs, const Skip& skipped);

// Reads one file ("-" is standard input) and hands on its pages in their order: one for HTML and
// text, one a line for JSON Lines. The format is detected from the content. A file that is missing,
// empty, binary, too large or unreadable is an Error; a damaged line is told to `skipped`.
using Take = std::function<void(Page&&)>;
Result<void> read_pages(const std::string& path, const Take& take, const Skip& skipped);

}  // namespace sourcier
