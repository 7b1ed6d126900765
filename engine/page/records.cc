#include "engine/page/records.h"

#include <simdjson.h>

#include "engine/page/inputs.h"

namespace sourcier {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// What is wrong with a record; "" for a good one.
std::string complaint(const element& parsed) {
  object record;
  if (parsed.get(record) != simdjson::SUCCESS) return "is not a JSON object";
  std::string_view text;
  if (record["text"].get(text) != simdjson::SUCCESS) return "has no \"text\" that is a string";
  return {};
}

std::string complaint(simdjson::dom::parser& parser, std::string_view line) {
  element parsed;
  const auto error = parser.parse(line.data(), line.size()).get(parsed);
  if (error != simdjson::SUCCESS)
    return std::string("is not JSON: ") + simdjson::error_message(error);
  return complaint(parsed);
}

Page make_page(const std::string& path, std::string_view body, std::uint64_t offset) {
  Page page;
  page.path = path;
  page.format = PageFormat::kJsonLines;
  page.record_offset = offset;
  page.is_record = true;
  page.body = body;
  return page;
}

// A file that is one value over several lines: an object, or an array of objects.
bool take_document(std::string_view bytes, const PageSink& sink) {
  const std::string& path = sink.path;
  simdjson::dom::parser parser(kLongestLine);
  element document;
  if (parser.parse(bytes.data(), bytes.size()).get(document) != simdjson::SUCCESS) return false;
  simdjson::dom::array records;
  if (document.get(records) != simdjson::SUCCESS) {
    Page page = make_page(path, bytes, 0);
    page.is_record = false;
    const std::string wrong = complaint(document);
    if (!wrong.empty()) {
      sink.skipped({ErrorKind::kMalformed, path, "the document " + wrong});
    } else {
      sink.take(std::move(page));
    }
    return true;
  }
  std::uint64_t number = 0;
  for (const element record : records) {
    const std::string where = path + "[" + std::to_string(number) + "]";
    const std::string wrong = complaint(record);
    if (!wrong.empty()) {
      sink.skipped({ErrorKind::kMalformed, where, "the record " + wrong});
    } else {
      sink.take(make_page(path, simdjson::minify(record), number));
    }
    ++number;
  }
  return true;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Whether the bytes are one value over several lines rather than a value a line.
bool is_document(std::string_view bytes) {
  if (bytes.substr(bytes.find_first_not_of(" \t\r\n")).starts_with('[')) return true;
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
      const std::string wrong = complaint(parser, body);
      if (wrong.empty()) {
        sink.take(make_page(sink.path, body, bytes.offset()));
      } else {
        damaged(ErrorKind::kMalformed, wrong);
      }
    }
    bytes.skip(line->size());
  }
}

}  // namespace

Result<void> read_records(ByteWindow& bytes, const PageSink& sink) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.peek(kByteOrderMark.size()).starts_with(kByteOrderMark))
    bytes.skip(kByteOrderMark.size());
  const std::string_view first = bytes.peek_line(kLongestLine).value_or("");
  if (is_blank(first) || is_document(first)) {
    // A document is read whole, as a page is.
    const std::string_view all = bytes.peek(kLargestPage + 1);
    if (all.size() <= kLargestPage && take_document(all, sink)) {
      bytes.skip(all.size());
      return {};
    }
  }
  take_lines(bytes, sink);
  if (bytes.failure()) sink.skipped(*bytes.failure());
  return {};
}

}  // namespace sourcier
