// What holds of any bytes that a reader of records is given: places rise and lie inside the file,
// no page is larger than it may be, and it is the same however the bytes come in.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "engine/page/memory.h"
#include "engine/page/reader.h"

namespace sourcier::fuzzing {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::vector<std::string> told_by(PageReader reader, std::string_view bytes,
                                        std::size_t piece) {
  std::vector<std::string> told;
  const std::string path = "a";
  std::uint64_t last = 0;
  const Take take = [&](Page&& page) {
    require(page.body.size() <= 2 * kLargestPage);
    if (page.record_offset) {
      require(*page.record_offset >= last && *page.record_offset <= bytes.size());
      last = *page.record_offset;
    }
    told.push_back(std::to_string(page.record_offset.value_or(0)) + " " + page.url + " " +
                   page.damage + " " + page.body);
  };
  const Skip skip = [&](const Error& error) { told.push_back(error.text()); };
  ReadTally tally;
  MemoryStream stream(bytes, piece);
  ByteWindow window(stream);
  const auto result = reader(window, {path, take, skip, tally});
  if (!result) told.push_back(result.error().text());
  return told;
}

inline void check(PageReader reader, std::string_view bytes) {
  const auto whole = told_by(reader, bytes, 256 << 10);
  require(whole == told_by(reader, bytes, 7));
}

}  // namespace sourcier::fuzzing
