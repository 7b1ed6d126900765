// Named: the values of an enumeration by the words that stand for them in tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sourcier {

template <typename Value>
using Named = std::pair<std::string_view, Value>;

// The value of this name, or none. Linear in the names, which are few.
template <typename Value, std::size_t kCount>
constexpr std::optional<Value> value_named(const Named<Value> (&names)[kCount],
                                           std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace sourcier
