#include "engine/page/archive/content_coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <new>

#include "engine/base/allocated.h"
#include "engine/page/archive/header_fields.h"
#include "engine/page/page.h"

namespace sourcier {
namespace {

constexpr std::size_t kFirstRoom = 256 << 10;
constexpr std::size_t kPiece = 64 << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B";

// What one step of a library gave.
enum class Step : std::uint8_t { kMore, kEnd, kWantsInput, kDamaged };

// Steps until the end, the limit or the damage; `step` inflates into the room that it is given and
// tells how much came.
template <typename Inflate>
void inflate_all(ByteBuffer& out, DecodedContent& result, Inflate step) {
  Step last = Step::kMore;
  while (last == Step::kMore) {
    if (out.view().size() > kLargestPage) {
      result.is_too_large = true;
      return;
    }
    std::size_t came = 0;
    last = step(out.reserve(kPiece), came);
    out.grow(came);
  }
  if (last == Step::kWantsInput) result.damage = "the coded body ends early";
  if (last == Step::kDamaged) result.damage = "the coded body is damaged";
}

// Members of gzip, or one stream of zlib or of bare deflate, as `window_bits` tells zlib.
void inflate_zlib(std::string_view body, int window_bits, ByteBuffer& out, DecodedContent& result) {
  z_stream stream = {};
  if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc();
  // zlib does not write through next_in, though its type says that it may.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  inflate_all(out, result, [&](char* to, std::size_t& came) {
    stream.next_out = reinterpret_cast<Bytef*>(to);
    stream.avail_out = kPiece;
    const int status = inflate(&stream, Z_NO_FLUSH);
    came = kPiece - stream.avail_out;
    if (status == Z_STREAM_END) {
      const bool has_next = window_bits > MAX_WBITS && stream.avail_in > kGzipMagic.size() &&
                            body.substr(body.size() - stream.avail_in).starts_with(kGzipMagic);
      return has_next && inflateReset(&stream) == Z_OK ? Step::kMore : Step::kEnd;
    }
    if (status != Z_OK && status != Z_BUF_ERROR) return Step::kDamaged;
    return came == 0 && stream.avail_in == 0 ? Step::kWantsInput : Step::kMore;
  });
  inflateEnd(&stream);
}

void inflate_brotli(std::string_view body, ByteBuffer& out, DecodedContent& result) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      allocated(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)),
      BrotliDecoderDestroyInstance);
  const auto* next = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  inflate_all(out, result, [&](char* to, std::size_t& came) {
    auto* place = reinterpret_cast<std::uint8_t*>(to);
    std::size_t room = kPiece;
    const auto status =
        BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &place, nullptr);
    came = kPiece - room;
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return Step::kEnd;
    if (status == BROTLI_DECODER_RESULT_ERROR) return Step::kDamaged;
    return status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? Step::kWantsInput : Step::kMore;
  });
}

void inflate_zstd(std::string_view body, ByteBuffer& out, DecodedContent& result) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(allocated(ZSTD_createDCtx()),
                                                                     ZSTD_freeDCtx);
  ZSTD_inBuffer in = {body.data(), body.size(), 0};
  inflate_all(out, result, [&](char* to, std::size_t& came) {
    ZSTD_outBuffer room = {to, kPiece, 0};
    const std::size_t left = ZSTD_decompressStream(context.get(), &room, &in);
    came = room.pos;
    if (ZSTD_isError(left) != 0) return Step::kDamaged;
    const bool is_all_read = in.pos == in.size;
    if (left == 0 && is_all_read) return Step::kEnd;
    return is_all_read && came < kPiece ? Step::kWantsInput : Step::kMore;
  });
}

// The usual case, a gzip member that is whole, at once; false where it is not that.
bool inflate_at_once(libdeflate_decompressor* decompressor, std::string_view body,
                     ByteBuffer& out) {
  out.reserve(kFirstRoom);
  for (;;) {
    char* const to = out.reserve(1);
    const std::size_t room = std::min(out.room(), kLargestPage + std::size_t{1});
    std::size_t in = 0, came = 0;
    const auto status =
        libdeflate_gzip_decompress_ex(decompressor, body.data(), body.size(), to, room, &in, &came);
    if (status == LIBDEFLATE_SUCCESS && in == body.size()) {
      out.grow(came);
      return true;
    }
    if (status != LIBDEFLATE_INSUFFICIENT_SPACE || room > kLargestPage) return false;
    out.reserve(2 * room);
  }
}

}  // namespace

struct ContentDecoder::Room {
  ByteBuffer out;
  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor{
      allocated(libdeflate_alloc_decompressor()), libdeflate_free_decompressor};
};

ContentDecoder::ContentDecoder() : room_(std::make_unique<Room>()) {}

ContentDecoder::~ContentDecoder() = default;

DecodedContent ContentDecoder::decode(std::string_view coding, std::string_view body) {
  ByteBuffer& out = room_->out;
  out.drop(out.view().size());
  DecodedContent result;
  if (is_same_name(coding, "gzip") || is_same_name(coding, "x-gzip")) {
    if (!body.starts_with(kGzipMagic)) return {body, {}, false};
    if (!inflate_at_once(room_->decompressor.get(), body, out))
      inflate_zlib(body, 16 + MAX_WBITS, out, result);
  } else if (is_same_name(coding, "deflate")) {
    // Meant is zlib's format; some servers send bare deflate (RFC 9110, 8.4.1.2).
    inflate_zlib(body, MAX_WBITS, out, result);
    if (out.view().empty()) {
      result = {};
      inflate_zlib(body, -MAX_WBITS, out, result);
    }
  } else if (is_same_name(coding, "br")) {
    inflate_brotli(body, out, result);
  } else if (is_same_name(coding, "zstd")) {
    inflate_zstd(body, out, result);
  } else {
    return {body, "the body bears a coding that is not read: " + std::string(coding), false};
  }
  // Nothing came of it: the archive keeps the body decoded under the header as it was sent.
  if (out.view().empty() && !result.damage.empty()) return {body, {}, false};
  result.bytes = out.view();
  return result;
}

}  // namespace sourcier
