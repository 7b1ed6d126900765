// Connections: those that are open, how many of each client, and the word to stop for all of them.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace sourcier::server {

// One that can be told to end: at once where it waits, else after its answer.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;
  virtual void stop() = 0;
};

class Connections {
 public:
  // False where there are too many, in all or of this client.
  bool add(const std::shared_ptr<Connection>& connection, const std::string& client);
  void remove(const Connection* connection, const std::string& client);

  // Whether one more stream of events may be held; end_stream gives its place back.
  bool begin_stream();
  void end_stream() { --streams_; }

  void stop();
  bool is_stopping() const { return is_stopping_; }
  bool is_empty();

 private:
  std::mutex mutex_;
  std::unordered_map<const Connection*, std::weak_ptr<Connection>> open_;
  std::map<std::string, std::size_t> of_client_;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<std::size_t> streams_ = 0;
};

}  // namespace sourcier::server
