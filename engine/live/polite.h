// Polite: fetches as sites wish it. Their robots.txt, a pause between two fetches of one host, and
// time off for a host that asks for it.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <string>

#include "engine/live/fetch.h"
#include "engine/live/robots.h"

namespace sourcier {

// A robots.txt is asked for again after a day (RFC 9309, 2.4).
inline constexpr std::chrono::hours kRobotsAge{24};
// What a host that asks for time off gets at most.
inline constexpr std::chrono::hours kLongestTimeOff{6};

struct PoliteOptions {
  FetchOptions fetch;
  std::chrono::milliseconds pause{1000};    // Between two fetches of one host.
  const std::atomic<bool>* stop = nullptr;  // Ends the waiting.
};

// One fetch at a time; not shared by threads.
class PoliteFetcher {
 public:
  explicit PoliteFetcher(PoliteOptions options) : options_(std::move(options)) {}

  // An Error where robots.txt forbids the address (kUnsupported), or the host is not to be asked
  // now (kIo): its robots.txt cannot be had, it wants to be left alone, or it does not answer.
  Result<Fetched> get(const std::string& url, const FetchTag& tag);

 private:
  using Clock = std::chrono::steady_clock;
  struct Site {
    Robots robots;
    Clock::time_point robots_until{};
    Clock::time_point next{};       // Not earlier than this.
    Clock::time_point off_until{};  // Left alone before,
    std::string why_off;            // and why.
    int refusals = 0;               // In a row.
    int silences = 0;               // In a row: no answer at all.
  };

  Result<void> may_fetch(const std::string& url);
  Result<void> wait_for(Site& site);
  Result<void> read_robots(const std::string& origin, Site& site);
  static void heed(const Fetched& fetched, Site& site);
  static void heed_silence(Site& site);

  PoliteOptions options_;
  std::map<std::string, Site> sites_;  // By scheme, host and port.
};

}  // namespace sourcier
