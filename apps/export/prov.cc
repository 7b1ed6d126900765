// PROV-O (W3C) as JSON-LD: articles, statements and wordings are entities, sources are agents.
#include <set>

#include "apps/export/lookup.h"
#include "engine/api/json_parts.h"
#include "engine/api/names.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;
using exports::urn;
using json_parts::Json;

Json reference(const std::string& uri) { return {{"@id", uri}}; }

class Provenance {
 public:
  explicit Provenance(const ExportInput& input) : input_(input), lookup_(input) {
    for (const SourceNode& node : input.dossier.source_nodes) nodes_.emplace(node.name, &node);
  }

  Json whole() {
    for (const auto& [id, entry] : lookup_.articles()) add_article(entry);
    for (const Statement& statement : input_.dossier.statements) add_statement(statement);
    for (const SourceNode& node : input_.dossier.source_nodes) agent(node.name);
    Json out;
    out["@context"] = {{"prov", "http://www.w3.org/ns/prov#"},
                       {"schema", "https://schema.org/"},
                       {"sourcier", "urn:sourcier:term:"}};
    out["@graph"] = std::move(graph_);
    return out;
  }

 private:
  // The agent of that name, added once.
  std::string agent(const std::string& name) {
    const auto node = nodes_.find(name);
    const bool is_known = node != nodes_.end();
    const std::string uri = is_known ? urn("source", node->second->id) : urn("name", name);
    if (!agents_.insert(uri).second) return uri;
    const std::string kind = is_known ? node->second->kind : "";
    const char* type = kind == "person" ? "prov:Person" : "prov:Organization";
    Json types = Json::array({"prov:Agent"});
    if (!kind.empty() && kind != "document" && kind != "anonymous") types.push_back(type);
    Json out = {{"@id", uri}, {"@type", std::move(types)}, {"schema:name", name}};
    if (!kind.empty()) out["sourcier:kind"] = kind;
    graph_.push_back(std::move(out));
    return uri;
  }

  void add_article(const ArticleEntry& entry) {
    const Article& article = entry.article();
    Json out = {{"@id", entry.uri()},
                {"@type", {"prov:Entity", "schema:NewsArticle"}},
                {"schema:identifier", article.id},
                {"sourcier:version", article.version}};
    if (!article.title.empty()) out["schema:headline"] = article.title;
    if (!article.language.empty()) out["schema:inLanguage"] = article.language;
    if (!entry.published().empty()) out["schema:datePublished"] = entry.published();
    if (!article.outlet.empty()) out["prov:wasAttributedTo"] = reference(agent(article.outlet));
    Json influenced = Json::array();
    Json derived = Json::array();
    if (entry.traced != nullptr) {
      for (const ArticleOrigin& origin : entry.traced->origins) {
        influenced.push_back(reference(agent(origin.name)));
        if (const ArticleEntry* copied = lookup_.article(origin.article))
          derived.push_back(reference(copied->uri()));
      }
    }
    if (!influenced.empty()) out["prov:wasInfluencedBy"] = std::move(influenced);
    if (!derived.empty()) out["prov:wasDerivedFrom"] = std::move(derived);
    graph_.push_back(std::move(out));
  }

  void add_statement(const Statement& statement) {
    const std::string uri = urn("statement", statement.id);
    Json out = {{"@id", uri}, {"@type", {"prov:Entity", "schema:Statement"}}};
    if (!statement.speaker.empty())
      out["prov:wasAttributedTo"] = reference(agent(statement.speaker));
    const StatementCounts& counts = statement.counts;
    out["sourcier:articles"] = counts.articles;
    out["sourcier:texts"] = counts.texts;
    out["sourcier:origins"] = counts.origins;
    out["sourcier:unstated"] = counts.unstated;
    graph_.push_back(std::move(out));
    std::size_t number = 0;
    for (const Wording& wording : statement.wordings)
      add_wording(wording, uri, statement.id + "-" + std::to_string(++number));
  }

  void add_wording(const Wording& wording, const std::string& statement, const std::string& id) {
    const ArticleEntry* entry = lookup_.article(wording.article);
    Json out = {{"@id", urn("wording", id)},
                {"@type", {"prov:Entity", "schema:Quotation"}},
                {"prov:specializationOf", reference(statement)},
                {"prov:value", wording.text},
                {"sourcier:kind", name_of(wording.kind)}};
    if (entry != nullptr) {
      const Span at = entry->index.code_points(wording.span);
      out["prov:wasQuotedFrom"] = reference(entry->uri());
      out["sourcier:begin"] = at.begin;
      out["sourcier:end"] = at.end;
    }
    if (!wording.origin.empty()) {
      out["sourcier:origin"] = reference(agent(wording.origin));
      out["sourcier:originBasis"] = name_of(wording.basis);
    }
    Json chain = Json::array();
    std::size_t step = 0;
    for (const Hop& hop : wording.chain) {
      chain.push_back(
          {{"@type", "prov:Attribution"},
           {"prov:agent", reference(agent(hop.name))},
           {"prov:hadRole", reference(std::string("sourcier:").append(name_of(hop.role)))},
           {"sourcier:step", ++step},
           {"sourcier:inherited", hop.inherited}});
    }
    if (!chain.empty()) out["prov:qualifiedAttribution"] = std::move(chain);
    graph_.push_back(std::move(out));
  }

  const ExportInput& input_;
  Lookup lookup_;
  std::map<std::string_view, const SourceNode*> nodes_;  // By name.
  std::set<std::string> agents_;
  Json graph_ = Json::array();
};

}  // namespace

std::string to_prov(const ExportInput& input) {
  return json_parts::line(Provenance(input).whole()) + '\n';
}

}  // namespace sourcier
