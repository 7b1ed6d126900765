// Import: the rows of another library's table as articles, by the C Data Interface.
#pragma once

#include <string>
#include <vector>

#include "bindings/arrow/c_data.h"
#include "engine/base/result.h"

namespace sourcier::arrow {

// Each row as an object of JSON Lines: the columns that an article has (text, id, title, url,
// outlet, published or date, modified, language or lang, section, authors), others passed over. A
// text column may be string, large_string or string_view, a day date32 or a timestamp, authors a
// text or a list of texts. Takes the stream over and releases it. An Error names the column whose
// type is another one, or tells that there is no column `text`.
Result<std::vector<std::string>> json_records(ArrowArrayStream* stream);

}  // namespace sourcier::arrow
