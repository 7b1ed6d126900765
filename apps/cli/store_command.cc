#include "apps/cli/store_command.h"

#include <array>
#include <ctime>

#include "apps/cli/command.h"

namespace sourcier::cli {

std::optional<StoreWriter> open_for_writing(const std::string& path) {
  auto lock = WriterLock::take(path);
  if (!lock) {
    complain(lock.error().text());
    return {};
  }
  auto store = Store::open(path, Store::Mode::kReadWrite);
  if (!store) {
    complain(store.error().text());
    return {};
  }
  return StoreWriter{std::move(*lock), std::move(*store)};
}

int failed(const Error& error) {
  complain(error.text());
  return kFailed;
}

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace sourcier::cli
