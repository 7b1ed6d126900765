// STIX 2.1 (OASIS): sources are identities, stories reports, statements notes, and who has it from
// whom relationships.
#include <set>

#include "apps/export/lookup.h"
#include "engine/api/json_parts.h"
#include "engine/api/names.h"
#include "engine/base/date.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;
using json_parts::Json;

// STIX knows no object without a time. Where none is known it is this, which no news can bear.
constexpr const char* kNoTime = "1970-01-01T00:00:00.000Z";

// An id made of content: a UUID of version 8 (RFC 9562), whose bits are the maker's.
std::string id_of(const std::string& type, std::string_view key) {
  constexpr std::size_t kPrefix = 7;  // "sha256:"
  std::string hex = sha256(type + "\n" + std::string(key)).substr(kPrefix, 32);
  hex[12] = '8';
  hex[16] = '8';
  return type + "--" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

// Times here are those of the day: readers of STIX compare, and want one precision.
std::string time_of(std::string_view iso_date) {
  const auto date = parse_date(iso_date);
  if (!date) return kNoTime;
  return iso(date_of(day_range(*date).first)) + "T00:00:00.000Z";
}

class Bundle {
 public:
  explicit Bundle(const ExportInput& input) : input_(input), lookup_(input) {
    for (const SourceNode& node : input.dossier.source_nodes) nodes_.emplace(node.name, &node);
  }

  Json whole() {
    for (const SourceNode& node : input_.dossier.source_nodes) identity(node.name);
    for (const Statement& statement : input_.dossier.statements) add_note(statement);
    for (const Story& story : input_.groups.stories) add_report(story);
    add_relationships();
    std::string ids;
    for (const Json& object : objects_) ids += object["id"].get<std::string>();
    return {{"type", "bundle"}, {"id", id_of("bundle", ids)}, {"objects", std::move(objects_)}};
  }

 private:
  static Json object(const std::string& type, const std::string& id, const std::string& time) {
    return {
        {"type", type}, {"spec_version", "2.1"}, {"id", id}, {"created", time}, {"modified", time}};
  }

  // The identity of that name, added once.
  std::string identity(const std::string& name) {
    const auto node = nodes_.find(name);
    const bool is_known = node != nodes_.end();
    const std::string id = id_of("identity", is_known ? node->second->id : name);
    if (!identities_.insert(id).second) return id;
    Json out = object("identity", id, kNoTime);
    out["name"] = name;
    const std::string kind = is_known ? node->second->kind : "";
    out["identity_class"] = kind == "person"                      ? "individual"
                            : kind.empty() || kind == "anonymous" ? "unspecified"
                                                                  : "organization";
    if (!kind.empty()) out["roles"] = Json::array({kind});
    objects_.push_back(std::move(out));
    return id;
  }

  static Json external(const ArticleEntry& entry, const std::string& description) {
    const Article& article = entry.article();
    Json out = {{"source_name", article.outlet.empty() ? article.id : article.outlet},
                {"description", description}};
    if (article.url.empty()) {
      out["external_id"] = article.id;
    } else {
      out["url"] = article.url;
    }
    return out;
  }

  void add_note(const Statement& statement) {
    if (statement.wordings.empty()) return;
    Json out = object("note", id_of("note", statement.id), time_of(statement.first_seen));
    std::string content;
    Json externals = Json::array();
    std::set<std::string> about;
    for (const Wording& wording : statement.wordings) {
      if (!content.empty()) content += '\n';
      content += wording.text + "\n  " + exports::chain_text(wording.chain);
      if (!wording.origin.empty()) about.insert(identity(wording.origin));
      if (const ArticleEntry* entry = lookup_.article(wording.article))
        externals.push_back(external(*entry, wording.text));
    }
    if (!statement.speaker.empty()) {
      out["abstract"] = statement.speaker;
      about.insert(identity(statement.speaker));
    }
    if (about.empty()) about.insert(identity("?"));
    out["content"] = content;
    out["object_refs"] = about;
    if (!externals.empty()) out["external_references"] = std::move(externals);
    notes_[statement.event].push_back(out["id"]);
    objects_.push_back(std::move(out));
  }

  void add_report(const Story& story) {
    Json refs = Json::array();
    Json externals = Json::array();
    std::string first;
    for (const std::string& id : story.events) {
      for (const std::string& note : notes_[id]) refs.push_back(note);
      const Event* event = lookup_.event(id);
      if (event == nullptr) continue;
      for (const std::string& article : event->articles) {
        const ArticleEntry* entry = lookup_.article(article);
        if (entry == nullptr) continue;
        externals.push_back(external(*entry, entry->article().title));
        if (refs.empty() && !entry->article().outlet.empty())
          refs.push_back(identity(entry->article().outlet));
        const std::string& published = entry->published();
        if (!published.empty() && (first.empty() || published < first)) first = published;
      }
    }
    if (refs.empty()) return;  // Nothing is said of it: STIX wants a report to refer to something.
    Json out = object("report", id_of("report", story.id), time_of(first));
    out["name"] = story.title.empty() ? story.id : story.title;
    out["published"] = time_of(first);
    out["report_types"] = Json::array({"observed-data"});
    out["object_refs"] = std::move(refs);
    if (!externals.empty()) out["external_references"] = std::move(externals);
    objects_.push_back(std::move(out));
  }

  void add_relationships() {
    std::set<std::string> known;
    for (const SourceEdge& edge : input_.dossier.source_edges) {
      const std::string relation(name_of(edge.relation));
      const std::string id = id_of("relationship", edge.from + relation + edge.to + edge.article);
      if (edge.from == edge.to || !known.insert(id).second) continue;
      const ArticleEntry* entry = lookup_.article(edge.article);
      Json out = object("relationship", id, time_of(entry == nullptr ? "" : entry->published()));
      out["relationship_type"] = relation;
      if (entry != nullptr && edge.evidence) out["description"] = entry->text(*edge.evidence);
      out["source_ref"] = id_of("identity", edge.from);
      out["target_ref"] = id_of("identity", edge.to);
      objects_.push_back(std::move(out));
    }
  }

  const ExportInput& input_;
  Lookup lookup_;
  std::map<std::string_view, const SourceNode*> nodes_;  // By name.
  std::set<std::string> identities_;
  std::map<std::string, std::vector<std::string>> notes_;  // By event.
  Json objects_ = Json::array();
};

}  // namespace

std::string to_stix(const ExportInput& input) {
  return json_parts::line(Bundle(input).whole()) + '\n';
}

}  // namespace sourcier
