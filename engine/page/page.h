// Page: bytes as they were crawled, with where they came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sourcier {

// A larger page or record is skipped and named; the largest page of the dev sets has 4 MiB. A file
// of many records may have any size.
inline constexpr std::uint64_t kLargestPage = 32u << 20;

enum class PageFormat : std::uint8_t {
  kHtml,
  kText,        // Plain text, perhaps badly scraped, menus and all.
  kJsonLines,   // One line of JSON Lines: an article already.
  kEntry,       // What a feed states of one article (entry.h).
  kNews,        // A JSON object of ninjs or of schema.org.
  kDocument,    // A document of a word processor or press database: a paragraph a line.
  kEuropresse,  // One article of a Europresse file (europresse.h).
};

struct Page {
  std::string path;          // As the caller named it; "-" for standard input.
  std::string url;           // "" when unknown.
  std::string fetched;       // RFC 3339, "" when unknown.
  std::string content_type;  // The header's value, "" when unknown; it may name a charset.
  PageFormat format = PageFormat::kHtml;
  std::optional<std::uint64_t> record_offset;  // In a WARC, or of the line in a JSON Lines file.
  bool is_record = false;  // One of many in its file: its offset is told in messages.
  std::string damage;      // Why bytes of it are missing, or may be; "" where it is whole.
  std::string body;
};

}  // namespace sourcier
