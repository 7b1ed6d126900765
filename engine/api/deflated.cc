#include "engine/api/deflated.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>

#include "engine/base/allocated.h"

namespace sourcier {
namespace {

// libdeflate is faster and makes whole streams only; zlib can end a block with a byte.
constexpr int kLevel = 4;
constexpr int kRaw = -15;                       // The largest window, and no header.
constexpr int kMemory = 8;                      // zlib's own choice.
constexpr std::size_t kTakenAtOnce = 1u << 30;  // zlib counts in 32 bits.

// RFC 1952: no name, no time, any system. RFC 1951: an empty last block.
constexpr std::string_view kHeader("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF", 10);
constexpr std::string_view kLastBlock("\x03\x00", 2);

void add_little_endian(std::string& bytes, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 0xFF);
}

}  // namespace

std::string deflate_piece(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kRaw, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, deflateEnd);
  std::string piece;
  std::string room(std::size_t{1} << 16, '\0');
  do {
    const std::size_t taken = std::min(text.size(), kTakenAtOnce);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(taken);
    text.remove_prefix(taken);
    do {
      stream.next_out = reinterpret_cast<Bytef*>(room.data());
      stream.avail_out = static_cast<uInt>(room.size());
      deflate(&stream, text.empty() ? Z_FULL_FLUSH : Z_NO_FLUSH);
      piece.append(room, 0, room.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  } while (!text.empty());
  return piece;
}

std::string inflate_piece(std::string_view piece, std::size_t size) {
  struct Free {
    void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
  };
  thread_local const std::unique_ptr<libdeflate_decompressor, Free> decompressor(
      allocated(libdeflate_alloc_decompressor()));
  std::string whole(piece);
  whole += kLastBlock;
  std::string text(size, '\0');
  const auto done = libdeflate_deflate_decompress(decompressor.get(), whole.data(), whole.size(),
                                                  text.data(), size, nullptr);
  return done == LIBDEFLATE_SUCCESS ? text : std::string();
}

std::uint32_t checksum_of(std::string_view text) {
  return libdeflate_crc32(0, text.data(), text.size());
}

GzipOfPieces::GzipOfPieces() : bytes_(kHeader) {}

void GzipOfPieces::add(std::string_view piece, std::uint32_t checksum, std::uint64_t size) {
  bytes_ += piece;
  checksum_ =
      static_cast<std::uint32_t>(crc32_combine(checksum_, checksum, static_cast<z_off_t>(size)));
  size_ += size;
}

void GzipOfPieces::add(char one) {
  const char stored[] = {0, 1, 0, '\xFE', '\xFF', one};  // A block of one byte.
  add({stored, sizeof stored}, checksum_of({&one, 1}), 1);
}

std::string GzipOfPieces::finish() && {
  bytes_ += kLastBlock;
  add_little_endian(bytes_, checksum_);
  add_little_endian(bytes_, static_cast<std::uint32_t>(size_));
  return std::move(bytes_);
}

}  // namespace sourcier
