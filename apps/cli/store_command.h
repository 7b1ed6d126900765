// What the commands that change a store share.
#pragma once

#include <optional>
#include <string>

#include "apps/cli/command.h"
#include "engine/base/result.h"
#include "engine/store/store.h"
#include "engine/store/writer_lock.h"

namespace sourcier::cli {

// A store that no other program fills meanwhile.
struct StoreWriter {
  WriterLock lock;
  Store store;
};

Result<StoreWriter> open_writer(const std::string& path);

// The same; nothing after the reason has been printed.
std::optional<StoreWriter> open_for_writing(const std::string& path);

// The same of a store that is there: a name that was mistyped makes no empty one.
std::optional<StoreWriter> open_to_change(const std::string& path);

// Reads the inputs into the store that the options name; the summary tells what was skipped.
Result<void> add_to_store(const InputOptions& options, const Resources& resources,
                          const RunOptions& run, RunSummary& summary);

// Prints the reason; kFailed.
int failed(const Error& error);

// Now, in UTC, as RFC 3339.
std::string time_now();

}  // namespace sourcier::cli
