// Deflated pieces: texts that are compressed once and then put together, in any choice and order,
// into gzip files. A piece is whole blocks of deflate that end with a byte and refer to nothing
// before them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sourcier {

std::string deflate_piece(std::string_view text);

// The text again, of so many bytes; "" where the piece is damaged.
std::string inflate_piece(std::string_view piece, std::size_t size);

std::uint32_t checksum_of(std::string_view text);  // CRC-32, as gzip has it.

// One gzip file of pieces.
class GzipOfPieces {
 public:
  GzipOfPieces();

  // `checksum` and `size` are those of the piece's text.
  void add(std::string_view piece, std::uint32_t checksum, std::uint64_t size);
  void add(char one);  // As it is.

  std::size_t size() const { return size_; }  // Of the text so far.
  std::string finish() &&;

 private:
  std::string bytes_;
  std::uint32_t checksum_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace sourcier
