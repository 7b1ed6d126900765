#include "engine/page/archive/capture_type.h"

#include <algorithm>
#include <array>

#include "engine/page/archive/header_fields.h"
#include "engine/page/sniff.h"

namespace sourcier {
namespace {

constexpr std::array<std::string_view, 2> kHtmlTypes = {"text/html", "application/xhtml+xml"};
// Servers give these to what they do not know; XML may be XHTML. "no-type" is of ARC files.
constexpr std::array<std::string_view, 9> kUnknownTypes = {"",
                                                           "application/octet-stream",
                                                           "application/unknown",
                                                           "unknown/unknown",
                                                           "*/*",
                                                           "application/xml",
                                                           "text/xml",
                                                           "application/http",
                                                           "no-type"};

constexpr std::array<std::string_view, 5> kFeedTypes = {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/json"};

bool is_one_of(const auto& names, std::string_view type) {
  return std::ranges::any_of(names, [&](auto name) { return is_same_name(name, type); });
}

// XML that is no XHTML is data: maps of a site, feeds.
bool is_bare_xml(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, kSniffed);
  const std::size_t begin = std::min(first.find('<'), first.size());
  return first.substr(begin).starts_with("<?xml") && first.find("<html") == std::string_view::npos;
}

}  // namespace

DeclaredType declared_type(std::string_view content_type) {
  const std::string_view type = trim_blanks(content_type.substr(0, content_type.find(';')));
  if (is_one_of(kHtmlTypes, type)) return DeclaredType::kHtml;
  if (is_same_name(type, "text/plain")) return DeclaredType::kText;
  if (is_one_of(kFeedTypes, type)) return DeclaredType::kFeed;
  return is_one_of(kUnknownTypes, type) ? DeclaredType::kUnknown : DeclaredType::kOther;
}

std::optional<PageFormat> format_of_capture(std::string_view bytes, std::string_view content_type,
                                            bool is_text_welcome) {
  const DeclaredType declared = declared_type(content_type);
  if (declared == DeclaredType::kOther || declared == DeclaredType::kFeed) return {};
  if (bytes.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return {};
  const FileFormat found = sniff(bytes).format;
  if (found == FileFormat::kHtml) {
    if (declared != DeclaredType::kHtml && is_bare_xml(bytes)) return {};
    return PageFormat::kHtml;
  }
  if (found != FileFormat::kText) return {};
  if (declared == DeclaredType::kHtml) return PageFormat::kHtml;
  if (declared == DeclaredType::kText && is_text_welcome) return PageFormat::kText;
  return {};
}

std::optional<FileFormat> feed_of_capture(std::string_view bytes, std::string_view content_type) {
  const DeclaredType declared = declared_type(content_type);
  if (declared != DeclaredType::kFeed && declared != DeclaredType::kUnknown) return {};
  const FileFormat found = sniff(bytes).format;
  if (found != FileFormat::kFeed && found != FileFormat::kJsonFeed) return {};
  return found;
}

}  // namespace sourcier
