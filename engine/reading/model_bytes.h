// Model bytes: numbers of a mapped model file, and how they are written.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

namespace sourcier {

// `at` must lie inside: a model is written by the same program, and its digest checked.
template <typename Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <typename Number>
void append_number(std::string& out, Number value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

}  // namespace sourcier
