// Any bytes are a web archive, WARC and ARC.
#include <cstdint>

#include "engine/page/archive/arc.h"
#include "engine/page/archive/warc.h"
#include "fuzz/archive_check.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> bytes(data, data + size);
  const std::string_view view(bytes.data(), bytes.size());
  sourcier::fuzzing::check(sourcier::read_warc, view);
  sourcier::fuzzing::check(sourcier::read_arc, view);
  return 0;
}
