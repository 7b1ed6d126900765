// Metrics: what the server has done since it started, in the text form of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "apps/server/answer.h"
#include "engine/api/library.h"

namespace sourcier::server {

class Metrics {
 public:
  // One answered request; `path` is a resource's, never the client's words.
  void count(const std::string& method, const std::string& path, Status status,
             std::chrono::nanoseconds spent);
  void connection_opened() { ++connections_; }
  void connection_closed() { --connections_; }
  void connection_refused() { ++refused_; }
  void fault() { ++faults_; }  // A connection that ended by an exception.

  std::string text(const LibraryCounts& counts) const;

 private:
  // Upper bounds of the histogram, in seconds.
  static constexpr std::array<double, 9> kBounds = {0.001, 0.005, 0.01, 0.025, 0.05,
                                                    0.1,   0.25,  1,    10};
  struct Row {
    std::array<std::uint64_t, kBounds.size()> within{};
    std::uint64_t count = 0;
    double seconds = 0;
    std::map<unsigned, std::uint64_t> statuses;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Row> rows_;
  std::atomic<std::int64_t> connections_ = 0;
  std::atomic<std::uint64_t> refused_ = 0;
  std::atomic<std::uint64_t> faults_ = 0;
};

}  // namespace sourcier::server
