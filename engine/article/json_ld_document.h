// A document of JSON-LD: the things that one sound script speaks of, with what it says of each.
#pragma once

#include <string>
#include <string_view>

#include "engine/article/json_ld.h"

namespace sourcier {

inline constexpr std::size_t kMostItems = 256;  // Of one page: a list of teasers.

// Sets what nothing has set before.
inline void take(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

// Adds the articles, pages, people and organisations of `json`. False where it is no sound JSON.
bool add_json_document(std::string_view json, JsonLd& out);

}  // namespace sourcier
