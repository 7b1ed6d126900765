#include "engine/page/entry.h"

#include <simdjson.h>

#include <array>

#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, 3> kKinds = {"plain", "html", "unknown"};

void append_string(std::string_view given, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::string mended = is_utf8(given) ? std::string() : mend_utf8(given);
  out += '"';
  for (const char c : mended.empty() ? given : std::string_view(mended)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte < 0x20) {
      ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_field(std::string_view key, std::string_view value, std::string& out) {
  if (value.empty()) return;
  append_string(key, out);
  out += ':';
  append_string(value, out);
  out += ',';
}

void append_text(const MarkupText& text, std::string& out) {
  ((out += "{\"kind\":\"") += kKinds[static_cast<std::size_t>(text.kind)]) += "\",\"value\":";
  append_string(text.value, out);
  out += '}';
}

void append_list(std::string_view key, const std::vector<std::string>& values, std::string& out) {
  if (values.empty()) return;
  append_string(key, out);
  out += ":[";
  for (const std::string& value : values) {
    append_string(value, out);
    out += ',';
  }
  out.back() = ']';
  out += ',';
}

std::string string_in(const object& record, std::string_view key) {
  std::string_view value;
  return record.at_key(key).get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

MarkupText text_in(const element& field) {
  MarkupText text;
  object record;
  if (field.get(record) != simdjson::SUCCESS) return text;
  text.value = string_in(record, "value");
  const std::string kind = string_in(record, "kind");
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i] == kind) text.kind = static_cast<MarkupKind>(i);
  }
  return text;
}

std::vector<std::string> strings_in(const object& record, std::string_view key) {
  std::vector<std::string> values;
  array list;
  if (record.at_key(key).get(list) != simdjson::SUCCESS) return values;
  for (const element item : list) {
    std::string_view value;
    if (item.get(value) == simdjson::SUCCESS) values.emplace_back(value);
  }
  return values;
}

}  // namespace

std::string entry_to_json(const Entry& entry) {
  std::string out = "{";
  append_field("url", entry.url, out);
  append_field("base", entry.base, out);
  for (const auto& [key, text] :
       {std::pair("title", &entry.title), std::pair("outlet", &entry.outlet)}) {
    if (text->value.empty()) continue;
    append_string(key, out);
    out += ':';
    append_text(*text, out);
    out += ',';
  }
  append_list("authors", entry.authors, out);
  append_list("credits", entry.credits, out);
  append_field("published", entry.published, out);
  append_field("modified", entry.modified, out);
  append_field("language", entry.language, out);
  append_list("notes", entry.notes, out);
  out += "\"texts\":[";
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    if (i > 0) out += ',';
    append_text(entry.texts[i], out);
  }
  return out += "]}";
}

Page page_of_entry(const Page& whole, const Entry& entry) {
  Page page;
  page.path = whole.path;
  page.url = entry.url;
  page.fetched = whole.fetched;
  page.format = PageFormat::kEntry;
  page.record_offset = whole.record_offset;
  page.is_record = whole.is_record;
  page.body = entry_to_json(entry);
  return page;
}

Entry entry_from_json(std::string_view json) {
  Entry entry;
  simdjson::dom::parser parser;
  object record;
  if (parser.parse(json.data(), json.size()).get(record) != simdjson::SUCCESS) return entry;
  entry.url = string_in(record, "url");
  entry.base = string_in(record, "base");
  element field;
  if (record["title"].get(field) == simdjson::SUCCESS) entry.title = text_in(field);
  if (record["outlet"].get(field) == simdjson::SUCCESS) entry.outlet = text_in(field);
  entry.authors = strings_in(record, "authors");
  entry.credits = strings_in(record, "credits");
  entry.published = string_in(record, "published");
  entry.modified = string_in(record, "modified");
  entry.language = string_in(record, "language");
  entry.notes = strings_in(record, "notes");
  array list;
  if (record["texts"].get(list) == simdjson::SUCCESS) {
    for (const element item : list) entry.texts.push_back(text_in(item));
  }
  return entry;
}

}  // namespace sourcier
