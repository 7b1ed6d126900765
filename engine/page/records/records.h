// Records: the articles of a file of JSON Lines, or of one JSON object or array.
#pragma once

#include "engine/page/reader.h"

namespace sourcier {

// A longer line is no article but a mistake, and told to `skipped`: kLargestPage as text, escaped.
inline constexpr std::size_t kLongestLine = 64u << 20;

// Hands on one page a record, its body the record's own bytes. A line that is no object with a
// "text" is told to `skipped`.
Result<void> read_records(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
