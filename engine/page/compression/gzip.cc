#include "engine/page/compression/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <new>

#include "engine/base/allocated.h"

namespace sourcier {
namespace {

// Stored bytes looked at before a member is tried at once, so that few are tried in vain.
constexpr std::size_t kUsualMember = 128 << 10;
// A member that is larger, stored or inflated, is taken piece by piece to bound the memory; the
// records of web archives are nearly all smaller.
constexpr std::size_t kLargestAtOnce = 4 << 20;
constexpr std::size_t kFirstRoom = 256 << 10;
constexpr std::size_t kPiece = 256 << 10;
// A member's last stored bytes are kept in sight: where they turn out damaged, the next member may
// begin among them, before the place at which that was noticed.
constexpr std::size_t kKeptInSight = 64 << 10;

// What looks like a member there and is none: real bytes do so once in 16 MiB, or where a page that
// was sent compressed lies in its record. Each costs an attempt to inflate it.
constexpr int kMostDisproved = 8;

constexpr std::size_t kHeaderSize = 10;

// The flags that no version of the format has are zero (RFC 1952, 2.3.1).
bool can_be_member(std::string_view bytes) {
  return bytes.size() < 4 || (static_cast<unsigned char>(bytes[3]) & 0xE0) == 0;
}

constexpr MemberWalk::Mark kGzipMember = {"gzip data", "\x1F\x8B\x08", can_be_member, kHeaderSize};

}  // namespace

class GzipStream::Inflater {
 public:
  Inflater() {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void begin() {
    inflateReset(&stream);
    fed = 0;
    in = out = 0;
    status = Z_OK;
  }

  z_stream stream = {};
  std::size_t fed = 0;            // Stored bytes from the window's position on that zlib has had.
  std::uint64_t in = 0, out = 0;  // Of this member.
  int status = Z_OK;
};

void GzipStream::FreeDecompressor::operator()(void* decompressor) const {
  libdeflate_free_decompressor(static_cast<libdeflate_decompressor*>(decompressor));
}

GzipStream::GzipStream(ByteWindow& stored, const std::string& path)
    : walk_(stored, path, kGzipMember), decompressor_(allocated(libdeflate_alloc_decompressor())) {}

GzipStream::~GzipStream() = default;

GzipStream::Outcome GzipStream::inflate_at_once(ByteBuffer& buffer) {
  auto* const decompressor = static_cast<libdeflate_decompressor*>(decompressor_.get());
  std::string_view stored = walk_.stored().peek(kUsualMember);
  buffer.reserve(kFirstRoom);
  for (;;) {
    char* const to = buffer.reserve(1);
    const std::size_t room = std::min(buffer.room(), kLargestAtOnce);
    std::size_t in = 0, out = 0;
    const auto result = libdeflate_gzip_decompress_ex(decompressor, stored.data(), stored.size(),
                                                      to, room, &in, &out);
    if (result == LIBDEFLATE_SUCCESS) {
      walk_.stored().skip(in);
      buffer.grow(out);
      return Outcome::kDone;
    }
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
      if (room == kLargestAtOnce) return Outcome::kNotAtOnce;
      buffer.reserve(2 * room);
      continue;
    }
    // Damaged, or not at hand as a whole.
    const std::size_t before = stored.size();
    if (before >= kLargestAtOnce) return Outcome::kNotAtOnce;
    stored = walk_.stored().peek(2 * before);
    if (stored.size() == before) return Outcome::kNotAtOnce;
  }
}

bool GzipStream::end_well() {
  is_piecewise_ = false;
  walk_.stored().skip(inflater_->fed);
  walk_.is_over(inflater_->out == 0);
  return false;
}

bool GzipStream::end_damaged(const char* damage) {
  is_piecewise_ = false;
  const std::size_t seen = inflater_->fed;
  disproved_ = 0;
  to_prove_ = walk_.stored().offset() + seen;
  // As much is looked at again however the bytes came in.
  walk_.stored().skip(seen - std::min(seen, kKeptInSight));
  walk_.damaged("the gzip member is damaged after " + std::to_string(inflater_->out) +
                " bytes: " + damage);
  return false;
}

// Feeds zlib once and appends what it gives.
void GzipStream::feed(std::string_view stored, ByteBuffer& buffer) {
  Inflater& inflater = *inflater_;
  z_stream& stream = inflater.stream;
  // zlib does not write through next_in, though its type says that it may.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stored.data()));
  stream.avail_in = static_cast<uInt>(std::min(stored.size(), kPiece));
  stream.next_out = reinterpret_cast<Bytef*>(buffer.reserve(kPiece));
  stream.avail_out = kPiece;
  const std::size_t had = stream.avail_in;
  inflater.status = inflate(&stream, Z_NO_FLUSH);
  if (inflater.status == Z_BUF_ERROR) inflater.status = Z_OK;  // It wants more.
  inflater.fed += had - stream.avail_in;
  inflater.in += had - stream.avail_in;
  inflater.out += kPiece - stream.avail_out;
  buffer.grow(kPiece - stream.avail_out);
}

// Appends a piece of the member; false where there is none left.
bool GzipStream::inflate_piece(ByteBuffer& buffer) {
  Inflater& inflater = *inflater_;
  for (;;) {
    if (inflater.status == Z_STREAM_END) return end_well();
    if (inflater.status != Z_OK) {
      if (inflater.stream.msg == nullptr) return end_damaged("it asks for what gzip has not");
      return end_damaged(inflater.stream.msg);
    }
    if (is_bomb(inflater.in, inflater.out)) {
      is_piecewise_ = false;
      walk_.found_bomb();
      return false;
    }
    if (inflater.fed > 2 * kKeptInSight) {
      walk_.stored().skip(inflater.fed - kKeptInSight);
      inflater.fed = kKeptInSight;
    }
    const std::string_view stored = walk_.stored().peek(inflater.fed + 1).substr(inflater.fed);
    if (stored.empty()) return end_damaged("the file ends inside it");
    const std::size_t before = buffer.view().size();
    feed(stored, buffer);
    if (buffer.view().size() > before) return true;
  }
}

bool GzipStream::append_to(ByteBuffer& buffer) {
  for (;;) {
    if (is_piecewise_) {
      if (inflate_piece(buffer)) return true;
      continue;
    }
    if (!walk_.next_member()) return false;
    const std::size_t before = buffer.view().size();
    if (inflate_at_once(buffer) == Outcome::kDone) {
      const std::size_t size = buffer.view().size() - before;
      walk_.is_over(size == 0);
      if (size > 0) return true;
      continue;
    }
    if (walk_.member() < to_prove_) {
      if (++disproved_ == kMostDisproved) walk_.stored().skip(to_prove_ - walk_.member());
      walk_.lose();
      continue;
    }
    if (!inflater_) inflater_ = std::make_unique<Inflater>();
    inflater_->begin();
    is_piecewise_ = true;
  }
}

}  // namespace sourcier
