// Described sources: "the union" and "the dockers' union of X" at one event are one source.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/trace/entities_across.h"
#include "engine/trace/view.h"

namespace sourcier {

// What the articles on one event call a source more fully.
struct FullerName {
  std::string name;
  std::optional<std::size_t> entity;  // Of the dossier.
};

// The descriptions of sources at each event. A short one stands for the fullest that continues it,
// unless there are two that might be meant: "the ministry" of two ministries stays by itself.
class DescribedSources {
 public:
  // Near linear in the chains.
  DescribedSources(const TraceView& view, const EntityLinks& links);

  // What the folded name of a source that is no entity stands for; nothing where it is the fullest
  // itself, or where that cannot be told.
  std::optional<FullerName> fuller(std::size_t document, std::string_view folded) const;

 private:
  struct Phrase {
    FullerName name;
    bool is_ambiguous = false;  // Two entities are called so.
  };
  // By the words of each phrase from its head outwards, parted and ended by spaces.
  using Phrases = std::map<std::string, Phrase>;

  void note(std::size_t document, const std::string& name, std::optional<EntityIndex> entity);
  std::string key_of(std::size_t document, std::string_view folded) const;
  std::string scope_of(std::size_t document) const;

  const TraceView& view_;
  const EntityLinks& links_;
  std::map<std::string, Phrases> events_;
};

}  // namespace sourcier
