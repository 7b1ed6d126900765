// Packed: bytes under zstd, for the large columns of the store.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sourcier {

// What one packed value may open into: a page of kLargestPage and its reading stay far below it.
inline constexpr std::size_t kLargestUnpacked = 256u << 20;

// "" stays "". The fastest level: a store is written far more often than it is short of room.
std::string pack_bytes(std::string_view bytes);

// Nothing for damaged bytes, or what would open into more than kLargestUnpacked.
std::optional<std::string> unpack_bytes(std::string_view packed);

}  // namespace sourcier
