#include "engine/article/json_ld_document.h"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "engine/article/json_mend.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostObjects = 4096;  // Of one script; a product list can be long.
constexpr std::size_t kMostNames = 24;      // Authors of one article.

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

// All types of an object: "@type" is a string or a list.
template <typename Test>
bool any_type(const object& data, Test test) {
  element field;
  std::string_view type;
  array types;
  if (data.at_key("@type").get(field) != simdjson::SUCCESS) return false;
  if (field.get(type) == simdjson::SUCCESS) return test(type);
  if (field.get(types) != simdjson::SUCCESS) return false;
  for (const element item : types) {
    if (item.get(type) == simdjson::SUCCESS && test(type)) return true;
  }
  return false;
}

bool is_organization(const object& data) {
  return any_type(data, [](std::string_view type) {
    return type.ends_with("Organization") || type == "WebSite" || type == "Corporation";
  });
}

bool is_person(const object& data) {
  return any_type(data, [](std::string_view type) { return type == "Person"; });
}

int rank_of(const object& data) {
  int rank = 0;
  any_type(data, [&](std::string_view type) {
    for (const std::string_view end : {"Article", "Posting", "Report", "Reportage"})
      if (type.ends_with(end)) rank = 2;
    for (const std::string_view known :
         {"WebPage", "ItemPage", "AboutPage", "VideoObject", "Recipe", "Review", "HowTo",
          "Question", "PodcastEpisode", "RadioEpisode", "TVEpisode", "Episode", "CreativeWork",
          "ImageGallery"})
      if (type == known) rank = std::max(rank, 1);
    return false;
  });
  return rank;
}

// One document, with its objects by their "@id".
class Document {
 public:
  explicit Document(const element& root);

  void add_to(JsonLd& out) const;

 private:
  void wait(const object& data, std::vector<element>& waiting) const;
  object resolved(const object& data) const;
  void add_names(const element& field, std::vector<JsonAuthor>& names) const;
  void add_named(const object& data, std::vector<JsonAuthor>& names) const;
  JsonLdItem item_of(const object& data, int rank) const;
  std::string trail_of(const object& list) const;

  std::vector<object> objects_;
  std::unordered_map<std::string_view, object> by_id_;
};

// All objects in order, without recursion.
Document::Document(const element& root) {
  std::vector<element> waiting = {root};
  for (std::size_t i = 0; i < waiting.size() && i < kMostObjects; ++i) {
    const element item = waiting[i];
    object data;
    array list;
    if (item.get(data) == simdjson::SUCCESS) {
      objects_.push_back(data);
      const std::string_view id = string_in(data, "@id");
      if (!id.empty() && data.size() > 1) by_id_.emplace(id, data);
      for (const std::string_view key : {"@graph", "mainEntity", "itemListElement", "item"}) {
        element inner;
        if (data.at_key(key).get(inner) == simdjson::SUCCESS) waiting.push_back(inner);
      }
    } else if (item.get(list) == simdjson::SUCCESS) {
      for (const element inner : list) {
        if (waiting.size() >= kMostObjects) break;  // None behind it is looked at.
        waiting.push_back(inner);
      }
    }
  }
}

// {"@id": …} alone stands for the object of that id.
object Document::resolved(const object& data) const {
  if (!string_in(data, "name").empty()) return data;
  const auto known = by_id_.find(string_in(data, "@id"));
  return known == by_id_.end() ? data : known->second;
}

void Document::add_named(const object& data, std::vector<JsonAuthor>& names) const {
  const object whole = resolved(data);
  element field;
  array list;
  if (whole["name"].get(field) == simdjson::SUCCESS && field.get(list) == simdjson::SUCCESS) {
    std::string_view text;
    for (const element item : list) {
      if (item.get(text) == simdjson::SUCCESS && names.size() < kMostNames)
        names.push_back({std::string(text), is_organization(whole)});
    }
    return;
  }
  std::string name(string_in(whole, "name"));
  if (name.empty() && !string_in(whole, "familyName").empty())
    name = std::string(string_in(whole, "givenName")) + " " +
           std::string(string_in(whole, "familyName"));
  if (!name.empty() && names.size() < kMostNames)
    names.push_back({std::move(name), is_organization(whole)});
}

// The names in "author": a string, an object with a name, or a list of such; some pages write the
// object once more as a string.
void Document::add_names(const element& field, std::vector<JsonAuthor>& names) const {
  std::string_view text;
  object data;
  array list;
  if (field.get(text) == simdjson::SUCCESS) {
    if (trim(text).starts_with('{')) text = picked_string(text, "name");
    if (!text.empty() && names.size() < kMostNames) names.push_back({std::string(text), false});
  } else if (field.get(data) == simdjson::SUCCESS) {
    add_named(data, names);
  } else if (field.get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      if (item.get(data) == simdjson::SUCCESS) {
        add_named(data, names);
      } else if (item.get(text) == simdjson::SUCCESS && names.size() < kMostNames) {
        names.push_back({std::string(text), false});
      }
    }
  }
}

JsonLdItem Document::item_of(const object& data, int rank) const {
  JsonLdItem item;
  item.rank = rank;
  item.is_page = any_type(data, [](std::string_view type) { return type.ends_with("Page"); });
  item.headline = string_in(data, "headline");
  take(item.headline, string_in(data, "name"));
  item.published = string_in(data, "datePublished");
  item.created = string_in(data, "dateCreated");
  take(item.created, string_in(data, "uploadDate"));
  item.modified = string_in(data, "dateModified");
  item.language = string_in(data, "inLanguage");
  item.section = string_in(data, "articleSection");
  if (rank == 2) item.body = string_in(data, "articleBody");
  item.url = string_in(data, "mainEntityOfPage");
  object page;
  if (data["mainEntityOfPage"].get(page) == simdjson::SUCCESS)
    take(item.url, string_in(page, "@id"));
  take(item.url, string_in(data, "url"));
  element field;
  for (const std::string_view key : {"author", "creator"}) {
    if (data.at_key(key).get(field) == simdjson::SUCCESS) add_names(field, item.authors);
  }
  std::vector<JsonAuthor> names;
  for (const std::string_view key : {"publisher", "sourceOrganization"}) {
    if (data.at_key(key).get(field) == simdjson::SUCCESS) add_names(field, names);
  }
  if (!names.empty()) item.publisher = names.front().name;
  return item;
}

// The last name of a breadcrumb list but the page's own, which has no address or comes last.
std::string Document::trail_of(const object& list) const {
  array steps;
  if (list["itemListElement"].get(steps) != simdjson::SUCCESS || steps.size() < 3) return {};
  object step;
  if (steps.at(steps.size() - 2).get(step) != simdjson::SUCCESS) return {};
  std::string name(string_in(step, "name"));
  object inner;
  if (name.empty() && step["item"].get(inner) == simdjson::SUCCESS) name = string_in(inner, "name");
  return name;
}

void Document::add_to(JsonLd& out) const {
  std::string publisher;
  for (const object& data : objects_) {
    if (const int rank = rank_of(data); rank > 0 && out.items.size() < kMostItems)
      out.items.push_back(item_of(data, rank));
    if (is_organization(data)) take(publisher, string_in(data, "name"));
    if (is_person(data) && out.persons.size() < kMostNames) add_named(data, out.persons);
    const bool is_trail =
        any_type(data, [](std::string_view type) { return type == "BreadcrumbList"; });
    if (is_trail && out.trail.empty()) out.trail = trail_of(data);
  }
  if (publisher.empty()) return;
  out.items.emplace_back();
  out.items.back().publisher = std::move(publisher);
}

}  // namespace

bool add_json_document(std::string_view json, JsonLd& out) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return false;
  Document(root).add_to(out);
  return true;
}

}  // namespace sourcier
