#include "engine/article/json_article.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <span>

#include "engine/article/compose.h"
#include "engine/article/metadata.h"
#include "engine/page/records/json_kind.h"
#include "engine/text/offsets.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostListed = 1u << 16;  // Authors, links, credits and notes, each.

constexpr std::array<std::string_view, 7> kKinds = {"body",  "heading", "caption", "list",
                                                    "quote", "table",   "update"};
constexpr std::array<std::string_view, 9> kBases = {"",    "json-ld", "meta",   "microdata", "time",
                                                    "url", "visible", "option", "inferred"};
constexpr std::array<std::string_view, 3> kCreditOf = {"text", "photo", "video"};

template <typename Enum, std::size_t kSize>
Enum named(std::string_view name, const std::array<std::string_view, kSize>& names) {
  const auto found = std::ranges::find(names, name);
  return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
}

std::string_view string_in(const object& record, std::string_view key) {
  std::string_view value;
  return record.at_key(key).get(value) == simdjson::SUCCESS ? value : std::string_view();
}

// What crawlers and the programs of researchers (trafilatura, news-please, newspaper, Fundus) call
// what an article states; ours first.
constexpr std::array<std::string_view, 8> kPublishedKeys = {
    "published",       "date",        "publish_date", "date_publish",
    "publishing_date", "publishedAt", "published_at", "pubDate"};
constexpr std::array<std::string_view, 9> kOutletKeys = {
    "outlet",      "source-hostname", "sitename",      "site_name", "publisher",
    "publication", "source",          "source_domain", "hostname"};
constexpr std::array<std::string_view, 3> kUrlKeys = {"url", "link", "source"};

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string_view first_of(const object& record, std::span<const std::string_view> keys) {
  for (const std::string_view key : keys) {
    const std::string_view value = string_in(record, key);
    if (!value.empty()) return value;
  }
  return {};
}

// Seconds or milliseconds since 1970, which tables are often written with, stand as their digits.
std::string date_in(const object& record, std::span<const std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::uint64_t number = 0;
    if (record.at_key(key).get(number) == simdjson::SUCCESS) return std::to_string(number);
    if (const std::string_view text = string_in(record, key); !text.empty())
      return std::string(text);
  }
  return {};
}

// "source" is an address to some and a name to others.
std::string_view stated_in(const object& record, std::span<const std::string_view> keys,
                           bool is_url) {
  for (const std::string_view key : keys) {
    const std::string_view value = trim(string_in(record, key));
    const bool may_be = key != "source" || is_address(value) == is_url;
    if (!value.empty() && may_be) return value;
  }
  return {};
}

// A span in code points as a span in bytes; an empty one where it lies outside the text.
Span span_in(const array& pair, const CodePointIndex& index) {
  std::uint64_t begin = 0, end = 0;
  if (pair.size() != 2 || pair.at(0).get(begin) != simdjson::SUCCESS ||
      pair.at(1).get(end) != simdjson::SUCCESS || begin > end || end > index.size())
    return {};
  const auto first = index.byte_of(static_cast<std::uint32_t>(begin));
  const auto last = index.byte_of(static_cast<std::uint32_t>(end));
  return first && last ? Span{*first, *last} : Span{};
}

std::vector<std::string_view> given_kinds(const object& record) {
  std::vector<std::string_view> kinds;
  array list;
  if (record["kinds"].get(list) != simdjson::SUCCESS) return kinds;
  for (const element item : list) {
    std::string_view kind;
    if (item.get(kind) != simdjson::SUCCESS) kind = "body";
    kinds.push_back(kind);
  }
  return kinds;
}

std::vector<Paragraph> given_paragraphs(const object& record, const CodePointIndex& index) {
  array spans;
  if (record["paragraphs"].get(spans) != simdjson::SUCCESS) return {};
  const std::vector<std::string_view> kinds = given_kinds(record);
  std::vector<Paragraph> paragraphs;
  for (const element item : spans) {
    array pair;
    if (item.get(pair) != simdjson::SUCCESS) return {};
    const Span span = span_in(pair, index);
    if (span.empty() || (!paragraphs.empty() && span.begin < paragraphs.back().span.end)) return {};
    const std::string_view kind =
        paragraphs.size() < kinds.size() ? kinds[paragraphs.size()] : "body";
    paragraphs.push_back({span, named<ParagraphKind>(kind, kKinds)});
  }
  return paragraphs;
}

void take_authors(const object& record, Article& article) {
  for (const std::string_view key : {"authors", "author"}) {
    element field;
    array list;
    std::string_view name;
    if (!article.authors.empty() || record.at_key(key).get(field) != simdjson::SUCCESS) continue;
    // "Anne Untel; Paul Autre"
    if (field.get(name) == simdjson::SUCCESS) {
      for (std::size_t at = 0; at < name.size() && article.authors.size() < kMostListed;) {
        const std::size_t end = std::min(name.find(';', at), name.size());
        if (const auto one = trim(name.substr(at, end - at)); !one.empty())
          article.authors.emplace_back(one);
        at = end + 1;
      }
    }
    if (field.get(list) != simdjson::SUCCESS) continue;
    for (const element item : list) {
      if (article.authors.size() == kMostListed) break;
      if (item.get(name) == simdjson::SUCCESS) article.authors.emplace_back(name);
    }
  }
}

void take_lists(const object& record, const CodePointIndex& index, Article& article) {
  array list;
  if (record["credits"].get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      object credit;
      if (article.credits.size() == kMostListed) break;
      if (item.get(credit) != simdjson::SUCCESS) continue;
      article.credits.push_back({std::string(string_in(credit, "name")),
                                 std::string(string_in(credit, "text")),
                                 named<CreditOf>(string_in(credit, "of"), kCreditOf)});
    }
  }
  if (record["links"].get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      object link;
      array pair;
      if (article.links.size() == kMostListed) break;
      if (item.get(link) != simdjson::SUCCESS || link["span"].get(pair) != simdjson::SUCCESS)
        continue;
      const Span span = span_in(pair, index);
      if (!span.empty()) article.links.push_back({std::string(string_in(link, "url")), span});
    }
  }
  if (record["notes"].get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      object note;
      if (article.notes.size() == kMostListed) break;
      if (item.get(note) == simdjson::SUCCESS)
        article.notes.push_back(
            {std::string(string_in(note, "kind")), std::string(string_in(note, "message"))});
    }
  }
}

// What articles are asked for by, of which no address may hold control characters: blanks instead.
std::string one_name(std::string_view stated) {
  std::string name(stated);
  std::ranges::replace_if(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return name;
}

}  // namespace

Article read_json_article(std::string_view json) {
  Article article;
  simdjson::dom::parser parser;
  object record;
  if (parser.parse(json.data(), json.size()).get(record) != simdjson::SUCCESS) return article;
  article.text = first_of(record, kTextKeys);
  article.id = one_name(string_in(record, "id"));
  article.url = stated_in(record, kUrlKeys, true);
  article.title = string_in(record, "title");
  article.outlet = trim(one_name(stated_in(record, kOutletKeys, false)));
  article.published = date_in(record, kPublishedKeys);
  article.published_basis = named<DateBasis>(string_in(record, "published_basis"), kBases);
  article.modified = date_in(record, std::array<std::string_view, 1>{"modified"});
  article.language =
      language_of_tag(first_of(record, std::array<std::string_view, 2>{"language", "lang"}));
  article.section = string_in(record, "section");
  take_authors(record, article);
  const CodePointIndex index(article.text);
  article.paragraphs = given_paragraphs(record, index);
  if (article.paragraphs.empty()) article.paragraphs = paragraphs_of(article.text);
  take_lists(record, index, article);
  return article;
}

}  // namespace sourcier
