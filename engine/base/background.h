// Work in the background: a thread that steps back behind those that answer.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace sourcier {

// Lowers the priority of the calling thread by so many steps of `nice`; on Linux a thread has one
// of its own.
inline void step_back(int steps) {
  const auto self = static_cast<id_t>(gettid());
  (void)setpriority(PRIO_PROCESS, self, getpriority(PRIO_PROCESS, self) + steps);
}

}  // namespace sourcier
