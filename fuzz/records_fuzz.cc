// Any bytes are JSON Lines, or one JSON document.
#include <cstdint>

#include "engine/page/records/records.h"
#include "fuzz/archive_check.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> bytes(data, data + size);
  sourcier::fuzzing::check(sourcier::read_records, {bytes.data(), bytes.size()});
  return 0;
}
