// Service: answers requests, whatever carried them. Guards, finds the resource, checks what was
// given, and makes of its answer what HTTP wants: validators, compression, the fields of defence.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "apps/server/answer.h"
#include "apps/server/guard.h"
#include "apps/server/incoming.h"
#include "apps/server/metrics.h"
#include "apps/server/settings.h"
#include "apps/server/workers.h"
#include "engine/api/library.h"
#include "engine/base/recent.h"

namespace sourcier::server {

// An answer to a search that is given again while it holds.
struct KeptAnswer {
  Answer answer;
  std::uint64_t revision = 0;  // Of the library.
  std::chrono::steady_clock::time_point at;
};
using KeptAnswers = Recent<std::shared_ptr<const KeptAnswer>>;
inline constexpr std::size_t kMostKeptBytes = std::size_t{20} << 20;

// Steps of priority behind the threads that carry requests.
inline constexpr int kSearchersBehind = 0;
inline constexpr int kWorkersBehind = 5;

struct Service {
  Library& library;
  const Resources& data;
  const Settings& settings;
  Guard guard;
  mutable Metrics metrics;
  mutable KeptAnswers searches{kMostKeptBytes};  // By all that was asked.
  std::string language_default = "fr";  // Of the user interface, where the reader has chosen none.

  // End first: their tasks use all the rest. Who searches waits for no story that is traced.
  mutable Workers searchers, workers;

  Service(Library& held, const Resources& loaded, const Settings& chosen)
      : library(held),
        data(loaded),
        settings(chosen),
        guard(chosen),
        searchers(chosen.searchers, kSearchersBehind),
        workers(chosen.workers, kWorkersBehind) {}
};

enum class Haste : std::uint8_t { kNone, kAtOnce };

// Never throws: what a resource throws is an answer of 500. In haste, what takes long is postponed.
Answer answer(const Service& service, const Incoming& incoming, Haste haste = Haste::kNone);

// How large the body of a request to this target may be.
std::uint64_t largest_body(const std::string& method, const std::string& target);

}  // namespace sourcier::server
