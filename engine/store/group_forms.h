// Group forms: values of grouping as rows give them.
#pragma once

#include <utility>
#include <vector>

#include "engine/store/group_codec.h"
#include "engine/store/statements.h"
#include "engine/store/store.h"

namespace sourcier {

inline tl::unexpected<Error> damaged_groups(Store& store) {
  return damaged_store(store.connection().path(), "its groups");
}

// The values in the first column of the rows that the statement gives.
template <typename Value, typename... Bound>
Result<std::vector<Value>> group_forms(Store& store, Statements& statements, const char* sql,
                                       const Bound&... bound) {
  std::vector<Value> values;
  bool is_sound = true;
  const auto take = [&](Query& row) {
    auto value = codec::decode<Value>(row.text(0));
    is_sound = is_sound && value.has_value();
    if (value) values.push_back(std::move(*value));
  };
  if (const auto done = statements.each(sql, take, bound...); !done)
    return tl::unexpected(done.error());
  if (!is_sound) return damaged_groups(store);
  return values;
}

}  // namespace sourcier
