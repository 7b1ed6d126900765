// Inputs: from what the user named (files, folders, `-`) to pages, one at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/page/reader.h"

namespace sourcier {

// The files below each input, in byte order of their paths, each once: a folder is walked (links to
// folders are not followed, hidden files are left out), a file or "-" stands for itself.
// What cannot be read is told to `skipped` and left out. Nothing of a file is read.
std::vector<std::string> list_inputs(const std::vector<std::string>& inputs, const Skip& skipped);

// Reads one file ("-" is standard input) and hands on its pages in their order as they come: one
// for HTML and text, one a record for JSON Lines. The format is detected from the content. A file
// that is missing, empty, binary or unreadable, or a page that is too large, is an Error; a damaged
// record is told to `skipped`. Memory is bounded by the largest page.
// What is met on the way is counted in `progress`, where it is given.
struct ReadProgress {
  ReadTally tally;                          // Of what is passed over; for the reading thread alone.
  std::atomic<std::uint64_t> bytes_read{};  // Of files as stored; any thread may look.
};
Result<void> read_pages(const std::string& path, const Take& take, const Skip& skipped,
                        ReadProgress* progress = nullptr);

// The same for the page of an address that was fetched: what it holds is read as a file's would be.
Result<void> read_fetched(const Page& fetched, const Take& take, const Skip& skipped,
                          ReadTally& tally);

// The size of a file; 0 where it is none, or is standard input.
std::uint64_t size_of_input(const std::string& path);

}  // namespace sourcier
