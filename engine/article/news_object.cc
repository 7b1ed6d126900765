#include "engine/article/news_object.h"

#include <simdjson.h>

#include <initializer_list>

#include "engine/page/records/json_kind.h"

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostNames = 64;  // Of authors or sources of one item.

std::string string_in(const object& data, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::string_view value;
    if (data.at_key(key).get(value) == simdjson::SUCCESS && !value.empty())
      return std::string(value);
  }
  return {};
}

// A string, the name of an object, or those in a list of either.
void add_names(const element& field, std::vector<std::string>& names) {
  std::string_view text;
  object data;
  array list;
  if (names.size() >= kMostNames) return;
  if (field.get(text) == simdjson::SUCCESS) {
    names.emplace_back(text);
  } else if (field.get(data) == simdjson::SUCCESS) {
    const std::string name = string_in(data, {"name", "value", "literal", "byline"});
    if (!name.empty()) names.push_back(name);
  } else if (field.get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      array inner;  // Lists in lists are none of either standard.
      if (item.get(inner) != simdjson::SUCCESS) add_names(item, names);
    }
  }
}

std::vector<std::string> names_in(const object& data,
                                  std::initializer_list<std::string_view> keys) {
  std::vector<std::string> names;
  for (const std::string_view key : keys) {
    element field;
    if (names.empty() && data.at_key(key).get(field) == simdjson::SUCCESS) add_names(field, names);
  }
  return names;
}

// Where no line is blank each is a paragraph: agencies send them so.
MarkupText plain_body(std::string text) {
  if (text.find("\n\n") != std::string::npos) return {MarkupKind::kPlain, std::move(text)};
  std::string parted;
  for (const char c : text) parted += c == '\n' ? "\n\n" : std::string(1, c);
  return {MarkupKind::kPlain, std::move(parted)};
}

bool is_html(std::string_view type) { return type.find("html") != std::string_view::npos; }

// "body_html": "…" of version 1; markup goes before plain text, for it tells the paragraphs.
void add_texts(const object& item, std::string_view prefix, Entry& entry) {
  std::vector<MarkupText> plain;
  for (const simdjson::dom::key_value_pair field : item) {
    std::string_view value;
    if (!field.key.starts_with(prefix) || field.value.get(value) != simdjson::SUCCESS) continue;
    if (is_html(field.key)) {
      entry.texts.push_back({MarkupKind::kHtml, std::string(value)});
    } else {
      plain.push_back(plain_body(std::string(value)));
    }
  }
  entry.texts.insert(entry.texts.end(), plain.begin(), plain.end());
}

// Our own export: the outlet among the sources, and days without a time, for which ninjs has no
// place, among the descriptions.
constexpr std::string_view kOwnOutlet = "urn:sourcier:role:outlet";
constexpr std::string_view kOwnPublished = "published";
constexpr std::string_view kOwnModified = "modified";
constexpr std::string_view kOwnInferred = "inferred";

std::string day_described(const object& item, std::string_view role) {
  array list;
  if (item.at_key("descriptions").get(list) != simdjson::SUCCESS) return {};
  for (const element one : list) {
    object data;
    if (one.get(data) == simdjson::SUCCESS && string_in(data, {"role"}) == role)
      return string_in(data, {"value"});
  }
  return {};
}

// "bodies": [{"role", "contenttype", "value"}] of versions 2 and 3.
void add_listed(const object& item, std::string_view key, Entry& entry) {
  std::vector<MarkupText> plain;
  array list;
  if (item.at_key(key).get(list) != simdjson::SUCCESS) return;
  for (const element one : list) {
    object data;
    if (one.get(data) != simdjson::SUCCESS) continue;
    const std::string role = string_in(data, {"role"});
    if (role == kOwnPublished || role == kOwnModified || role == kOwnInferred) continue;
    std::string value = string_in(data, {"value"});
    const std::string type = string_in(data, {"contentType", "contenttype"});
    if (is_html(type)) {
      entry.texts.push_back({MarkupKind::kHtml, std::move(value)});
    } else if (type.empty()) {
      entry.texts.push_back({MarkupKind::kUnknown, std::move(value)});
    } else {
      plain.push_back(plain_body(std::move(value)));
    }
  }
  entry.texts.insert(entry.texts.end(), plain.begin(), plain.end());
}

std::string headline_of(const object& item) {
  std::string headline = string_in(item, {"headline"});
  array list;
  if (!headline.empty() || item.at_key("headlines").get(list) != simdjson::SUCCESS)
    return headline.empty() ? string_in(item, {"title", "name"}) : headline;
  for (const element one : list) {
    object data;
    if (one.get(data) != simdjson::SUCCESS) continue;
    const std::string role = string_in(data, {"role"});
    const std::string value = string_in(data, {"value"});
    if (headline.empty() || role.ends_with("main")) headline = value;
  }
  return headline;
}

// Who provides the item: the source that says so, else who holds its rights.
void take_sources(const object& item, Entry& entry) {
  array list;
  for (const std::string_view key : {"infosource", "infosources", "infoSources"}) {
    if (item.at_key(key).get(list) != simdjson::SUCCESS) continue;
    for (const element one : list) {
      object data;
      if (one.get(data) != simdjson::SUCCESS || entry.credits.size() >= kMostNames) continue;
      const std::string name = string_in(data, {"name", "literal"});
      const std::string role = string_in(data, {"role", "rel"});
      const bool provides = role == "publisher" || role == "provider" || role == kOwnOutlet;
      if (provides && entry.outlet.value.empty()) {
        entry.outlet = {MarkupKind::kPlain, name};
      } else if (!name.empty()) {
        entry.credits.push_back(name);
      }
    }
  }
  if (entry.outlet.value.empty()) {
    entry.outlet = {MarkupKind::kPlain, string_in(item, {"publisher", "provider", "copyrightholder",
                                                         "copyrightHolder"})};
  }
}

Entry entry_of_ninjs(const object& item) {
  Entry entry;
  entry.url = string_in(item, {"url", "link", "uri"});
  entry.base = entry.url;
  entry.title = {MarkupKind::kUnknown, headline_of(item)};
  entry.authors = names_in(item, {"byline", "bylines", "by", "authors", "author"});
  entry.published = string_in(item, {"firstcreated", "firstCreated", "contentcreated",
                                     "contentCreated", "versioncreated", "versionCreated"});
  entry.modified = string_in(item, {"versioncreated", "versionCreated"});
  if (entry.published.empty()) entry.published = day_described(item, kOwnPublished);
  if (entry.modified == entry.published) entry.modified.clear();
  if (entry.modified.empty()) entry.modified = day_described(item, kOwnModified);
  entry.language = string_in(item, {"language"});
  add_texts(item, "body_", entry);
  add_listed(item, "bodies", entry);
  add_texts(item, "description_", entry);
  add_listed(item, "descriptions", entry);
  take_sources(item, entry);
  return entry;
}

// The address in "url" or "mainEntityOfPage", a string or an object with "@id".
std::string address_of(const object& data) {
  for (const std::string_view key : {"url", "mainEntityOfPage", "@id"}) {
    std::string_view text;
    object page;
    element field;
    if (data.at_key(key).get(field) != simdjson::SUCCESS) continue;
    if (field.get(text) == simdjson::SUCCESS && !text.empty()) return std::string(text);
    if (field.get(page) == simdjson::SUCCESS) {
      const std::string found = string_in(page, {"@id", "url"});
      if (!found.empty()) return found;
    }
  }
  return {};
}

Entry entry_of_schema(const object& data) {
  Entry entry;
  entry.url = address_of(data);
  entry.base = entry.url;
  entry.title = {MarkupKind::kUnknown,
                 string_in(data, {"headline", "name", "alternativeHeadline"})};
  const auto outlets = names_in(data, {"publisher", "sourceOrganization", "provider", "isPartOf"});
  if (!outlets.empty()) entry.outlet = {MarkupKind::kPlain, outlets.front()};
  entry.authors = names_in(data, {"author", "creator"});
  entry.published = string_in(data, {"datePublished", "dateCreated", "uploadDate"});
  entry.modified = string_in(data, {"dateModified"});
  const auto languages = names_in(data, {"inLanguage"});
  if (!languages.empty()) entry.language = languages.front();
  const std::string body = string_in(data, {"articleBody", "reviewBody"});
  if (!body.empty()) {
    MarkupText text = plain_body(body);
    text.kind = MarkupKind::kUnknown;
    entry.texts.push_back(std::move(text));
  }
  const std::string description = string_in(data, {"description", "abstract"});
  if (!description.empty()) entry.texts.push_back({MarkupKind::kUnknown, description});
  return entry;
}

}  // namespace

Entry entry_of_news_object(std::string_view json) {
  simdjson::dom::parser parser;
  object data;
  if (parser.parse(json.data(), json.size()).get(data) != simdjson::SUCCESS) return {};
  switch (json_kind(data)) {
    case JsonKind::kNinjs:
      return entry_of_ninjs(data);
    case JsonKind::kSchema:
      return entry_of_schema(data);
    default:
      return {};
  }
}

}  // namespace sourcier
