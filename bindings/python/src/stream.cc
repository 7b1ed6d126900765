#include "bindings/python/src/stream.h"

#include <chrono>

namespace sourcier::python {
namespace {

constexpr std::size_t kMostWaiting = 64;  // Articles read ahead of the consumer.
constexpr std::chrono::milliseconds kPatience{100};

// Thrown through the pipeline when the consumer has closed the stream.
struct Closed : std::exception {};

}  // namespace

Stream::Stream(std::shared_ptr<const Resources> resources, StreamOptions options)
    : resources_(std::move(resources)), options_(std::move(options)), thread_([this] { run(); }) {}

void Stream::run() {
  RunSummary summary;
  std::exception_ptr failure;
  try {
    const RunOptions run{
        .jobs = options_.jobs, .extraction = options_.extraction, .times = nullptr, .progress = {}};
    if (options_.with_reading) {
      summary = read_inputs(options_.inputs, *resources_, run, [this](Document&& document) {
        put(handle_of(std::move(document), true));
      });
    } else {
      summary = extract_inputs(options_.inputs, *resources_, run, [this](Article&& article) {
        put(handle_of({std::move(article), {}}, false));
      });
    }
  } catch (const Closed&) {
    // Its consumer wants no more.
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  skipped_ = std::move(summary.skipped);
  failure_ = std::move(failure);
  is_done_ = true;
  changed_.notify_all();
}

void Stream::put(Handle&& article) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_closed_ || waiting_.size() < kMostWaiting; });
  if (is_closed_) throw Closed();
  waiting_.push_back(std::move(article));
  changed_.notify_all();
}

Stream::Next Stream::next(Handle& article) {
  std::unique_lock lock(mutex_);
  const bool is_ready = changed_.wait_for(
      lock, kPatience, [this] { return is_done_ || is_closed_ || !waiting_.empty(); });
  if (!is_ready) return Next::kWait;
  if (!waiting_.empty() && !is_closed_) {
    article = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return Next::kArticle;
  }
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  return Next::kEnd;
}

void Stream::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

std::vector<Error> Stream::skipped() const {
  const std::lock_guard lock(mutex_);
  return skipped_;
}

}  // namespace sourcier::python
