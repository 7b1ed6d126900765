// Versions: the states of one page that the store has seen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

struct ArticleVersion {
  std::string version;
  std::string modified;
  std::string published;
  std::string first_seen;  // When the store first met this text; "" when unknown.
  bool is_current = false;
};

// From the earliest state to the latest, by the page's own dates; empty for an unknown article.
Result<std::vector<ArticleVersion>> versions_of(Store& store, const std::string& id);

// The article in that state.
Result<std::optional<Article>> version_of(Store& store, const std::string& id,
                                          const std::string& version);

}  // namespace sourcier
