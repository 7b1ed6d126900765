// TracedParts: a set of articles traced part by part, so that memory holds the dossier of one part
// at a time: the articles themselves, and what is beside them the largest part's.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "bindings/python/src/engine.h"
#include "engine/trace/parts.h"

namespace sourcier::python {

class TracedParts {
 public:
  // Reads what has not been read yet, leaves of several states of one page the latest, groups all.
  TracedParts(const Engine& engine, const std::vector<Handle>& articles, unsigned jobs);

  // The next part with its dossier, by the smallest id of their articles; null after the last.
  std::shared_ptr<Traced> next();

  // What the parts given so far share: a dossier of entities and sources alone, named as in that of
  // the whole set.
  std::shared_ptr<Traced> shared() const;

 private:
  std::shared_ptr<const Resources> resources_;
  std::vector<Handle> articles_;  // Each once.
  std::unordered_map<std::string_view, std::size_t> place_;
  std::vector<Groups> parts_;  // Not described yet; those that were given are empty.
  std::size_t given_ = 0;
  std::vector<PartDossier> named_;  // Entities and sources of those that were given.
};

}  // namespace sourcier::python
