// What the commands that change a store share.
#pragma once

#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/store/store.h"
#include "engine/store/writer_lock.h"

namespace sourcier::cli {

// A store that no other program fills meanwhile.
struct StoreWriter {
  WriterLock lock;
  Store store;
};

// Nothing after the reason has been printed.
std::optional<StoreWriter> open_for_writing(const std::string& path);

// Prints the reason; kFailed.
int failed(const Error& error);

// Now, in UTC, as RFC 3339.
std::string time_now();

}  // namespace sourcier::cli
