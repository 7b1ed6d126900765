#include "bindings/python/src/archive.h"

#include "bindings/archive/groups_codec.h"
#include "engine/story/group.h"

namespace sourcier::python {

Print print_of(const Handle& reading, const Resources& resources) {
  if (!reading.is_read) throw Failure("print of an article: it has not been read");
  const Document& document = *reading.document;
  return fingerprint(document, resources.languages.of(document.article.language));
}

std::shared_ptr<Traced> trace_part(std::string_view groups, const std::vector<Handle>& readings,
                                   const std::shared_ptr<const Resources>& resources) {
  auto decoded = codec::decode<Groups>(groups);
  if (!decoded) throw Failure("groups of a part: the bytes are damaged, or another engine's");
  auto traced = std::make_shared<Traced>();
  traced->resources = resources;
  for (const Handle& reading : readings) {
    if (!reading.is_read) throw Failure("groups of a part: an article has not been read");
    traced->documents.push_back(*reading.document);
  }
  traced->documents = unite(std::move(traced->documents));
  traced->groups = *std::move(decoded);
  describe(traced->groups, traced->documents);
  traced->dossier = trace_documents(traced->groups, traced->documents, *resources, {});
  return traced;
}

}  // namespace sourcier::python
