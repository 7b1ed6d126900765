// Segments: WARC records that a crawler cut into several (`WARC-Segment-Number`, `continuation`),
// joined again where they stand in one file.
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.0/#record-segmentation
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/page/archive/captures.h"

namespace sourcier {

// Records of one file whose continuations are waited for at a time. A crawler writes one record
// after the other; the oldest is given up for a further one. Each may have kLargestRecord bytes.
inline constexpr std::size_t kMostOpenSegments = 4;

// A record that is not whole yet.
struct SegmentedRecord {
  std::string id;  // WARC-Record-ID of its first segment.
  CaptureRecord record;
  std::uint64_t place = 0;  // Of its first segment.
  std::string content;
  std::string missing;     // Why there should be more; "" where there should not.
  std::uint64_t last = 1;  // The number of the segment that came last.
};

class Segments {
 public:
  // The first segment of a record. Gives the record that has to make room for it, if one has.
  std::vector<SegmentedRecord> begin(SegmentedRecord&& first);

  // The record that a continuation of this origin goes on; null for none.
  SegmentedRecord* find(std::string_view origin);

  // Takes a record out.
  SegmentedRecord take(const SegmentedRecord* record);

  // All that are still open, in the order of the file.
  std::vector<SegmentedRecord> take_all() { return std::move(open_); }

 private:
  std::vector<SegmentedRecord> open_;
};

}  // namespace sourcier
