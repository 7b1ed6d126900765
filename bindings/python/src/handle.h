// Handle: what Python holds of the engine's values. Immutable, shared, safe from any thread.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/pipeline/pipeline.h"

namespace sourcier::python {

// Becomes sourcier.Error.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const Error& error) : std::runtime_error(error.text()) {}
  explicit Failure(const std::string& message) : std::runtime_error(message) {}
};

template <typename Value>
Value value_or_throw(Result<Value>&& result) {
  if (!result) throw Failure(result.error());
  return *std::move(result);
}

// An article, with its reading where it has been read.
struct Handle {
  std::shared_ptr<const Document> document;
  bool is_read = false;

  const Article& article() const { return document->article; }
};

inline Handle handle_of(Document&& document, bool is_read) {
  return {std::make_shared<const Document>(std::move(document)), is_read};
}

// Documents with their groups, and the dossier once they have been traced.
struct Traced {
  std::vector<Document> documents;
  Groups groups;
  Dossier dossier;
  std::shared_ptr<const Resources> resources;
};

}  // namespace sourcier::python
