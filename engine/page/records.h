// Records: the articles of a file of JSON Lines, or of one JSON object or array.
#pragma once

#include "engine/page/inputs.h"

namespace sourcier {

// Hands on one page a record, its body the record's own bytes. A line that is no object with a
// "text" is told to `skipped`; a file without any record is an Error.
Result<void> read_records(const std::string& path, std::string_view bytes, const Take& take,
                          const Skip& skipped);

}  // namespace sourcier
