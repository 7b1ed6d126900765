#include "apps/cli/store_command.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "apps/cli/command.h"
#include "engine/base/utc_time.h"
#include "engine/pipeline/stored.h"

namespace sourcier::cli {

Result<StoreWriter> open_writer(const std::string& path) {
  auto lock = WriterLock::take(path);
  if (!lock) return tl::unexpected(lock.error());
  auto store = Store::open(path, Store::Mode::kReadWrite);
  if (!store) return tl::unexpected(store.error());
  return StoreWriter{std::move(*lock), std::move(*store)};
}

std::optional<StoreWriter> open_for_writing(const std::string& path) {
  auto writer = open_writer(path);
  if (writer) return std::move(*writer);
  complain(writer.error().text());
  return {};
}

std::optional<StoreWriter> open_to_change(const std::string& path) {
  if (access(path.c_str(), F_OK) == 0) return open_for_writing(path);
  complain(path + ": cannot open the store: " + std::strerror(errno));
  return {};
}

Result<void> add_to_store(const InputOptions& options, const Resources& resources,
                          const RunOptions& run, RunSummary& summary) {
  auto writer = open_writer(options.store);
  if (!writer) return tl::unexpected(writer.error());
  const auto added = add_inputs(writer->store, options.inputs, resources, run,
                                {.seen = time_now(), .retry_only = false}, summary);
  if (!added) return tl::unexpected(added.error());
  return {};
}

int failed(const Error& error) {
  complain(error.text());
  return kFailed;
}

std::string time_now() { return utc_time(std::time(nullptr)); }

}  // namespace sourcier::cli
