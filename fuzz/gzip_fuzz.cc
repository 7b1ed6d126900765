// Any bytes are a compressed file: what is read of it ends. And what was compressed comes back,
// with junk between its members and without.
#include <zlib.h>

#include <cstdint>

#include "engine/page/compression/gzip.h"
#include "engine/page/compression/zstd.h"
#include "fuzz/archive_check.h"

namespace {

using sourcier::fuzzing::require;

// More than the fuzzer's inputs inflate to below the limit on their ratio.
constexpr std::size_t kMostRead = 64 << 20;

template <typename Stream>
std::string inflated(std::string_view stored, std::size_t piece) {
  sourcier::MemoryStream memory(stored, piece);
  sourcier::ByteWindow window(memory);
  Stream stream(window, "a");
  sourcier::ByteWindow bytes(stream);
  std::string out;
  while (!bytes.at_end() && out.size() < kMostRead) {
    const std::string_view some = bytes.peek(1);
    require(bytes.stored_offset() <= stored.size());
    out += some;
    bytes.skip(some.size());
  }
  return out;
}

std::string gzip(std::string_view text) {
  z_stream stream = {};
  require(deflateInit2(&stream, 1, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> bytes(data, data + size);
  const std::string_view view(bytes.data(), bytes.size());
  inflated<sourcier::GzipStream>(view, 256 << 10);
  inflated<sourcier::GzipStream>(view, 7);
  inflated<sourcier::ZstdStream>(view, 256 << 10);
  const std::string_view first = view.substr(0, view.size() / 2);
  const std::string_view second = view.substr(view.size() / 2);
  require(inflated<sourcier::GzipStream>(gzip(first) + "junk" + gzip(second), 64) == view);
  return 0;
}
