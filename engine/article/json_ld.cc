#include "engine/article/json_ld.h"

#include <simdjson.h>

#include <algorithm>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostObjects = 4096;  // Of one page; a product list can be long.

std::string_view string_in(const object& data, std::string_view key) {
  std::string_view value;
  element field;
  if (data.at_key(key).get(field) != simdjson::SUCCESS) return {};
  if (field.get(value) == simdjson::SUCCESS) return value;
  array values;
  if (field.get(values) == simdjson::SUCCESS && values.size() > 0 &&
      values.at(0).get(value) == simdjson::SUCCESS)
    return value;
  return {};
}

// The names in "author": a string, an object with a name, or a list of such.
void add_names(const element& field, std::vector<std::string>& names) {
  std::string_view text;
  object data;
  array list;
  if (field.get(text) == simdjson::SUCCESS) {
    names.emplace_back(text);
  } else if (field.get(data) == simdjson::SUCCESS) {
    const std::string_view name = string_in(data, "name");
    if (!name.empty()) names.emplace_back(name);
  } else if (field.get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      if (item.get(text) == simdjson::SUCCESS) {
        names.emplace_back(text);
      } else if (item.get(data) == simdjson::SUCCESS && !string_in(data, "name").empty()) {
        names.emplace_back(string_in(data, "name"));
      }
    }
  }
}

// How much an object of this type says of the article: 2 an article, 1 a page, 0 nothing.
int rank_of(const object& data) {
  const std::string_view type = string_in(data, "@type");
  for (const std::string_view end : {"Article", "Posting", "Report", "Reportage"})
    if (type.ends_with(end)) return 2;
  return type == "WebPage" || type == "VideoObject" || type == "Recipe" || type == "Review" ? 1 : 0;
}

void take(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

void take_object(const object& data, int rank, JsonLd& out) {
  if (rank == 2) {
    take(out.headline, string_in(data, "headline"));
    take(out.body, string_in(data, "articleBody"));
    take(out.url, string_in(data, "mainEntityOfPage"));
    object page;
    if (data["mainEntityOfPage"].get(page) == simdjson::SUCCESS)
      take(out.url, string_in(page, "@id"));
    take(out.url, string_in(data, "url"));
    out.is_article = true;
  }
  take(out.published, string_in(data, "datePublished"));
  take(out.modified, string_in(data, "dateModified"));
  take(out.language, string_in(data, "inLanguage"));
  element field;
  if (out.authors.empty() && data["author"].get(field) == simdjson::SUCCESS)
    add_names(field, out.authors);
  std::vector<std::string> names;
  if (data["publisher"].get(field) == simdjson::SUCCESS) add_names(field, names);
  if (!names.empty()) take(out.publisher, names.front());
}

// All objects of the document, in order, without recursion.
std::vector<object> objects_in(const element& document) {
  std::vector<object> objects;
  std::vector<element> waiting = {document};
  for (std::size_t i = 0; i < waiting.size() && i < kMostObjects; ++i) {
    const element item = waiting[i];
    object data;
    array list;
    if (item.get(data) == simdjson::SUCCESS) {
      objects.push_back(data);
      for (const std::string_view key : {"@graph", "mainEntity", "itemListElement", "item"}) {
        element inner;
        if (data.at_key(key).get(inner) == simdjson::SUCCESS) waiting.push_back(inner);
      }
    } else if (item.get(list) == simdjson::SUCCESS) {
      for (const element inner : list) waiting.push_back(inner);
    }
  }
  return objects;
}

bool add_document(std::string_view json, JsonLd& out) {
  simdjson::dom::parser parser;
  element document;
  if (parser.parse(json.data(), json.size()).get(document) != simdjson::SUCCESS) return false;
  const std::vector<object> objects = objects_in(document);
  for (const int rank : {2, 1}) {
    for (const object& data : objects) {
      if (rank_of(data) == rank) take_object(data, rank, out);
    }
  }
  for (const object& data : objects) {
    const std::string_view type = string_in(data, "@type");
    if (type.ends_with("Organization") || type == "WebSite")
      take(out.publisher, string_in(data, "name"));
  }
  return true;
}

// Raw control characters in strings become spaces; commas before a closing bracket and text before
// the first bracket go.
std::string mended(std::string_view json) {
  std::string out;
  bool in_string = false, is_escaped = false;
  const std::size_t begin = std::min(json.find_first_of("[{"), json.size());
  for (const char c : json.substr(begin)) {
    if (in_string) {
      const bool is_control = static_cast<unsigned char>(c) < ' ';
      out += is_control ? ' ' : c;
      if (!is_escaped && c == '"') in_string = false;
      is_escaped = !is_escaped && c == '\\';
      continue;
    }
    if (c == '}' || c == ']') {
      while (!out.empty() && (static_cast<unsigned char>(out.back()) <= ' ')) out.pop_back();
      if (!out.empty() && out.back() == ',') out.pop_back();
    }
    in_string = c == '"';
    out += c;
  }
  const std::size_t end = out.find_last_of("]}");
  if (end != std::string::npos) out.resize(end + 1);
  return out;
}

// The string after `"key":`, wherever it stands; "" for none.
std::string_view picked(std::string_view json, std::string_view key) {
  const std::string quoted = std::string("\"").append(key).append("\"");
  const std::size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  const std::size_t colon = json.find_first_not_of(" \t\r\n", at + quoted.size());
  if (colon == std::string_view::npos || json[colon] != ':') return {};
  const std::size_t open = json.find_first_not_of(" \t\r\n", colon + 1);
  if (open == std::string_view::npos || json[open] != '"') return {};
  std::size_t close = open + 1;
  while (close < json.size() && json[close] != '"') close += json[close] == '\\' ? 2 : 1;
  return close < json.size() ? json.substr(open + 1, close - open - 1) : std::string_view();
}

}  // namespace

void add_json_ld(std::string_view script, JsonLd& data) {
  if (add_document(script, data)) return;
  if (add_document(mended(script), data)) return;
  take(data.headline, picked(script, "headline"));
  take(data.published, picked(script, "datePublished"));
  take(data.modified, picked(script, "dateModified"));
  if (data.authors.empty()) {
    const std::size_t author = script.find("\"author\"");
    if (author != std::string_view::npos) {
      const std::string_view name = picked(script.substr(author, 400), "name");
      if (!name.empty()) data.authors.emplace_back(name);
    }
  }
}

}  // namespace sourcier
