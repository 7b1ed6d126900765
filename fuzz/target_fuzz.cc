// The address of a request: decoding it never reads past its end, and what it gives is clean.
#include <cstdlib>

#include "apps/server/base64.h"
#include "apps/server/target.h"
#include "engine/text/utf8.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_text(const std::string& text) {
  check(sourcier::is_utf8(text));
  for (const char c : text) check(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

// Every byte as %XX.
std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto target = sourcier::server::decode_target(bytes)) {
    check(target->path.size() <= sourcier::server::kMostSegments);
    std::string again;
    for (const std::string& segment : target->path) {
      check_text(segment);
      check(!segment.empty() && segment != "." && segment != "..");
      again += "/" + escaped(segment);
    }
    for (const auto& [name, value] : target->query) check_text(name), check_text(value);
    // An address of ours for the same path decodes to it.
    if (again.empty()) again = "/";
    const auto same = sourcier::server::decode_target(again);
    check(again.size() > sourcier::server::kLongestTarget || (same && same->path == target->path));
  }
  if (const auto decoded = sourcier::server::from_base64url(bytes))
    check(sourcier::server::from_base64url(sourcier::server::to_base64url(*decoded)) == decoded);
  return 0;
}
