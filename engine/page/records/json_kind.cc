#include "engine/page/records/json_kind.h"

#include <string_view>

namespace sourcier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool is_type_of_article(std::string_view type) {
  for (const std::string_view end : {"Article", "Posting", "Report", "Reportage"})
    if (type.ends_with(end)) return true;
  return false;
}

bool is_schema_article(const object& data) {
  element type;
  if (data.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return is_type_of_article(name);
  array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  for (const element one : names) {
    if (one.get(name) == simdjson::SUCCESS && is_type_of_article(name)) return true;
  }
  return false;
}

bool has(const object& data, std::string_view key) {
  return data.at_key(key).error() == simdjson::SUCCESS;
}

// The standard names no field that must be there but "uri"; senders leave even that out.
bool is_ninjs(const object& data) {
  for (const simdjson::dom::key_value_pair field : data)
    if (field.key.starts_with("body_")) return true;
  return has(data, "headline") || has(data, "headlines") || has(data, "bodies");
}

}  // namespace

JsonKind json_kind(const object& object) {
  std::string_view text;
  array list;
  for (const std::string_view key : kTextKeys)
    if (object.at_key(key).get(text) == simdjson::SUCCESS) return JsonKind::kArticle;
  if (is_schema_article(object)) return JsonKind::kSchema;
  if (object.at_key("@graph").get(list) == simdjson::SUCCESS) return JsonKind::kGraph;
  if (object.at_key("items").get(list) == simdjson::SUCCESS &&
      (has(object, "version") || has(object, "home_page_url") || has(object, "feed_url")))
    return JsonKind::kJsonFeed;
  return is_ninjs(object) ? JsonKind::kNinjs : JsonKind::kNone;
}

}  // namespace sourcier
