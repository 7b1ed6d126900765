#include "engine/pipeline/stored.h"

#include "engine/pipeline/ordered.h"
#include "engine/pipeline/regroup.h"
#include "engine/reading/read.h"

namespace sourcier {

Result<AddSummary> add_inputs(Store& store, const std::vector<std::string>& inputs,
                              const Resources& resources, const RunOptions& options,
                              RunSummary& summary) {
  AddSummary total;
  std::vector<Document> batch;
  std::optional<Error> failure;
  const auto flush = [&](std::span<const Error> skipped) {
    if (failure) return;
    const auto added = store.add(batch, skipped, resources.version());
    batch.clear();
    if (!added) {
      failure = added.error();
      return;
    }
    total.added += added->added;
    total.changed += added->changed;
    total.known += added->known;
  };
  summary = read_inputs(inputs, resources, options, [&](Document&& document) {
    batch.push_back(std::move(document));
    if (batch.size() == kBatchSize) flush({});
  });
  flush(summary.skipped);
  if (failure) return tl::unexpected(*failure);

  const auto grouped = regroup(store, resources, options);
  if (!grouped) return tl::unexpected(grouped.error());
  return total;
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
