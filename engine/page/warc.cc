#include "engine/page/warc.h"

#include <charconv>

#include "engine/page/captures.h"
#include "engine/page/header_fields.h"

namespace sourcier {
namespace {

constexpr std::string_view kVersion = "WARC/";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The next record behind the first byte, at the beginning of a line.
std::size_t find_warc(std::string_view bytes) {
  for (std::size_t at = bytes.find(kVersion, 1); at != std::string_view::npos;
       at = bytes.find(kVersion, at + 1)) {
    if (bytes[at - 1] == '\n' && is_warc(bytes.substr(at))) return at;
  }
  return std::string_view::npos;
}

// Two line ends close a record. Some writers leave one only, or none.
bool is_between_warcs(std::string_view bytes) {
  if (bytes.starts_with("\r\n\r\n") || bytes.starts_with("\n\n")) return true;
  const std::size_t begin = bytes.find_first_not_of("\r\n");
  return begin == std::string_view::npos ||
         kVersion.starts_with(bytes.substr(begin, kVersion.size()));
}

constexpr RecordFormat kWarcRecord = {"WARC record", is_warc, find_warc, is_between_warcs};

bool is_web(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

CaptureRecord capture_of(const HeaderFields& fields) {
  CaptureRecord record;
  std::string_view url = fields.value("warc-target-uri");
  // wget writes <http://example.com/>, as an early draft had it.
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  record.url = url;
  record.fetched = fields.value("warc-date");
  record.content_type = fields.value("content-type");
  const std::string_view size = fields.value("content-length");
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), record.size);
  record.has_size = error == std::errc() && end == size.data() + size.size();
  const std::string_view cut = fields.value("warc-truncated");
  if (!cut.empty()) record.note = "the crawler cut the page short: " + std::string(cut);
  if (!fields.value("warc-segment-number").empty())
    record.note = "only the first segment of the record was read";
  return record;
}

void read_record(CaptureReader& captures) {
  const std::optional<std::string> header = captures.take_header();
  if (!header) return;
  const HeaderFields fields(*header);
  const std::string_view type = fields.value("warc-type");
  CaptureRecord record = capture_of(fields);
  if (is_same_name(type, "revisit")) {
    captures.pass_over(PassedOver::kRevisit, record);
  } else if (is_same_name(type, "response")) {
    captures.take(record);
  } else if (is_same_name(type, "resource") || is_same_name(type, "conversion")) {
    record.is_text_welcome = is_web(record.url) && !record.url.ends_with("/robots.txt");
    captures.take(record);
  } else {
    captures.pass_over(PassedOver::kOtherRecord, record);
  }
}

}  // namespace

bool is_warc(std::string_view bytes) {
  return bytes.size() >= 8 && bytes.starts_with(kVersion) && is_digit(bytes[5]) &&
         bytes[6] == '.' && is_digit(bytes[7]);
}

Result<void> read_warc(ByteWindow& bytes, const PageSink& sink) {
  CaptureReader captures(bytes, sink, kWarcRecord);
  while (captures.find_record()) read_record(captures);
  return {};
}

}  // namespace sourcier
