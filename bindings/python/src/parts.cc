#include "bindings/python/src/parts.h"

#include <algorithm>
#include <utility>

#include "bindings/python/src/archive.h"
#include "engine/story/group.h"
#include "engine/story/parts.h"

namespace sourcier::python {
namespace {

// What join_dossiers needs to name entities and sources.
PartDossier names_of(const Dossier& dossier) {
  PartDossier names;
  names.dossier.entities = dossier.entities;
  names.dossier.source_nodes = dossier.source_nodes;
  names.dossier.source_edges = dossier.source_edges;
  return names;
}

}  // namespace

TracedParts::TracedParts(const Engine& engine, const std::vector<Handle>& articles, unsigned jobs)
    : resources_(engine.resources()), articles_(engine.read_all(articles, jobs)) {
  std::ranges::sort(articles_, [](const Handle& a, const Handle& b) {
    if (a.article().id != b.article().id) return a.article().id < b.article().id;
    return is_later_state(a.article(), b.article());
  });
  const auto repeated = std::ranges::unique(
      articles_, {},
      [](const Handle& handle) -> const std::string& { return handle.article().id; });
  articles_.erase(repeated.begin(), repeated.end());
  std::vector<Print> prints;
  prints.reserve(articles_.size());
  for (const Handle& handle : articles_) {
    place_.emplace(handle.article().id, place_.size());
    prints.push_back(print_of(handle, *resources_));
  }
  parts_ = cut_parts(sourcier::group(prints, jobs_or_cores(jobs)));
}

std::shared_ptr<Traced> TracedParts::next() {
  if (given_ == parts_.size()) return nullptr;
  auto traced = std::make_shared<Traced>();
  traced->resources = resources_;
  traced->groups = std::exchange(parts_[given_++], {});
  for (const ArticleGroup& group : traced->groups.articles)
    traced->documents.push_back(*articles_[place_.at(group.article)].document);
  describe(traced->groups, traced->documents);
  traced->dossier = trace_documents(traced->groups, traced->documents, *resources_, {});
  named_.push_back(names_of(traced->dossier));
  return traced;
}

std::shared_ptr<Traced> TracedParts::shared() const {
  auto traced = std::make_shared<Traced>();
  traced->resources = resources_;
  traced->dossier = join_dossiers(named_);
  return traced;
}

}  // namespace sourcier::python
