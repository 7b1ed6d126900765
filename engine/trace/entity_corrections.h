// Entity corrections: which entities people made one, in all stories, and which names in which
// articles they said are somebody else's. Applied where entities are linked across articles, so
// that whatever is counted by them follows: speakers, sources, origins.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/trace/dossier.h"

namespace sourcier {

struct EntityLinks;  // entities_across.h
struct TraceView;    // view.h

// What an article calls an entity.
struct NameIn {
  std::string article;
  std::string name;

  bool operator==(const NameIn&) const = default;
};

// Entities that are one in every story, later ones too.
struct MergedEntity {
  std::string id;  // Of the one.
  std::string name;
  std::vector<std::string> of;  // The ids that they have by themselves; the one's is among them.
  std::vector<NameIn> named;    // There they are found whatever their ids have become.
};

class MergedEntities {
 public:
  MergedEntities() = default;
  explicit MergedEntities(std::vector<MergedEntity> all);

  const std::vector<MergedEntity>& all() const { return all_; }
  // The one that holds the entity of this id; null where nobody merged it.
  const MergedEntity* find(std::string_view id) const;
  // Calls take(name, the one) for each name that an article gives to one of them.
  template <typename Take>
  void each_name_in(const std::string& article, const Take& take) const {
    const auto [first, last] = names_.equal_range(article);
    for (auto at = first; at != last; ++at)
      take(all_[at->second.first].named[at->second.second].name, all_[at->second.first]);
  }

 private:
  std::vector<MergedEntity> all_;
  std::unordered_map<std::string, std::size_t> by_id_;
  // By article: which of `all_`, which of its names.
  std::unordered_multimap<std::string, std::pair<std::size_t, std::size_t>> names_;
};

// Names in articles that are a new entity's.
struct SplitEntity {
  std::string id;
  std::string name;
  std::vector<NameIn> of;
};

struct EntityCorrections {
  std::vector<SplitEntity> splits;  // In the order in which they were made; before all merges.
  const MergedEntities* merges = nullptr;
};

// Applies what fits; entities stay sorted by id.
void correct_entities(const EntityCorrections& corrections, const TraceView& view,
                      EntityLinks& links);

// Gives the hops of chains that name a merged entity the name of the one.
void rename_hops(const TraceView& view, const EntityLinks& links, std::vector<Wording>& wordings);

}  // namespace sourcier
