// JSON Feed, https://www.jsonfeed.org/version/1.1/.
#include <simdjson.h>

#include "engine/page/feed/feed.h"
#include "engine/page/feed/feed_text.h"
#include "engine/page/url/url.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string string_in(const object& data, std::string_view key) {
  std::string_view value;
  return data.at_key(key).get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::string name_of(const element& author) {
  object data;
  return author.get(data) == simdjson::SUCCESS ? string_in(data, "name") : std::string();
}

// "authors" of version 1.1, "author" of version 1.
std::vector<std::string> authors_in(const object& data) {
  std::vector<std::string> names;
  array list;
  element author;
  if (data.at_key("authors").get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      const std::string name = name_of(item);
      if (!name.empty()) names.push_back(name);
    }
  }
  if (names.empty() && data.at_key("author").get(author) == simdjson::SUCCESS) {
    const std::string name = name_of(author);
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

void add_text(MarkupKind kind, std::string_view value, Entry& entry) {
  if (!value.empty()) entry.texts.push_back({kind, clean_controls(value)});
}

Entry entry_of(const object& item, const Entry& channel, const Url& home) {
  Entry entry = channel;
  std::string link = string_in(item, "url");
  const std::string id = string_in(item, "id");  // Many use the address for it.
  if (link.empty() && id.find("://") != std::string::npos) link = id;
  entry.url = parse_url(link, home).text();
  entry.base = entry.url.empty() ? home.text() : entry.url;
  entry.title = {MarkupKind::kPlain, clean_controls(string_in(item, "title"))};
  std::vector<std::string> authors = authors_in(item);
  if (!authors.empty()) entry.authors = std::move(authors);
  entry.published = string_in(item, "date_published");
  entry.modified = string_in(item, "date_modified");
  const std::string language = string_in(item, "language");
  if (!language.empty()) entry.language = language;
  add_text(MarkupKind::kHtml, string_in(item, "content_html"), entry);
  add_text(MarkupKind::kPlain, string_in(item, "content_text"), entry);
  add_text(MarkupKind::kPlain, string_in(item, "summary"), entry);
  return entry;
}

}  // namespace

Feed parse_json_feed(std::string_view document, const std::string& url) {
  Feed feed;
  simdjson::dom::parser parser;
  object data;
  if (parser.parse(document.data(), document.size()).get(data) != simdjson::SUCCESS) return feed;
  array items;
  feed.is_feed = data.at_key("items").get(items) == simdjson::SUCCESS;
  if (!feed.is_feed) return feed;
  Entry channel;
  channel.outlet = {MarkupKind::kPlain, clean_controls(string_in(data, "title"))};
  channel.authors = authors_in(data);
  channel.language = string_in(data, "language");
  Url home = parse_url(string_in(data, "home_page_url"), parse_url(url));
  if (home.empty()) home = parse_url(string_in(data, "feed_url"), parse_url(url));
  for (const element item : items) {
    object one;
    if (item.get(one) != simdjson::SUCCESS || feed.entries.size() >= kMostEntries) continue;
    feed.entries.push_back(entry_of(one, channel, home));
  }
  return feed;
}

}  // namespace sourcier
