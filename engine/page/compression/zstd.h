// Zstd: a file of zstd frames as one stream of bytes, with the dictionary that a compressed WARC
// may begin with (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
#pragma once

#include <memory>

#include "engine/page/compression/inflate.h"

namespace sourcier {

// A dictionary is kept in memory, and its tables with it; the tools that make them stop at 1 MiB.
inline constexpr std::size_t kLargestDictionary = 16u << 20;
// What a frame may ask to keep of what it gave, 2^27 bytes: the most that zstd's own tool takes.
inline constexpr int kLargestZstdWindowLog = 27;

class ZstdStream : public ByteStream {
 public:
  // `path` names the file in what is said of damaged frames. The window is the file as stored.
  ZstdStream(ByteWindow& stored, const std::string& path);
  ~ZstdStream() override;

  bool append_to(ByteBuffer& buffer) override;
  const std::optional<Error>& failure() const override { return walk_.stored().failure(); }
  std::optional<std::uint64_t> member() const override { return walk_.member(); }
  std::vector<Error> take_damages() override { return walk_.take_damages(); }

 private:
  void load_dictionary();
  void skip_frames_to_skip();
  bool inflate_piece(ByteBuffer& buffer);
  bool end_frame(const std::string& damage);

  MemberWalk walk_;
  struct FreeContext {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, FreeContext> context_;  // zstd's.
  std::uint64_t in_ = 0, out_ = 0;              // Of this frame.
  bool is_begun_ = false;                       // Something of the file was read.
  bool is_inside_ = false;                      // A frame.
  bool is_complete_ = false;                    // The frame has given its last byte.
};

}  // namespace sourcier
