#include "engine/base/digest.h"

#include <openssl/evp.h>
// Short texts are hashed at every look-up: a call into the library would cost as much as the hash.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

namespace sourcier {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::size_t kIdBytes = 10;
constexpr std::size_t kSha256Bytes = 32;

void append_hex(std::string& out, const unsigned char* bytes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    out += kHexDigits[bytes[i] >> 4];
    out += kHexDigits[bytes[i] & 15];
  }
}

}  // namespace

std::string sha256(std::string_view bytes) {
  // Asking the library for its algorithm by name costs more than hashing a short text.
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm, nullptr);
  std::string out = "sha256:";
  append_hex(out, digest.data(), kSha256Bytes);
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
