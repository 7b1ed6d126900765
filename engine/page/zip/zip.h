// ZIP: the members of an archive, as libarchive unpacks them, within bounds.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace sourcier {

// Guards. Names of members are never used as paths: nothing is written anywhere.
inline constexpr std::size_t kLargestArchive = 64u << 20;  // A thousand articles have some MiB.
inline constexpr std::size_t kMostMembers = 20'000;        // An office document has some dozens.
inline constexpr std::size_t kLargestMember = 128u << 20;  // Unpacked: twice kMostText of XML.
inline constexpr std::size_t kMostInflation = 200;         // Times the archive's size; XML shrinks
inline constexpr std::size_t kFreeInflation = 4u << 20;    // to a 20th. Below this nobody asks.

struct Member {
  std::string name;
  std::string bytes;
};

// Unpacks the members that `wants` takes by their name and hands them on in the archive's order.
// What is damaged, encrypted or too large is told to `skipped` with its name, and the rest goes on
// where it can; an Error where the archive cannot be read at all.
Result<void> read_zip(std::string_view archive, const std::string& path,
                      const std::function<bool(const std::string&)>& wants,
                      const std::function<void(Member&&)>& take,
                      const std::function<void(const Error&)>& skipped);

}  // namespace sourcier
