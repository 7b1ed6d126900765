#include "engine/page/compression/zstd.h"

#include <zstd.h>

#include <algorithm>

#include "engine/base/allocated.h"

namespace sourcier {
namespace {

constexpr std::size_t kPiece = 256 << 10;
constexpr std::size_t kMagicSize = 4;
constexpr std::size_t kSkippableHeader = 8;  // Magic and size.
constexpr std::uint32_t kWarcDictionary = 0x184D2A5D;

constexpr MemberWalk::Mark kZstdFrame = {"zstd data", "\x28\xB5\x2F\xFD",
                                         [](std::string_view) { return true; }, kMagicSize};

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
  return value;
}

bool is_to_skip(std::string_view bytes) {
  return bytes.size() >= kSkippableHeader &&
         (little_endian(bytes) & 0xFFFFFFF0) == ZSTD_MAGIC_SKIPPABLE_START;
}

ZSTD_DCtx* zstd_context(void* context) { return static_cast<ZSTD_DCtx*>(context); }

// A dictionary may be compressed itself. "" for one that is not to be had.
std::string dictionary_of(std::string_view stored) {
  if (!stored.starts_with(kZstdFrame.begin)) return std::string(stored);
  std::string dictionary(kLargestDictionary, '\0');
  const std::size_t size =
      ZSTD_decompress(dictionary.data(), dictionary.size(), stored.data(), stored.size());
  dictionary.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return dictionary;
}

}  // namespace

void ZstdStream::FreeContext::operator()(void* context) const {
  ZSTD_freeDCtx(zstd_context(context));
}

ZstdStream::ZstdStream(ByteWindow& stored, const std::string& path)
    : walk_(stored, path, kZstdFrame), context_(allocated(ZSTD_createDCtx())) {
  ZSTD_DCtx_setParameter(zstd_context(context_.get()), ZSTD_d_windowLogMax, kLargestZstdWindowLog);
}

ZstdStream::~ZstdStream() = default;

void ZstdStream::load_dictionary() {
  ByteWindow& stored = walk_.stored();
  const std::string_view header = stored.peek(kSkippableHeader);
  if (!is_to_skip(header) || little_endian(header) != kWarcDictionary) return;
  const std::size_t size = little_endian(header.substr(4));
  std::string dictionary;
  if (size <= kLargestDictionary)
    dictionary = dictionary_of(
        stored.peek(kSkippableHeader + size).substr(kSkippableHeader).substr(0, size));
  const std::size_t loaded =
      ZSTD_DCtx_loadDictionary(zstd_context(context_.get()), dictionary.data(), dictionary.size());
  // Without it the frames that need it tell so, each for itself.
  if (ZSTD_isError(loaded) != 0) walk_.damaged("the dictionary of the file is damaged");
}

void ZstdStream::skip_frames_to_skip() {
  for (;;) {
    const std::string_view header = walk_.stored().peek(kSkippableHeader);
    if (!is_to_skip(header)) return;
    walk_.stored().skip(kSkippableHeader + std::uint64_t{little_endian(header.substr(4))});
  }
}

bool ZstdStream::end_frame(const std::string& damage) {
  is_inside_ = false;
  if (damage.empty()) {
    walk_.is_over(out_ == 0);
  } else {
    walk_.damaged(damage);
  }
  return false;
}

// Appends a piece of the frame; false where there is none left.
bool ZstdStream::inflate_piece(ByteBuffer& buffer) {
  const std::string damaged =
      "the zstd frame is damaged after " + std::to_string(out_) + " bytes: ";
  for (;;) {
    if (is_complete_) return end_frame({});
    if (is_bomb(in_, out_)) {
      is_inside_ = false;
      walk_.found_bomb();
      return false;
    }
    const std::string_view stored = walk_.stored().peek(1);
    ZSTD_inBuffer in = {stored.data(), stored.size(), 0};
    ZSTD_outBuffer out = {buffer.reserve(kPiece), kPiece, 0};
    const std::size_t left = ZSTD_decompressStream(zstd_context(context_.get()), &out, &in);
    if (ZSTD_isError(left) != 0) return end_frame(damaged + ZSTD_getErrorName(left));
    walk_.stored().skip(in.pos);
    in_ += in.pos;
    out_ += out.pos;
    is_complete_ = left == 0;
    buffer.grow(out.pos);
    if (out.pos > 0) return true;
    if (in.pos == 0 && !is_complete_) return end_frame(damaged + "the file ends inside it");
  }
}

bool ZstdStream::append_to(ByteBuffer& buffer) {
  if (!std::exchange(is_begun_, true)) load_dictionary();
  for (;;) {
    if (is_inside_) {
      if (inflate_piece(buffer)) return true;
      continue;
    }
    skip_frames_to_skip();
    if (!walk_.next_member()) return false;
    ZSTD_DCtx_reset(zstd_context(context_.get()), ZSTD_reset_session_only);
    in_ = out_ = 0;
    is_complete_ = false;
    is_inside_ = true;
  }
}

}  // namespace sourcier
