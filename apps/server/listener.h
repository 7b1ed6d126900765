// Listener: takes connections, a small pool of threads at work on them, until it is told to stop.
#pragma once

#include <cstdint>
#include <memory>

#include "apps/server/service.h"
#include "apps/server/settings.h"
#include "engine/base/result.h"

namespace sourcier::server {

class Listener {
 public:
  // Binds; `settings.port` becomes the port that was given where 0 was asked for.
  static Result<std::unique_ptr<Listener>> open(Settings& settings);
  virtual ~Listener() = default;

  // From here on SIGINT and SIGTERM end run(), be it about to begin, and no longer the program.
  virtual void take_signals() = 0;

  // Answers until one of them comes, then finishes what it is answering and returns.
  virtual void run(const Service& service) = 0;
};

}  // namespace sourcier::server
