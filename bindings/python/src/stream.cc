#include "bindings/python/src/stream.h"

#include <chrono>
#include <cstdlib>
#include <fstream>

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
    RunOptions run;
    run.jobs = options_.jobs;
    run.extraction = options_.extraction;
    if (options_.guard) {
      summary.skipped = read_guarded();
    } else if (options_.with_reading) {
      summary = read_inputs(options_.inputs, *resources_, run, [this](Document&& document) {
        put(std::move(document.article), std::move(document.reading));
      });
    } else {
      summary = extract_inputs(options_.inputs, *resources_, run,
                               [this](Article&& article) { put(std::move(article), {}); });
    }
  } catch (const Closed&) {  // NOLINT(bugprone-empty-catch): its consumer wants no more.
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  skipped_ = std::move(summary.skipped);
  failure_ = std::move(failure);
  is_done_ = true;
  changed_.notify_all();
}

// One record after the other on this thread, so that the marker names the one in work.
std::vector<Error> Stream::read_guarded() {
  std::vector<Error> skipped;
  const Skip skip = [&](const Error& error) { skipped.push_back(error); };
  const Take take = [&](Page&& page) {
    const std::uint64_t offset = page.record_offset.value_or(0);
    const std::string place = page.path + ":" + std::to_string(offset);
    if (options_.guard->left_out.contains(offset))
      return skip({ErrorKind::kUnsupported, place, "left out: it ended the process before"});
    if (std::ofstream marker(options_.guard->marker); marker) marker << offset << '\n';
    if (options_.guard->crash_at == static_cast<std::int64_t>(offset)) std::abort();
    const bool is_stated = page.format == PageFormat::kEntry || page.format == PageFormat::kNews;
    Article article = extract(page, resources_->rules, options_.extraction);
    if (article.text.empty() && !is_stated)
      return skip({ErrorKind::kMalformed, place, "no article was found on the page"});
    put(std::move(article), {});
  };
  for (const std::string& path : list_inputs(options_.inputs, skip))
    if (const auto read = read_pages(path, take, skip); !read) skip(read.error());
  return skipped;
}

void Stream::put(Article&& article, Reading&& reading) {
  if (!options_.path.empty()) article.source.path = options_.path;
  Handle handle = handle_of({std::move(article), std::move(reading)}, options_.with_reading);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_closed_ || waiting_.size() < kMostWaiting; });
  if (is_closed_) throw Closed();
  waiting_.push_back(std::move(handle));
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
