#include "engine/trace/parts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/story/parts.h"

namespace sourcier {
namespace {

template <typename Value>
void append(std::vector<Value>& all, std::vector<Value>& part) {
  std::ranges::move(part, std::back_inserter(all));
}

void unite(std::vector<std::string>& all, std::vector<std::string>& part) {
  append(all, part);
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
}

// What two parts know of one entity.
void unite(TracedEntity& into, TracedEntity&& from) {
  from.aliases.push_back(from.name);
  unite(into.aliases, from.aliases);
  std::erase(into.aliases, into.name);
  unite(into.articles, from.articles);
  unite(into.made_of, from.made_of);
  if (into.reference.empty()) into.reference = std::move(from.reference);
}

// The entities of all parts by id; statements are told which of them now speaks.
void join_entities(std::vector<PartDossier>& parts, Dossier& all) {
  std::map<std::string, TracedEntity> entities;
  for (const PartDossier& part : parts)
    for (const TracedEntity& entity : part.dossier.entities) entities.try_emplace(entity.id);
  std::map<std::string_view, std::size_t> place;
  for (const auto& [id, entity] : entities) place.emplace(id, place.size());
  for (PartDossier& part : parts) {
    for (Statement& statement : part.dossier.statements) {
      if (statement.speaker_entity)
        statement.speaker_entity = place.at(part.dossier.entities[*statement.speaker_entity].id);
    }
    for (TracedEntity& entity : part.dossier.entities) {
      TracedEntity& known = entities.at(entity.id);
      if (known.id.empty()) {
        known = std::move(entity);
      } else {
        unite(known, std::move(entity));
      }
    }
  }
  for (auto& [id, entity] : entities) all.entities.push_back(std::move(entity));
}

// A source is called as the first part calls it that has an edge to or from it: tables know edges
// only, and join them alike (bindings/spark).
void join_sources(std::vector<PartDossier>& parts, Dossier& all) {
  std::map<std::string, SourceNode> nodes;
  for (const PartDossier& part : parts) {
    std::unordered_set<std::string_view> tied;
    for (const SourceEdge& edge : part.dossier.source_edges) tied.insert({edge.from, edge.to});
    for (const SourceNode& node : part.dossier.source_nodes)
      if (tied.contains(node.id)) nodes.emplace(node.id, node);
  }
  for (PartDossier& part : parts) {
    for (const SourceNode& node : part.dossier.source_nodes) nodes.emplace(node.id, node);
    append(all.source_edges, part.dossier.source_edges);
  }
  for (auto& [id, node] : nodes) all.source_nodes.push_back(std::move(node));
  std::ranges::sort(all.source_edges, {}, [](const SourceEdge& edge) {
    return std::tie(edge.from, edge.to, edge.relation, edge.article);
  });
}

}  // namespace

std::vector<TracePart> parts_of(const Groups& groups, std::span<const Document> documents) {
  std::vector<TracePart> parts;
  std::unordered_map<std::string_view, std::size_t> part_of;
  for (Groups& own : cut_parts(groups)) {
    TracePart& part = parts.emplace_back();
    part.groups = std::move(own);
    for (const ArticleGroup& article : part.groups.articles)
      part_of.emplace(article.article, parts.size() - 1);
  }
  for (const Document& document : documents) {
    const auto [at, is_new] = part_of.try_emplace(document.article.id, parts.size());
    if (is_new) parts.emplace_back();
    parts[at->second].documents.push_back(&document);
  }
  std::ranges::sort(parts, {}, [](const TracePart& part) -> const std::string& {
    return part.groups.articles.empty() ? part.documents.front()->article.id
                                        : part.groups.articles.front().article;
  });
  return parts;
}

Dossier join_dossiers(std::vector<PartDossier> parts) {
  Dossier all;
  OutletTallies outlets;
  join_entities(parts, all);
  join_sources(parts, all);
  for (PartDossier& part : parts) {
    append(all.articles, part.dossier.articles);
    append(all.statements, part.dossier.statements);
    append(all.figures, part.dossier.figures);
    append(all.discrepancies, part.dossier.discrepancies);
    append(all.facts, part.dossier.facts);
    all.coverage.merge(part.dossier.coverage);
    add_tallies(outlets, std::move(part.outlets));
  }
  std::ranges::sort(all.articles, {}, &TracedArticle::id);
  std::ranges::sort(all.statements, is_earlier);
  std::ranges::sort(all.figures, {}, &Figure::id);
  std::ranges::sort(all.discrepancies, {}, &Discrepancy::id);
  std::ranges::sort(all.facts, {}, &Fact::id);
  all.outlets = outlet_profiles(std::move(outlets));
  return all;
}

}  // namespace sourcier
