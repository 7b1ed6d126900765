#include "engine/page/archive/warc.h"

#include <charconv>

#include "engine/page/archive/captures.h"
#include "engine/page/archive/header_fields.h"
#include "engine/page/archive/segments.h"
#include "engine/page/url/web_address.h"

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
  return record;
}

// The number in a field; 0 for none.
std::uint64_t number_in(const HeaderFields& fields, std::string_view name) {
  const std::string_view text = fields.value(name);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

class WarcReader {
 public:
  WarcReader(ByteWindow& bytes, const PageSink& sink) : captures_(bytes, sink, kWarcRecord) {}

  void read() {
    while (captures_.find_record()) read_record();
    for (SegmentedRecord& open : segments_.take_all()) give_up(std::move(open));
  }

 private:
  void read_record();
  void begin_segments(const HeaderFields& fields, CaptureRecord&& record);
  void take_continuation(const HeaderFields& fields, const CaptureRecord& record);
  void give_up(SegmentedRecord&& open);

  CaptureReader captures_;
  Segments segments_;
};

void WarcReader::read_record() {
  const std::optional<std::string> header = captures_.take_header();
  if (!header) return;
  const HeaderFields fields(*header);
  const std::string_view type = fields.value("warc-type");
  CaptureRecord record = capture_of(fields);
  const bool is_resource = is_same_name(type, "resource") || is_same_name(type, "conversion");
  record.is_text_welcome =
      is_resource && is_web_address(record.url) && !record.url.ends_with("/robots.txt");
  if (is_same_name(type, "revisit")) {
    captures_.pass_over(PassedOver::kRevisit, record);
  } else if (is_resource || is_same_name(type, "response")) {
    if (number_in(fields, "warc-segment-number") == 1)
      return begin_segments(fields, std::move(record));
    captures_.take(record);
  } else if (is_same_name(type, "continuation")) {
    take_continuation(fields, record);
  } else {
    captures_.pass_over(PassedOver::kOtherRecord, record);
  }
}

void WarcReader::begin_segments(const HeaderFields& fields, CaptureRecord&& record) {
  auto part = captures_.take_part(record);
  if (!part) return;
  SegmentedRecord first;
  first.id = fields.value("warc-record-id");
  first.record = std::move(record);
  first.place = part->place;
  first.content = std::move(part->bytes);
  first.missing = std::move(part->missing);
  for (SegmentedRecord& open : segments_.begin(std::move(first))) give_up(std::move(open));
}

// Adds a continuation to its record; the last one says how long the whole is.
void WarcReader::take_continuation(const HeaderFields& fields, const CaptureRecord& record) {
  SegmentedRecord* open = segments_.find(fields.value("warc-segment-origin-id"));
  if (open == nullptr || number_in(fields, "warc-segment-number") != open->last + 1)
    return captures_.pass_over(PassedOver::kOtherRecord, record);
  auto part = captures_.take_part(record);
  // Whole it would be too large for a page: it is one that is cut short.
  if (!part || open->content.size() + part->bytes.size() > kLargestRecord)
    return give_up(segments_.take(open));
  open->content += part->bytes;
  ++open->last;
  if (open->missing.empty()) open->missing = std::move(part->missing);
  const std::uint64_t total = number_in(fields, "warc-segment-total-length");
  if (total == 0) return;
  SegmentedRecord whole = segments_.take(open);
  if (whole.missing.empty() && total != whole.content.size()) {
    whole.missing = "the segments have " + std::to_string(whole.content.size()) + " of " +
                    std::to_string(total) + " bytes";
  }
  captures_.take_joined(whole.record, whole.place, whole.content, whole.missing);
}

void WarcReader::give_up(SegmentedRecord&& open) {
  if (open.missing.empty()) {
    const std::string count = open.last == 1 ? "" : std::to_string(open.last) + " ";
    open.missing = "only the first " + count + (open.last == 1 ? "segment" : "segments") +
                   " of the record could be read";
  }
  captures_.take_joined(open.record, open.place, open.content, open.missing);
}

}  // namespace

bool is_warc(std::string_view bytes) {
  return bytes.size() >= 8 && bytes.starts_with(kVersion) && is_digit(bytes[5]) &&
         bytes[6] == '.' && is_digit(bytes[7]);
}

Result<void> read_warc(ByteWindow& bytes, const PageSink& sink) {
  WarcReader(bytes, sink).read();
  return {};
}

}  // namespace sourcier
