#include "engine/page/records.h"

#include <simdjson.h>

#include <algorithm>

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
bool take_document(const std::string& path, std::string_view bytes, const Take& take,
                   const Skip& skipped) {
  simdjson::dom::parser parser;
  element document;
  if (parser.parse(bytes.data(), bytes.size()).get(document) != simdjson::SUCCESS) return false;
  simdjson::dom::array records;
  if (document.get(records) != simdjson::SUCCESS) {
    Page page = make_page(path, bytes, 0);
    page.is_record = false;
    const std::string wrong = complaint(document);
    if (!wrong.empty()) {
      skipped({ErrorKind::kMalformed, path, "the document " + wrong});
    } else {
      take(std::move(page));
    }
    return true;
  }
  std::uint64_t number = 0;
  for (const element record : records) {
    const std::string where = path + "[" + std::to_string(number) + "]";
    const std::string wrong = complaint(record);
    if (!wrong.empty()) {
      skipped({ErrorKind::kMalformed, where, "the record " + wrong});
    } else {
      take(make_page(path, simdjson::minify(record), number));
    }
    ++number;
  }
  return true;
}

}  // namespace

Result<void> read_records(const std::string& path, std::string_view bytes, const Take& take,
                          const Skip& skipped) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  simdjson::dom::parser parser;
  const std::size_t first_end = std::min(bytes.find('\n'), bytes.size());
  const bool is_array = bytes[bytes.find_first_not_of(" \t\r\n")] == '[';
  const bool is_spread = parser.parse(bytes.data(), first_end).error() != simdjson::SUCCESS;
  if ((is_array || is_spread) && take_document(path, bytes, take, skipped)) return {};
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      const std::string wrong = complaint(parser, line);
      if (wrong.empty()) {
        take(make_page(path, line, at));
      } else {
        skipped({ErrorKind::kMalformed, path + ":" + std::to_string(number), "the line " + wrong});
      }
    }
    at = end + 1;
  }
  return {};
}

}  // namespace sourcier
