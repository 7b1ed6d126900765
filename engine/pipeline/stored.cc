#include "engine/pipeline/stored.h"

#include "engine/pipeline/ordered.h"
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

Result<std::vector<Document>> stored_documents(Store& store, const Resources& resources,
                                               const RunOptions& options) {
  auto stored = store.documents();
  if (!stored) return tl::unexpected(stored.error());
  const std::string version = resources.version();
  std::vector<Document> documents;
  documents.reserve(stored->size());
  const auto produce = [&](const auto& emit) {
    for (StoredDocument& document : *stored) emit(std::move(document));
  };
  const auto work = [&](StoredDocument&& document) {
    if (document.made_by != version) {
      const Article& article = document.document.article;
      document.document.reading = read(article, resources.languages.of(article.language));
    }
    return std::move(document.document);
  };
  run_ordered<StoredDocument, Document>(options.jobs, produce, work, [&](Document&& document) {
    documents.push_back(std::move(document));
  });
  return documents;
}

}  // namespace sourcier
