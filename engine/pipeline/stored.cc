#include "engine/pipeline/stored.h"

#include "engine/base/parallel.h"
#include "engine/pipeline/regroup.h"
#include "engine/reading/read.h"
#include "engine/store/prints.h"

namespace sourcier {

Result<void> bring_groups_up(Store& store, const Resources& resources, const RunOptions& options) {
  const auto is_grouped = store.is_grouped();
  if (!is_grouped) return tl::unexpected(is_grouped.error());
  const auto made_by = groups_made_by(store);
  if (!made_by) return tl::unexpected(made_by.error());
  if (*is_grouped && *made_by == resources.version()) return {};
  const auto grouped = regroup(store, resources, options);
  if (!grouped) return tl::unexpected(grouped.error());
  return {};
}

namespace {

Result<std::vector<Document>> up_to_date(Result<std::vector<StoredDocument>> stored,
                                         const Resources& resources, unsigned jobs) {
  if (!stored) return tl::unexpected(stored.error());
  const std::string version = resources.version();
  std::vector<Document> documents(stored->size());
  parallel_for(jobs, documents.size(), [&](std::size_t i) {
    documents[i] = std::move((*stored)[i].document);
    const Article& article = documents[i].article;
    if ((*stored)[i].made_by != version)
      documents[i].reading = read(article, resources.languages.of(article.language));
  });
  return documents;
}

}  // namespace

Result<std::vector<Document>> stored_documents(Store& store, const Resources& resources,
                                               const RunOptions& options) {
  return up_to_date(store.documents(), resources, options.jobs);
}

Result<std::vector<Document>> stored_documents(Store& store, std::span<const std::string> ids,
                                               const Resources& resources, unsigned jobs) {
  return up_to_date(store.documents(ids), resources, jobs);
}

}  // namespace sourcier
