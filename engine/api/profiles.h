// Profiles: what a whole library says of one person, place, outlet or agency.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/json_parts.h"
#include "engine/api/story_file.h"

namespace sourcier {

struct EntityProfile {
  std::string id;
  std::string rank;  // Where it is one of a list: the most articles first.
  EntityType type = EntityType::kOther;
  std::string name;
  std::vector<std::string> made_of;  // Where people made several one, their ids.
  std::set<std::string> aliases;
  std::set<std::string> articles;
  std::set<std::string> statements;  // That it made.
  std::set<std::string> stories;
};

struct SourceProfile {
  std::string id;
  std::string rank;  // As an entity's.
  std::string name;
  std::string kind;                // "outlet", or the word for a SourceKind.
  std::set<std::string> articles;  // Its own; of what is no outlet, those that cite it.
  std::uint64_t text = 0;          // Bytes of an outlet's articles,
  std::uint64_t own = 0;           // and those that no other outlet's have (OutletProfile).
  std::map<std::string, std::set<std::string>> credits;    // Agency: articles credited to it.
  std::map<std::string, std::set<std::string>> copies;     // Outlet: articles copied from it.
  std::map<std::string, std::set<std::string>> copied_by;  // Outlet: its articles that copy ours.
  std::map<std::string, std::set<std::string>> quoted_by;  // Name: articles that quote it.
};

// By id.
using EntityProfiles = std::map<std::string, EntityProfile, std::less<>>;
using SourceProfiles = std::map<std::string, SourceProfile, std::less<>>;

// Adds what one story says; linear in its dossier.
void add_to_profiles(const StoryFile& file, EntityProfiles& entities, SourceProfiles& sources);

json_parts::Json to_form(const EntityProfile& profile);
json_parts::Json to_form(const SourceProfile& profile);

}  // namespace sourcier
