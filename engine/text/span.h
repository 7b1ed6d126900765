// Span: a half-open range of byte offsets into one immutable UTF-8 text.
//
// Offsets survive moves, threads, storage and the wire; a string_view does not.
// Both ends fall on character boundaries. Edges that count in UTF-16 (web, JVM)
// or code points (JSON, Python) convert once, on the way out (engine/text/offsets.h).
#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sourcier {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const { return begin == end; }
  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

// The one place where sizes narrow; texts over 4 GiB are refused when read.
constexpr Span span_at(std::size_t begin, std::size_t length) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
}
constexpr Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

inline std::string_view slice(std::string_view text, Span span) {
  assert(span.begin <= span.end && span.end <= text.size());
  return text.substr(span.begin, span.size());
}

}  // namespace sourcier
