// Statements: prepared once, run with values in one call.
#pragma once

#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "engine/store/sqlite.h"

namespace sourcier {

struct Blob {
  std::string_view bytes;
};

// The SQL is a literal: its address is what it is known by.
class Statements {
 public:
  explicit Statements(Sqlite& connection) : connection_(&connection) {}

  template <typename... Values>
  Result<void> run(const char* sql, const Values&... values) {
    auto query = bound(sql, values...);
    if (!query) return tl::unexpected(query.error());
    return (*query)->run();
  }

  // The first row, null where there is none; valid until the same SQL is asked again.
  template <typename... Values>
  Result<Query*> row(const char* sql, const Values&... values) {
    auto query = bound(sql, values...);
    if (!query) return query;
    const auto found = (*query)->step();
    if (!found) return tl::unexpected(found.error());
    if (*found) return query;
    (*query)->reset();
    return nullptr;
  }

  template <typename Take, typename... Values>
  Result<void> each(const char* sql, const Take& take, const Values&... values) {
    auto query = bound(sql, values...);
    if (!query) return tl::unexpected(query.error());
    for (;;) {
      const auto found = (*query)->step();
      if (!found) return tl::unexpected(found.error());
      if (!*found) break;
      take(**query);
    }
    (*query)->reset();
    return {};
  }

 private:
  template <typename... Values>
  Result<Query*> bound(const char* sql, const Values&... values) {
    auto found = queries_.find(sql);
    if (found == queries_.end()) {
      auto query = connection_->prepare(sql);
      if (!query) return tl::unexpected(query.error());
      found = queries_.emplace(sql, std::move(*query)).first;
    }
    Query& query = found->second;
    query.reset();
    int index = 0;
    (bind(query, ++index, values), ...);
    return &query;
  }

  template <typename Value>
  static void bind(Query& query, int index, const Value& value) {
    if constexpr (std::is_same_v<Value, Blob>) {
      query.bind_blob(index, value.bytes);
    } else if constexpr (std::is_same_v<Value, std::nullptr_t>) {
      query.bind_null(index);
    } else if constexpr (std::is_integral_v<Value>) {
      query.bind(index, static_cast<std::int64_t>(value));
    } else {
      query.bind(index, std::string_view(value));
    }
  }

  Sqlite* connection_;
  std::unordered_map<const char*, Query> queries_;
};

}  // namespace sourcier
