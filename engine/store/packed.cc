#include "engine/store/packed.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <memory>
#include <new>

#include "engine/base/allocated.h"

namespace sourcier {
namespace {

constexpr int kLevel = 1;

// A context a thread, made once: making one costs more than packing an article.
template <typename Context, auto make, auto release>
Context* own_context() {
  struct Free {
    void operator()(Context* context) const { release(context); }
  };
  thread_local const std::unique_ptr<Context, Free> kContext(allocated(make()));
  return kContext.get();
}

}  // namespace

std::string pack_bytes(std::string_view bytes) {
  if (bytes.empty()) return {};
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  auto* context = own_context<ZSTD_CCtx, ZSTD_createCCtx, ZSTD_freeCCtx>();
  const std::size_t size =
      ZSTD_compressCCtx(context, packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // With room for all, nothing else fails.
  packed.resize(size);
  return packed;
}

std::optional<std::string> unpack_bytes(std::string_view packed) {
  if (packed.empty()) return std::string();
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
      size > kLargestUnpacked) {
    return {};
  }
  std::string bytes(size, '\0');
  auto* context = own_context<ZSTD_DCtx, ZSTD_createDCtx, ZSTD_freeDCtx>();
  const std::size_t got =
      ZSTD_decompressDCtx(context, bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  if (got != size) return {};
  return bytes;
}

}  // namespace sourcier
