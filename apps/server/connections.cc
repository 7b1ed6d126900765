#include "apps/server/connections.h"

#include <vector>

#include "apps/server/settings.h"

namespace sourcier::server {

bool Connections::add(const std::shared_ptr<Connection>& connection, const std::string& client) {
  const std::lock_guard lock(mutex_);
  if (is_stopping_ || open_.size() >= kMostConnections) return false;
  if (of_client_[client] >= kMostOfOneClient) return false;
  ++of_client_[client];
  open_.emplace(connection.get(), connection);
  return true;
}

void Connections::remove(const Connection* connection, const std::string& client) {
  const std::lock_guard lock(mutex_);
  if (open_.erase(connection) == 0) return;
  const auto count = of_client_.find(client);
  if (--count->second == 0) of_client_.erase(count);
}

bool Connections::is_empty() {
  const std::lock_guard lock(mutex_);
  return open_.empty();
}

bool Connections::begin_stream() {
  if (++streams_ <= kMostStreams) return true;
  --streams_;
  return false;
}

void Connections::stop() {
  std::vector<std::shared_ptr<Connection>> open;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    for (const auto& [key, connection] : open_) {
      if (auto held = connection.lock()) open.push_back(std::move(held));
    }
  }
  for (const auto& connection : open) connection->stop();
}

}  // namespace sourcier::server
