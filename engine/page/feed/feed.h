// Feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and CDF, each entry as a page of format kEntry.
#pragma once

#include <string_view>
#include <vector>

#include "engine/page/entry.h"
#include "engine/page/reader.h"
#include "engine/page/sniff.h"

namespace sourcier {

inline constexpr std::size_t kMostEntries =
    100'000;  // Of one feed or export; the rest is left out.

struct Feed {
  bool is_feed = false;  // It has the elements of one, though perhaps no entry.
  std::vector<Entry> entries;
};

// The entries of a document in UTF-8, in its order. `url` is where it came from, "" when unknown.
// A broken document gives what it holds. Linear.
Feed parse_feed(std::string_view document, const std::string& url);

// JSON Feed 1 and 1.1. The bytes are UTF-8.
Feed parse_json_feed(std::string_view document, const std::string& url);

// The entries of a page that is a feed, in whatever encoding: kFeed or kJsonFeed.
Feed feed_of_page(const Page& page, FileFormat format);

// Readers of files that are feeds (reader.h).
Result<void> read_feed(ByteWindow& bytes, const PageSink& sink);
Result<void> read_json_feed(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
