// Cell: one value of another library's column. Internal to arrow/.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

#include "bindings/arrow/c_data.h"

namespace sourcier::arrow {

// Whether cell() knows the type: texts, days, timestamps, lists of texts.
bool is_readable(const ArrowSchema& type);

// The value at `row` of the parent, null where there is none, and where a damaged table has one
// that cannot be: offsets that go backwards or too far, a day beyond the year 9999. Days and times
// are ISO 8601, times in UTC.
nlohmann::ordered_json cell(const ArrowSchema& type, const ArrowArray& array, std::int64_t row);

}  // namespace sourcier::arrow
