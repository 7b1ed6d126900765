#include "engine/page/archive/segments.h"

#include <algorithm>

namespace sourcier {

std::vector<SegmentedRecord> Segments::begin(SegmentedRecord&& first) {
  std::vector<SegmentedRecord> given_up;
  if (open_.size() >= kMostOpenSegments) {
    given_up.push_back(std::move(open_.front()));
    open_.erase(open_.begin());
  }
  open_.push_back(std::move(first));
  return given_up;
}

SegmentedRecord* Segments::find(std::string_view origin) {
  const auto found = std::ranges::find(open_, origin, &SegmentedRecord::id);
  return found == open_.end() || origin.empty() ? nullptr : &*found;
}

SegmentedRecord Segments::take(const SegmentedRecord* record) {
  const auto at = open_.begin() + (record - open_.data());
  SegmentedRecord taken = std::move(*at);
  open_.erase(at);
  return taken;
}

}  // namespace sourcier
