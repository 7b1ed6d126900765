// Sniff: what a file holds, from its first bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sourcier {

// What readers.cc has a reader for, and kUnsupported for the rest.
enum class FileFormat : std::uint8_t {
  kUnsupported,
  kText,
  kHtml,
  kJson,  // JSON Lines, or one JSON document.
  kFeed,  // RSS, Atom, CDF.
  kJsonFeed,
  kNewsMl,   // NewsML-G2, NITF.
  kArchive,  // ZIP, and with it DOCX.
  kWarc,
  kArc,
  kGzip,
  kZstd,
};

struct Sniffed {
  FileFormat format = FileFormat::kText;
  std::string unsupported = {};  // What it is instead, where it is no page: "a PDF document".
};

// Looks at the first kSniffed bytes only.
inline constexpr std::size_t kSniffed = 4096;
Sniffed sniff(std::string_view bytes);

}  // namespace sourcier
