#include "engine/page/archive/arc.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/page/archive/captures.h"

namespace sourcier {
namespace {

// The line with which a record begins; what is longer is none. URLs of that length are not met.
constexpr std::size_t kLongestArcLine = 16 << 10;
constexpr std::string_view kFileDescription = "filedesc://";

struct ArcLine {
  std::string_view url;
  std::string_view date;
  std::string_view type;
  std::uint64_t size = 0;
  bool has_size = false;
};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// 14 digits, year to second; some writers have added the fraction, some left the seconds out.
bool is_arc_date(std::string_view text) {
  return text.size() >= 12 && text.size() <= 18 && is_digits(text);
}

std::string_view last_word(std::string_view& line) {
  const std::size_t blank = line.find_last_of(' ');
  const std::string_view word = blank == std::string_view::npos ? line : line.substr(blank + 1);
  line = line.substr(0, blank == std::string_view::npos ? 0 : blank);
  return word;
}

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  return colon != std::string_view::npos && colon > 0 && colon < 16 &&
         std::ranges::all_of(
             url.substr(0, colon),
             [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' ||
                      (c >= '0' && c <= '9');
             });
}

// "URL IP date type length", and in version 2 "URL IP date type result checksum location offset
// file length". Read from its end, for a URL may hold blanks. Nothing where the line is none.
std::optional<ArcLine> parse_arc_line(std::string_view line) {
  const std::size_t line_end = line.find('\n');
  if (line_end == std::string_view::npos) return {};  // Cut off, or not at hand as a whole.
  line = line.substr(0, line_end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > kLongestArcLine || !has_scheme(line)) return {};
  ArcLine parsed;
  const std::string_view size = last_word(line);
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), parsed.size);
  parsed.has_size = error == std::errc() && end == size.data() + size.size();
  constexpr int kMostFields = 7;  // Between the date and the length, and the date.
  for (int i = 0; i < kMostFields && !line.empty(); ++i) {
    const std::string_view word = last_word(line);
    if (!is_arc_date(word) || parsed.type.empty()) {
      parsed.type = word;
      continue;
    }
    parsed.date = word;
    last_word(line);  // The address.
    parsed.url = line;
    return parsed.url.empty() ? std::nullopt : std::optional(parsed);
  }
  return {};
}

bool begins_arc(std::string_view bytes) {
  const auto line = parse_arc_line(bytes);
  return line && (line->has_size || line->url.starts_with(kFileDescription));
}

std::size_t find_arc(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (begins_arc(bytes.substr(at + 1, kLongestArcLine))) return at + 1;
  }
  return std::string_view::npos;
}

bool is_between_arcs(std::string_view bytes) {
  return bytes.empty() || bytes.starts_with('\n') || bytes.starts_with("\r\n");
}

constexpr RecordFormat kArcRecord = {"ARC record", begins_arc, find_arc, is_between_arcs};

// 20140216050221 is 2014-02-16T05:02:21Z.
std::string rfc_3339(std::string_view date) {
  constexpr std::size_t kWholeDate = 14;
  if (date.size() < kWholeDate) return {};
  std::string text;
  constexpr std::array<std::pair<std::size_t, char>, 6> kParts = {
      {{4, '-'}, {2, '-'}, {2, 'T'}, {2, ':'}, {2, ':'}, {2, 'Z'}}};
  for (const auto& [size, behind] : kParts) {
    text += date.substr(0, size);
    text += behind;
    date.remove_prefix(size);
  }
  return text;
}

}  // namespace

Result<void> read_arc(ByteWindow& bytes, const PageSink& sink) {
  CaptureReader captures(bytes, sink, kArcRecord);
  while (captures.find_record()) {
    const std::string line(bytes.peek_line(kLongestArcLine).value_or(""));
    bytes.skip(line.size());
    const auto parsed = parse_arc_line(line);
    if (!parsed) continue;  // Not met: find_record() has seen it.
    CaptureRecord record;
    record.url = parsed->url;
    record.fetched = rfc_3339(parsed->date);
    record.content_type = parsed->type;
    record.size = parsed->size;
    record.has_size = parsed->has_size;
    if (parsed->url.starts_with(kFileDescription)) {
      captures.pass_over(PassedOver::kOtherRecord, record);
    } else {
      captures.take(record);
    }
  }
  return {};
}

}  // namespace sourcier
