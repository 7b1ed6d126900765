// The members of a story's page and parts, for the codec.
#pragma once

#include "engine/api/story_page.h"
#include "engine/store/codec.h"

namespace sourcier::codec {

using ArticleSets = std::map<std::string, std::set<std::string>>;

// Sets and maps as the vectors that the codec knows.
template <typename Archive>
void set_field(Archive& archive, std::set<std::string>& set) {
  std::vector<std::string> values(set.begin(), set.end());
  archive(values);
  if constexpr (Archive::kReads) set.insert(values.begin(), values.end());
}

template <typename Archive>
void map_field(Archive& archive, ArticleSets& sets) {
  std::vector<std::string> names;
  for (const auto& [name, articles] : sets) names.push_back(name);
  archive(names);
  for (const std::string& name : names) set_field(archive, sets[name]);
}

template <typename Archive>
void fields(Archive& archive, EntityProfile& v) {
  archive(v.id, v.type, v.name, v.made_of);
  for (auto* set : {&v.aliases, &v.articles, &v.statements, &v.stories}) set_field(archive, *set);
}

template <typename Archive>
void fields(Archive& archive, SourceProfile& v) {
  archive(v.id, v.name, v.kind, v.text, v.own);
  set_field(archive, v.articles);
  for (auto* sets : {&v.credits, &v.copies, &v.copied_by, &v.quoted_by}) map_field(archive, *sets);
}

template <typename Archive>
void fields(Archive& archive, PagePart& v) {
  archive(v.key, v.begin, v.end, v.size, v.checksum);
}

template <typename Archive>
void fields(Archive& archive, StoryPage& v) {
  archive(v.id, v.key, v.merged, v.entities, v.rank, v.summary, v.parts, v.pieces);
}

template <typename Archive>
void fields(Archive& archive, StoryParts& v) {
  archive(v.ids, v.entities, v.sources);
}

}  // namespace sourcier::codec
