#include "apps/server/metrics.h"

#include <fmt/format.h>

namespace sourcier::server {
namespace {

void gauge(std::string& out, std::string_view name, std::string_view about, std::int64_t value) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, about, value);
}

void counter(std::string& out, std::string_view name, std::string_view about, std::uint64_t value) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n{0} {2}\n", name, about, value);
}

}  // namespace

void Metrics::count(const std::string& method, const std::string& path, Status status,
                    std::chrono::nanoseconds spent) {
  const double seconds = std::chrono::duration<double>(spent).count();
  const std::lock_guard lock(mutex_);
  Row& row = rows_[{method, path}];
  ++row.count;
  row.seconds += seconds;
  ++row.statuses[static_cast<unsigned>(status)];
  for (std::size_t i = 0; i < kBounds.size(); ++i) row.within[i] += seconds <= kBounds[i] ? 1 : 0;
}

std::string Metrics::text(const LibraryCounts& counts) const {
  std::string out;
  gauge(out, "sourcier_articles", "Articles held.", static_cast<std::int64_t>(counts.articles));
  gauge(out, "sourcier_stories", "Stories held.", static_cast<std::int64_t>(counts.stories));
  gauge(out, "sourcier_skipped_inputs", "Inputs that could not be read.",
        static_cast<std::int64_t>(counts.skipped));
  gauge(out, "sourcier_connections", "Open connections.", connections_);
  counter(out, "sourcier_connections_refused_total", "Connections over a limit.", refused_);
  counter(out, "sourcier_faults_total", "Connections that ended by an exception.", faults_);
  const std::lock_guard lock(mutex_);
  out +=
      "# HELP sourcier_requests_total Answered requests.\n# TYPE sourcier_requests_total counter\n";
  for (const auto& [key, row] : rows_) {
    for (const auto& [status, times] : row.statuses) {
      out += fmt::format("sourcier_requests_total{{method=\"{}\",path=\"{}\",status=\"{}\"}} {}\n",
                         key.first, key.second, status, times);
    }
  }
  out +=
      "# HELP sourcier_request_seconds Time to make an answer.\n"
      "# TYPE sourcier_request_seconds histogram\n";
  for (const auto& [key, row] : rows_) {
    const std::string labels = fmt::format("method=\"{}\",path=\"{}\"", key.first, key.second);
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      out += fmt::format("sourcier_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, kBounds[i],
                         row.within[i]);
    }
    out += fmt::format(
        "sourcier_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
        "sourcier_request_seconds_sum{{{0}}} {2:.6f}\n"
        "sourcier_request_seconds_count{{{0}}} {1}\n",
        labels, row.count, row.seconds);
  }
  return out;
}

}  // namespace sourcier::server
