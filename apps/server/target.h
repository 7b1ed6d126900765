// Target: what the first line of a request asks for, decoded and checked.
//
// Bytes from outside; nothing of them ever becomes a path of the file system.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sourcier::server {

// A longer one is no address that we have given out; browsers stop at about as much.
inline constexpr std::size_t kLongestTarget = 8 << 10;
inline constexpr std::size_t kMostSegments = 8;     // Our longest path has seven.
inline constexpr std::size_t kMostParameters = 32;  // No resource takes more than ten.

struct Target {
  std::vector<std::string> path;                           // Decoded segments: {"api", "v1", …}.
  std::vector<std::pair<std::string, std::string>> query;  // Decoded, in order.
};

// Nothing for what is not an absolute path of UTF-8 without control characters, "." and "..".
// Linear.
std::optional<Target> decode_target(std::string_view target);

}  // namespace sourcier::server
