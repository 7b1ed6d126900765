#include "engine/page/records/records.h"

#include <simdjson.h>

#include <algorithm>

#include "engine/page/feed/feed.h"
#include "engine/page/records/json_kind.h"
#include "engine/page/records/records_array.h"

namespace sourcier {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

Page make_page(const std::string& path, std::string_view body, std::uint64_t offset,
               PageFormat format) {
  Page page;
  page.path = path;
  page.format = format;
  page.record_offset = offset;
  page.is_record = true;
  page.body = body;
  return page;
}

// One JSON value and the bytes that it was made of.
struct Record {
  const element& value;
  std::string_view bytes;
  std::uint64_t offset;
  bool is_record;  // One of several in its file.
};

// The articles in a document of JSON-LD; false for none.
bool take_graph(const object& data, const Record& record, const PageSink& sink) {
  simdjson::dom::array graph;
  bool is_taken = false;
  if (data.at_key("@graph").get(graph) != simdjson::SUCCESS) return false;
  for (const element item : graph) {
    object one;
    if (item.get(one) != simdjson::SUCCESS || json_kind(one) != JsonKind::kSchema) continue;
    sink.take(make_page(sink.path, simdjson::minify(item), record.offset, PageFormat::kNews));
    is_taken = true;
  }
  return is_taken;
}

void take_feed(const Record& record, const PageSink& sink) {
  Page whole;
  whole.path = sink.path;
  for (const Entry& entry : parse_json_feed(record.bytes, {}).entries)
    sink.take(page_of_entry(whole, entry));
}

// Hands on what a record holds; what is wrong with it, "" for a good one.
std::string take_record(const Record& record, const PageSink& sink) {
  object data;
  if (record.value.get(data) != simdjson::SUCCESS) return "is not a JSON object";
  const JsonKind kind = json_kind(data);
  if (kind == JsonKind::kGraph && take_graph(data, record, sink)) return {};
  if (kind == JsonKind::kJsonFeed) {
    take_feed(record, sink);
    return {};
  }
  const bool is_news = kind == JsonKind::kNinjs || kind == JsonKind::kSchema;
  if (!is_news && kind != JsonKind::kArticle) return "has no \"text\" that is a string";
  Page page = make_page(sink.path, record.bytes, record.offset,
                        is_news ? PageFormat::kNews : PageFormat::kJsonLines);
  page.is_record = record.is_record;
  sink.take(std::move(page));
  return {};
}

// A file that is one value over several lines: an object, or an array of objects.
bool take_document(std::string_view bytes, const PageSink& sink) {
  simdjson::dom::parser parser(kLongestLine);
  element document;
  if (parser.parse(bytes.data(), bytes.size()).get(document) != simdjson::SUCCESS) return false;
  simdjson::dom::array records;
  if (document.get(records) != simdjson::SUCCESS) {
    const std::string wrong = take_record({document, bytes, 0, false}, sink);
    if (!wrong.empty()) sink.skipped({ErrorKind::kMalformed, sink.path, "the document " + wrong});
    return true;
  }
  std::uint64_t number = 0;
  for (const element record : records) {
    const std::string body = simdjson::minify(record);
    const std::string wrong = take_record({record, body, number, true}, sink);
    if (!wrong.empty()) {
      sink.skipped({ErrorKind::kMalformed, sink.path + "[" + std::to_string(number) + "]",
                    "the record " + wrong});
    }
    ++number;
  }
  return true;
}

// An array that is too large to be read whole, an element at a time.
void take_array(ByteWindow& bytes, const PageSink& sink) {
  simdjson::dom::parser parser(kLongestLine);
  std::uint64_t number = 0;
  const auto damaged = [&](const std::string& wrong) {
    sink.skipped({ErrorKind::kMalformed, sink.path + "[" + std::to_string(number) + "]",
                  "the record " + wrong});
  };
  const bool is_whole = for_each_element(bytes, kLongestLine, [&](std::string_view body) {
    element record;
    const auto error = parser.parse(body.data(), body.size()).get(record);
    const std::string wrong = error == simdjson::SUCCESS
                                  ? take_record({record, body, number, true}, sink)
                                  : std::string("is not JSON: ") + simdjson::error_message(error);
    if (!wrong.empty()) damaged(wrong);
    ++number;
  });
  if (bytes.failure()) return sink.skipped(*bytes.failure());
  if (!is_whole)
    damaged("has no end, or is longer than " + std::to_string(kLongestLine) +
            " bytes; what follows was not read");
}

std::string take_line(simdjson::dom::parser& parser, std::string_view line, std::uint64_t offset,
                      const PageSink& sink) {
  element parsed;
  const auto error = parser.parse(line.data(), line.size()).get(parsed);
  if (error != simdjson::SUCCESS)
    return std::string("is not JSON: ") + simdjson::error_message(error);
  return take_record({parsed, line, offset, true}, sink);
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_array(std::string_view bytes) {
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  return bytes.substr(begin).starts_with('[');
}

// Whether the bytes are one value over several lines rather than a value a line.
bool is_document(std::string_view bytes) {
  if (is_array(bytes)) return true;
  simdjson::dom::parser parser(kLongestLine);
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  return parser.parse(first.data(), first.size()).error() != simdjson::SUCCESS;
}

void skip_line(ByteWindow& bytes) {
  while (!bytes.at_end()) {
    const std::string_view some = bytes.peek(1);
    const std::size_t end = some.find('\n');
    bytes.skip(end == std::string_view::npos ? some.size() : end + 1);
    if (end != std::string_view::npos) return;
  }
}

void take_lines(ByteWindow& bytes, const PageSink& sink) {
  simdjson::dom::parser parser(kLongestLine);
  for (std::uint64_t number = 1; !bytes.at_end(); ++number) {
    const auto damaged = [&](ErrorKind kind, const std::string& wrong) {
      sink.skipped({kind, sink.path + ":" + std::to_string(number), "the line " + wrong});
    };
    const std::optional<std::string_view> line = bytes.peek_line(kLongestLine);
    if (!line) {
      damaged(ErrorKind::kTooLarge, "has more than " + std::to_string(kLongestLine) + " bytes");
      skip_line(bytes);
      continue;
    }
    if (!is_blank(*line)) {
      const std::string_view body = line->substr(0, line->find('\n'));
      const std::string wrong = take_line(parser, body, bytes.offset(), sink);
      if (!wrong.empty()) damaged(ErrorKind::kMalformed, wrong);
    }
    bytes.skip(line->size());
  }
}

}  // namespace

Result<void> read_records(ByteWindow& bytes, const PageSink& sink) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.peek(kByteOrderMark.size()).starts_with(kByteOrderMark))
    bytes.skip(kByteOrderMark.size());
  if (bytes.at_end()) return fail(ErrorKind::kMalformed, sink.path, "the file is empty");
  const std::string_view first = bytes.peek_line(kLongestLine).value_or("");
  if (is_blank(first) || is_document(first)) {
    // A document is read whole, as a page is.
    const std::string_view all = bytes.peek(kLargestPage + 1);
    if (all.size() <= kLargestPage && take_document(all, sink)) {
      bytes.skip(all.size());
      return {};
    }
    if (all.size() > kLargestPage && is_array(all)) {
      take_array(bytes, sink);
      return {};
    }
  }
  take_lines(bytes, sink);
  if (bytes.failure()) sink.skipped(*bytes.failure());
  return {};
}

}  // namespace sourcier
