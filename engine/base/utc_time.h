// UTC time: a moment as text. Whoever asks the clock gives the seconds; nothing here does.
#pragma once

#include <ctime>
#include <string>

namespace sourcier {

// "2031-03-17T10:00:00Z" (RFC 3339) for seconds since 1970.
std::string utc_time(std::time_t seconds);

}  // namespace sourcier
