#include <algorithm>
#include <limits>
#include <memory>

#include "engine/page/archive/arc.h"
#include "engine/page/archive/warc.h"
#include "engine/page/compression/gzip.h"
#include "engine/page/compression/inflate.h"
#include "engine/page/compression/zstd.h"
#include "engine/page/feed/feed.h"
#include "engine/page/press/europresse.h"
#include "engine/page/press/newsml.h"
#include "engine/page/reader.h"
#include "engine/page/records/records.h"
#include "engine/page/sniff.h"
#include "engine/page/zip/docx.h"

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
  if (const auto damage = bytes.take_damage(bytes.offset())) page.damage = damage->message;
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
  return read_document(bytes, {sink.path, with_parts, sink.skipped, sink.tally}, PageFormat::kHtml);
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
    {FileFormat::kNewsMl, read_newsml}, {FileFormat::kWarc, read_warc},
    {FileFormat::kArc, read_arc},
};

// The layers of compression that are taken off before a reader sees the bytes.
std::unique_ptr<ByteStream> layer_over(ByteWindow& bytes, FileFormat format,
                                       const std::string& path) {
  if (format == FileFormat::kGzip) return std::make_unique<GzipStream>(bytes, path);
  if (format == FileFormat::kZstd) return std::make_unique<ZstdStream>(bytes, path);
  return nullptr;
}

Result<void> read_layer(ByteWindow& bytes, const PageSink& sink, int layers);

Result<void> read_inside(ByteStream& stream, const PageSink& sink, int layers) {
  ByteWindow bytes(stream);
  auto result = read_layer(bytes, sink, layers);
  // What is wrong with the file says more than that nothing was found in it.
  while (auto damage = bytes.take_damage(std::numeric_limits<std::uint64_t>::max())) {
    if (!result) return tl::unexpected(*damage);
    sink.skipped(*damage);
  }
  return result;
}

Result<void> read_layer(ByteWindow& bytes, const PageSink& sink, int layers) {
  const std::string_view first = bytes.peek(kSniffed);
  if (first.empty()) {
    if (bytes.failure()) return tl::unexpected(*bytes.failure());
    return fail(ErrorKind::kMalformed, sink.path, "the file is empty");
  }
  const Sniffed sniffed = sniff(first);
  if (const auto stream = layer_over(bytes, sniffed.format, sink.path)) {
    if (layers < kMostLayers) return read_inside(*stream, sink, layers + 1);
    return fail(ErrorKind::kUnsupported, sink.path,
                "is compressed more than once, and unpacked once only");
  }
  const auto* const row = std::ranges::find(kReaders, sniffed.format, &ReaderOf::format);
  if (row == std::end(kReaders))
    return fail(ErrorKind::kUnsupported, sink.path, "is " + sniffed.unsupported + ", not a page");
  return row->reader(bytes, sink);
}

}  // namespace

Result<std::string> read_whole(ByteWindow& bytes, const std::string& path) {
  const std::string_view all = bytes.peek(kLargestPage + 1);
  if (bytes.failure()) return tl::unexpected(*bytes.failure());
  if (all.size() > kLargestPage) {
    return fail(
        ErrorKind::kTooLarge, path,
        "has more than " + std::to_string(kLargestPage) + " bytes; a page is read up to that size");
  }
  // A bomb is no page that was cut short.
  if (auto damage = bytes.take_damage(bytes.offset() + all.size(), ErrorKind::kTooLarge))
    return tl::unexpected(*std::move(damage));
  std::string whole(all);
  bytes.skip(whole.size());
  return whole;
}

Result<void> read_format(ByteWindow& bytes, const PageSink& sink) {
  return read_layer(bytes, sink, 0);
}

}  // namespace sourcier
