// WARC: the pages of a web archive, versions 0.17 to 1.1
// (https://iipc.github.io/warc-specifications/).
#pragma once

#include "engine/page/reader.h"

namespace sourcier {

// Whether a WARC record begins there.
bool is_warc(std::string_view bytes);

// Hands on a page for each `response`, `resource` and `conversion` that holds one; what holds none
// is counted. A record in segments is joined where they stand in one file, in their order. A
// damaged record costs itself only.
Result<void> read_warc(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
