// UTC time: a moment as text. Whoever asks the clock gives the seconds; nothing here does.
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace sourcier {

// "2031-03-17T10:00:00Z" (RFC 3339) for seconds since 1970.
std::string utc_time(std::time_t seconds);

// The minutes since 1970 of an RFC 3339 time ("2031-03-17T11:00:00+01:00"). Nothing without a clock
// or an offset, or for an impossible one: nobody knows when that was.
std::optional<std::int64_t> utc_minute(std::string_view time);

}  // namespace sourcier
