// Digests: ids come from content, never from counters, paths or the clock.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sourcier {

// "sha256:" and 64 hexadecimal digits. Linear; about 0.5 GB/s.
std::string sha256(std::string_view bytes);

// `prefix` followed by 20 hexadecimal digits (80 bits) of the parts' XXH3, each part fenced by its
// length, so that {"ab", "c"} and {"a", "bc"} differ. Two of a billion ids meet with odds of 1 in 2
// million.
std::string content_id(std::string_view prefix, std::initializer_list<std::string_view> parts);

// A 64-bit hash that is the same on every machine and in every version (XXH3, seed 0).
std::uint64_t stable_hash(std::string_view bytes);

}  // namespace sourcier
