#include "engine/api/profiles.h"

#include <unordered_map>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using json_parts::Json;

constexpr std::string_view kOutletKind = "outlet";

void add_entities(const StoryFile& file, EntityProfiles& profiles) {
  for (const TracedEntity& entity : file.dossier.entities) {
    EntityProfile& profile = profiles[entity.id];
    profile.id = entity.id;
    profile.type = entity.type;
    profile.made_of = entity.made_of;
    if (profile.name.empty()) profile.name = entity.name;
    if (profile.name != entity.name) profile.aliases.insert(entity.name);
    profile.aliases.insert(entity.aliases.begin(), entity.aliases.end());
    profile.articles.insert(entity.articles.begin(), entity.articles.end());
    profile.stories.insert(file.id);
  }
  for (const Statement& statement : file.dossier.statements) {
    if (!statement.speaker_entity) continue;
    const TracedEntity& speaker = file.dossier.entities[*statement.speaker_entity];
    profiles[speaker.id].statements.insert(statement.id);
  }
}

using Nodes = std::unordered_map<std::string_view, SourceProfile*>;

void add_edge(const SourceEdge& edge, const Nodes& nodes) {
  const auto from = nodes.find(edge.from);
  const auto to = nodes.find(edge.to);
  if (from == nodes.end() || to == nodes.end()) return;
  SourceProfile& citing = *from->second;
  SourceProfile& cited = *to->second;
  if (cited.kind != kOutletKind) cited.articles.insert(edge.article);
  switch (edge.relation) {
    case SourceRelation::kCredits:
      citing.credits[cited.name].insert(edge.article);
      break;
    case SourceRelation::kCopies:
      citing.copies[cited.name].insert(edge.article);
      cited.copied_by[citing.name].insert(edge.article);
      break;
    case SourceRelation::kQuotes:
    case SourceRelation::kRelays:
      cited.quoted_by[citing.name].insert(edge.article);
      break;
  }
}

// How much of its text is an outlet's own: the dossier's shares, weighed by the text here.
void add_own_text(const StoryFile& file, SourceProfiles& profiles) {
  std::unordered_map<std::string_view, std::uint64_t> sizes;
  for (const Document& document : file.documents)
    sizes[document.article.id] = document.article.text.size();
  for (const OutletProfile& outlet : file.dossier.outlets) {
    const auto profile = profiles.find(outlet.id);
    if (profile == profiles.end()) continue;
    std::uint64_t text = 0;
    for (const std::string& article : outlet.articles) text += sizes[article];
    profile->second.text += text;
    profile->second.own += text * outlet.own() / 1000;
  }
}

void add_sources(const StoryFile& file, SourceProfiles& profiles) {
  Nodes nodes;
  std::unordered_map<std::string, SourceProfile*> outlets;  // By folded name.
  for (const SourceNode& node : file.dossier.source_nodes) {
    SourceProfile& profile = profiles[node.id];
    profile.id = node.id;
    if (profile.name.empty()) profile.name = node.name;
    if (profile.kind != kOutletKind) profile.kind = node.kind;
    nodes[node.id] = &profile;
    if (node.kind == kOutletKind) outlets[fold(node.name)] = &profile;
  }
  for (const Document& document : file.documents) {
    const auto outlet = outlets.find(fold(document.article.outlet));
    if (outlet != outlets.end()) outlet->second->articles.insert(document.article.id);
  }
  for (const SourceEdge& edge : file.dossier.source_edges) add_edge(edge, nodes);
  add_own_text(file, profiles);
}

Json counted(const std::map<std::string, std::set<std::string>>& articles, const char* key) {
  Json out = Json::array();
  for (const auto& [name, ids] : articles) out.push_back({{key, name}, {"articles", ids.size()}});
  return out;
}

// Of an outlet, how much of its text no other outlet's articles have.
Json original_share(const SourceProfile& profile) {
  if (profile.text == 0) return {};
  return json_parts::share(static_cast<std::uint16_t>(1000 * profile.own / profile.text));
}

}  // namespace

void add_to_profiles(const StoryFile& file, EntityProfiles& entities, SourceProfiles& sources) {
  add_entities(file, entities);
  add_sources(file, sources);
}

Json to_form(const EntityProfile& profile) {
  std::set<std::string> aliases = profile.aliases;
  aliases.erase(profile.name);
  return {{"id", profile.id},
          {"type", name_of(profile.type)},
          {"name", profile.name},
          {"aliases", aliases},
          {"articles", profile.articles},
          {"statements", profile.statements},
          {"stories", profile.stories}};
}

Json to_form(const SourceProfile& profile) {
  Json credits = Json::object();
  for (const auto& [agency, articles] : profile.credits) credits[agency] = articles.size();
  return {{"id", profile.id},
          {"name", profile.name},
          {"kind", profile.kind},
          {"articles", profile.articles.size()},
          {"credits", std::move(credits)},
          {"copies", counted(profile.copies, "of")},
          {"copied_by", counted(profile.copied_by, "outlet")},
          {"original_share", original_share(profile)},
          {"quoted_by", counted(profile.quoted_by, "name")}};
}

}  // namespace sourcier
