// WriterLock: one program at a time fills a store, or takes out of it.
//
// Short changes (a correction, a saved search) need none: SQLite lets them wait for each other. A
// run of many batches and the grouping after them must not meet another one.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace sourcier {

class WriterLock {
 public:
  // An Error at once where another program holds it. It goes with the process, however that ends.
  static Result<WriterLock> take(const std::string& store_path);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  WriterLock(std::string path, int file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  int file_ = -1;
};

}  // namespace sourcier
