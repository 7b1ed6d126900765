// contained: what a task throws ends that task, and nothing else of the server.
#pragma once

#include <exception>

namespace sourcier::server {

// False where the work was left by an exception: memory ran out, or a library gave up. What the
// task held, a connection say, is let go on the way.
template <typename Work>
bool contained(const Work& work) {
  try {
    work();
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace sourcier::server
