// Stream: the articles of files as they are read, in order, in bounded memory.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "bindings/python/src/handle.h"

namespace sourcier::python {

// What a process that may die at a record tells the one that started it.
struct Guard {
  std::string marker;                // A file; the offset of the record in work is written to it.
  std::set<std::uint64_t> left_out;  // Records that are not to be touched.
  std::int64_t crash_at = -1;        // For tests: the record at which the process ends itself.
};

struct StreamOptions {
  std::vector<std::string> inputs;
  bool with_reading = false;
  unsigned jobs = 1;
  ExtractionOptions extraction;
  std::string path;  // The name of the one input where it is a copy; "" for its own.
  std::optional<Guard> guard;
};

// The pipeline runs on a thread of its own and is held back while nobody takes. One consumer.
class Stream {
 public:
  Stream(std::shared_ptr<const Resources> resources, StreamOptions options);
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { close(); }

  enum class Next : std::uint8_t { kArticle, kEnd, kWait };
  // Waits for at most a tenth of a second, so that the caller can see to interrupts. Throws what
  // ended the run early.
  Next next(Handle& article);
  // Ends the run; what has not been taken is dropped.
  void close();

  // What could not be read; complete at the end.
  std::vector<Error> skipped() const;

 private:
  void run();
  std::vector<Error> read_guarded();
  void put(Article&& article, Reading&& reading);

  std::shared_ptr<const Resources> resources_;
  StreamOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Handle> waiting_;
  std::vector<Error> skipped_;
  std::exception_ptr failure_;
  bool is_done_ = false;
  bool is_closed_ = false;
  std::thread thread_;
};

}  // namespace sourcier::python
