// Bytes: a stream that gives its bytes as they come, and the window through which readers look at
// it, so that a file of any size is read in bounded memory.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

  // Appends what comes next, at least one byte and of one member only; false at the end.
  virtual bool append_to(ByteBuffer& buffer) = 0;
  // What ended the stream before its time, where that is known.
  virtual const std::optional<Error>& failure() const = 0;
  // Where the gzip member or zstd frame of the bytes appended last begins in the file; nothing
  // where the bytes are stored as they are.
  virtual std::optional<std::uint64_t> member() const { return {}; }
  // What the last call found damaged before it appended anything.
  virtual std::vector<Error> take_damages() { return {}; }
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
  // Of what is at the position, in the file: a member's bytes are all stored where it begins.
  std::uint64_t stored_offset() const { return members_.empty() ? offset_ : members_[0].stored; }
  // Where the first member behind an offset begins, as an offset to come: the largest number where
  // that is not known yet, or where bytes are stored as they are.
  std::uint64_t next_member(std::uint64_t after) const;
  // Whether a member begins there.
  bool is_at_member() const { return !members_.empty() && members_[0].begin == offset_; }
  const std::optional<Error>& failure() const { return stream_.failure(); }
  // The first damage that lies before the offset and was not taken yet: bytes are missing there.
  // What no reader takes is told to PageSink::skipped in the end.
  std::optional<Error> take_damage(std::uint64_t before);
  // The first one if it is of that kind.
  std::optional<Error> take_damage(std::uint64_t before, ErrorKind kind);

 private:
  struct Member {
    std::uint64_t begin = 0;  // As offset() counts.
    std::uint64_t stored = 0;
  };
  struct Damage {
    std::uint64_t at = 0;
    Error error;
  };
  void append();
  void drop_members();

  ByteStream& stream_;
  ByteBuffer buffer_;
  std::deque<Member> members_;  // Those at hand, in order; the first holds the position.
  std::deque<Damage> damages_;
  std::uint64_t offset_ = 0;
  bool is_ended_ = false;
};

}  // namespace sourcier
