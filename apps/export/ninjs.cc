// ninjs 3.0 (IPTC, iptc.org/std/ninjs): an article as a news object of the trade.
#include "apps/export/lookup.h"
#include "engine/api/json_parts.h"
#include "engine/api/names.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;
using json_parts::Json;

constexpr const char* kSchema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json";

void put(Json& item, const char* key, const std::string& value) {
  if (!value.empty()) item[key] = value;
}

// A day without a time is no date of ninjs: it is told in words, and so is one that is inferred.
void put_dates(Json& item, const ArticleEntry& entry) {
  const Article& article = entry.article();
  if (const auto time = exports::exact_time(entry.published())) item["firstCreated"] = *time;
  if (const auto time = exports::exact_time(article.modified)) item["versionCreated"] = *time;
  Json descriptions = Json::array();
  const auto describe = [&](const char* role, const std::string& date) {
    if (!date.empty()) descriptions.push_back({{"role", role}, {"value", date}});
  };
  describe(article.published.empty() ? "inferred" : "published", entry.published());
  describe("modified", article.modified);
  if (!descriptions.empty()) item["descriptions"] = std::move(descriptions);
}

Json info_source(const std::string& name, std::string_view role) {
  return {{"name", name}, {"role", exports::urn("role", role)}, {"literal", name}};
}

// The outlet first, then those whom the article has its information from.
Json info_sources(const ArticleEntry& entry) {
  Json sources = Json::array();
  if (!entry.article().outlet.empty())
    sources.push_back(info_source(entry.article().outlet, "outlet"));
  if (entry.traced == nullptr) return sources;
  for (const ArticleOrigin& origin : entry.traced->origins)
    sources.push_back(info_source(origin.name, name_of(origin.basis)));
  return sources;
}

const char* key_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "people";
    case EntityType::kOrganisation:
      return "organisations";
    case EntityType::kPlace:
      return "places";
    case EntityType::kOther:
      break;
  }
  return "objects";
}

void put_names(Json& item, const Reading& reading) {
  for (const Entity& entity : reading.entities) {
    Json name = {{"name", entity.name}, {"rel", "mentions"}};
    if (!entity.reference.empty()) name["literal"] = entity.reference;
    item[key_of(entity.type)].push_back(std::move(name));
  }
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += ", ";
    out += value;
  }
  return out;
}

Json item_of(const ArticleEntry& entry, const Lookup& lookup) {
  const Article& article = entry.article();
  Json item;
  item["uri"] = entry.uri();
  item["type"] = "text";
  item["representationType"] = "full";
  put_dates(item, entry);
  item["version"] = article.version;
  put(item, "language", article.language);
  if (!article.title.empty()) {
    item["headlines"] = Json::array({{{"role", "main"}, {"value", article.title}}});
  }
  put(item, "by", joined(article.authors));
  put(item, "copyrightHolder", article.outlet);
  item["bodies"] = Json::array({{{"role", "main"},
                                 {"contentType", "text/plain"},
                                 {"charCount", entry.index.size()},
                                 {"value", article.text}}});
  put_names(item, entry.document->reading);
  const Event* event = entry.group == nullptr ? nullptr : lookup.event(entry.group->event);
  if (event != nullptr) {
    item["events"] = Json::array({{{"id", event->id}, {"name", event->title}, {"rel", "reports"}}});
  }
  if (Json sources = info_sources(entry); !sources.empty())
    item["infoSources"] = std::move(sources);
  item["altIds"] = Json::array({{{"role", "sourcier"}, {"value", article.id}}});
  item["standard"] = {{"name", "ninjs"}, {"version", "3.0"}, {"schema", kSchema}};
  return item;
}

}  // namespace

std::string to_ninjs(const ExportInput& input) {
  const Lookup lookup(input);
  std::string lines;
  for (const auto& [id, entry] : lookup.articles()) {
    lines += json_parts::line(item_of(entry, lookup));
    lines.push_back('\n');
  }
  return lines;
}

}  // namespace sourcier
