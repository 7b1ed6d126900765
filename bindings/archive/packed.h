// Packed: plain numbers in strings of bytes, as one machine hands them to another of its kind.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sourcier::archive {

template <typename Value>
void pack_onto(std::string& bytes, const Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// What does not fill a value at the end is left out.
template <typename Value>
std::vector<Value> unpack_all(std::string_view bytes) {
  static_assert(std::is_trivially_copyable_v<Value>);
  std::vector<Value> values(bytes.size() / sizeof(Value));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Value));
  return values;
}

}  // namespace sourcier::archive
