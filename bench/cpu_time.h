// CPU time: the clock of the benchmarks that time one thread themselves.
#pragma once

#include <ctime>

namespace sourcier {

// Of this thread, in milliseconds.
inline double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

}  // namespace sourcier
