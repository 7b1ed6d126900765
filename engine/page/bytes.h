// Bytes: a stream that gives its bytes as they come, and the window through which readers look at
// it, so that a file of any size is read in bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace sourcier {

// Bytes that wait to be read; what is dropped at the front makes room at the back.
class ByteBuffer {
 public:
  std::string_view view() const { return {data_.get() + begin_, end_ - begin_}; }
  // Room for `count` bytes behind the last one; earlier views are no longer valid.
  char* reserve(std::size_t count);
  std::size_t room() const { return capacity_ - end_; }
  void grow(std::size_t count) { end_ += count; }
  void drop(std::size_t count) { begin_ += count; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// Where bytes come from: a file, or a layer of compression over another stream.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  // Appends what comes next, at least one byte; false at the end.
  virtual bool append_to(ByteBuffer& buffer) = 0;
  // What ended the stream before its time, where that is known.
  virtual const std::optional<Error>& failure() const = 0;
};

// The part of a stream at which a reader looks. Views that it gives are valid until the next call
// that is not const.
class ByteWindow {
 public:
  explicit ByteWindow(ByteStream& stream) : stream_(stream) {}

  // All that is at hand from the position on: at least `count` bytes, fewer only at the end of the
  // stream. A caller bounds `count`, for so much is kept in memory.
  std::string_view peek(std::size_t count);
  // The next line with its `\n`, or the last one without; "" at the end. Nothing where `longest`
  // bytes do not hold a whole line.
  std::optional<std::string_view> peek_line(std::size_t longest);
  // Steps over `count` bytes, or over all that are left where they are fewer.
  void skip(std::uint64_t count);
  bool at_end() { return peek(1).empty(); }
  // Of the position, from the stream's first byte.
  std::uint64_t offset() const { return offset_; }
  const std::optional<Error>& failure() const { return stream_.failure(); }

 private:
  ByteStream& stream_;
  ByteBuffer buffer_;
  std::uint64_t offset_ = 0;
  bool is_ended_ = false;
};

}  // namespace sourcier
