// NewsML-G2 and NITF, the XML in which agencies send their items: each item of text as an entry.
// https://iptc.org/standards/newsml-g2/ https://iptc.org/standards/nitf/
#pragma once

#include <string_view>

#include "engine/page/entry.h"
#include "engine/page/reader.h"

namespace sourcier {

// The items of a document in UTF-8, a newsMessage with several or one newsItem or nitf by itself.
// Items without text (pictures, packages) are left out. Linear.
std::vector<Entry> parse_newsml(std::string_view document);

// Reader of such files (reader.h).
Result<void> read_newsml(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
