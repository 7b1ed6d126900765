// Gzip: a file of gzip members as one stream of bytes. A member that is at hand as a whole is
// inflated at once; one that is not, or is damaged, piece by piece, for what it holds.
#pragma once

#include <memory>

#include "engine/page/compression/inflate.h"

namespace sourcier {

class GzipStream : public ByteStream {
 public:
  // `path` names the file in what is said of damaged members. The window is the file as stored.
  GzipStream(ByteWindow& stored, const std::string& path);
  ~GzipStream() override;

  bool append_to(ByteBuffer& buffer) override;
  const std::optional<Error>& failure() const override { return walk_.stored().failure(); }
  std::optional<std::uint64_t> member() const override { return walk_.member(); }
  std::vector<Error> take_damages() override { return walk_.take_damages(); }

 private:
  class Inflater;  // zlib's state.
  enum class Outcome : std::uint8_t { kDone, kNotAtOnce };

  Outcome inflate_at_once(ByteBuffer& buffer);
  void feed(std::string_view stored, ByteBuffer& buffer);
  bool inflate_piece(ByteBuffer& buffer);
  bool end_well();
  bool end_damaged(const char* damage);

  MemberWalk walk_;
  struct FreeDecompressor {
    void operator()(void* decompressor) const;
  };
  std::unique_ptr<void, FreeDecompressor> decompressor_;  // libdeflate's.
  std::unique_ptr<Inflater> inflater_;
  bool is_piecewise_ = false;  // Inside a member that is inflated piece by piece.
  // Up to here a damaged member was inflated. What was taken for its bytes may be the members
  // behind it, or hold a page that was sent compressed: only what is whole is taken for a member
  // there.
  std::uint64_t to_prove_ = 0;
  int disproved_ = 0;  // Of what looked like a member there.
};

}  // namespace sourcier
