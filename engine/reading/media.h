// Media: which organisations of an article pass on what others say. The tables know some, a word of
// the name tells of others ("Radio …", "… Times"), and so does what the article calls them.
#pragma once

#include <map>
#include <string_view>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// Whether the kind is one of a medium: an agency, a newspaper or a broadcaster.
inline bool is_outlet(SourceKind kind) {
  return kind == SourceKind::kAgency || kind == SourceKind::kNewspaper ||
         kind == SourceKind::kBroadcaster;
}

class Media {
 public:
  explicit Media(const Language& language);

  // Tells that the article calls the entity one of `kind`: "le quotidien X", "X, a news site,".
  void learn(EntityIndex entity, SourceKind kind);

  SourceKind kind_of(const Reading& reading, EntityIndex entity) const;

 private:
  SourceKind kind_of_name(std::string_view name) const;
  SourceKind word_at(std::string_view word, std::string_view place) const;

  Table outlets_;
  Table words_;
  std::map<EntityIndex, SourceKind> learnt_;
};

}  // namespace sourcier
