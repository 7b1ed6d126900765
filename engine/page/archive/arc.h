// ARC: the pages of a web archive as they were kept before WARC, versions 1 and 2
// (https://archive.org/web/researcher/ArcFileFormat.php).
#pragma once

#include "engine/page/reader.h"

namespace sourcier {

// Hands on a page for each record that holds one; what holds none is counted. A damaged record
// costs itself only.
Result<void> read_arc(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
