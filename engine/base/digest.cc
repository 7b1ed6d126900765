#include "engine/base/digest.h"

// The old functions, which take no memory of their own: the new ones fail without any, or end the
// program while the library starts.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
// Short texts are hashed at every look-up: a call into the library would cost as much as the hash.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

namespace sourcier {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::size_t kIdBytes = 10;

void append_hex(std::string& out, const unsigned char* bytes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    out += kHexDigits[bytes[i] >> 4];
    out += kHexDigits[bytes[i] & 15];
  }
}

}  // namespace

std::string sha256(std::string_view bytes) {
  SHA256_CTX hash;
  SHA256_Init(&hash);
  SHA256_Update(&hash, bytes.data(), bytes.size());
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), &hash);
  std::string out = "sha256:";
  append_hex(out, digest.data(), digest.size());
  return out;
}

std::string content_id(std::string_view prefix, std::initializer_list<std::string_view> parts) {
  std::string fenced;
  for (const std::string_view part : parts) {
    fenced += std::to_string(part.size());
    fenced += ':';
    fenced += part;
  }
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(fenced.data(), fenced.size()));
  std::string out(prefix);
  append_hex(out, canonical.digest, kIdBytes);
  return out;
}

std::uint64_t stable_hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace sourcier
