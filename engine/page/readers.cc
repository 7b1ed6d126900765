#include <algorithm>

#include "engine/page/docx.h"
#include "engine/page/europresse.h"
#include "engine/page/feed.h"
#include "engine/page/inputs.h"
#include "engine/page/newsml.h"
#include "engine/page/reader.h"
#include "engine/page/records.h"
#include "engine/page/sniff.h"

namespace sourcier {
namespace {

Result<void> read_document(ByteWindow& bytes, const PageSink& sink, PageFormat format) {
  Result<std::string> body = read_whole(bytes, sink.path);
  if (!body) return tl::unexpected(body.error());
  if (body->find_first_not_of(" \t\r\n\f") == std::string::npos)
    return fail(ErrorKind::kMalformed, sink.path, "the file holds nothing but white space");
  Page page;
  page.path = sink.path;
  page.format = format;
  page.body = *std::move(body);
  sink.take(std::move(page));
  return {};
}

// An ordinary page, or a file of Europresse with many articles.
Result<void> read_html(ByteWindow& bytes, const PageSink& sink) {
  const auto with_parts = [&](Page&& page) {
    const std::vector<Span> articles = europresse_articles(page.body);
    if (articles.empty()) return sink.take(std::move(page));
    const std::string_view charset = charset_declaration(page.body);
    for (const Span article : articles) {
      Page part;
      part.path = page.path;
      part.format = PageFormat::kEuropresse;
      (part.body += charset) += slice(page.body, article);
      sink.take(std::move(part));
    }
  };
  return read_document(bytes, {sink.path, with_parts, sink.skipped}, PageFormat::kHtml);
}

Result<void> read_text(ByteWindow& bytes, const PageSink& sink) {
  return read_document(bytes, sink, PageFormat::kText);
}

// The one place that knows which reader a format has.
struct ReaderOf {
  FileFormat format;
  PageReader reader;
};
constexpr ReaderOf kReaders[] = {
    {FileFormat::kHtml, read_html},     {FileFormat::kText, read_text},
    {FileFormat::kJson, read_records},  {FileFormat::kArchive, read_archive},
    {FileFormat::kFeed, read_feed},     {FileFormat::kJsonFeed, read_json_feed},
    {FileFormat::kNewsMl, read_newsml},
};

}  // namespace

Result<std::string> read_whole(ByteWindow& bytes, const std::string& path) {
  const std::string_view all = bytes.peek(kLargestPage + 1);
  if (bytes.failure()) return tl::unexpected(*bytes.failure());
  if (all.size() > kLargestPage) {
    return fail(
        ErrorKind::kTooLarge, path,
        "has more than " + std::to_string(kLargestPage) + " bytes; a page is read up to that size");
  }
  std::string whole(all);
  bytes.skip(whole.size());
  return whole;
}

Result<void> read_format(ByteWindow& bytes, const PageSink& sink) {
  const std::string_view first = bytes.peek(kSniffed);
  if (first.empty()) {
    if (bytes.failure()) return tl::unexpected(*bytes.failure());
    return fail(ErrorKind::kMalformed, sink.path, "the file is empty");
  }
  const Sniffed sniffed = sniff(first);
  const auto* const row = std::ranges::find(kReaders, sniffed.format, &ReaderOf::format);
  if (row == std::end(kReaders))
    return fail(ErrorKind::kUnsupported, sink.path, "is " + sniffed.unsupported + ", not a page");
  return row->reader(bytes, sink);
}

}  // namespace sourcier
