#include "engine/base/utc_time.h"

#include <array>

#include "engine/base/date.h"

namespace sourcier {
namespace {

constexpr int kMinutesOfHour = 60;
constexpr int kMinutesOfDay = 24 * kMinutesOfHour;

// The minutes of "HH:MM".
std::optional<int> minutes_of(std::string_view clock) {
  const auto two = [&](std::size_t at) {
    const auto digit = [&](std::size_t i) { return clock[i] >= '0' && clock[i] <= '9'; };
    return digit(at) && digit(at + 1) ? (clock[at] - '0') * 10 + clock[at + 1] - '0' : -1;
  };
  if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
  const int hours = two(0);
  const int minutes = two(3);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes >= kMinutesOfHour) return std::nullopt;
  return hours * kMinutesOfHour + minutes;
}

// Minutes east of Greenwich, of the end of a time.
std::optional<int> offset_of(std::string_view time) {
  if (time.ends_with('Z')) return 0;
  if (time.size() < 6) return std::nullopt;
  const std::string_view offset = time.substr(time.size() - 6);
  if (offset[0] != '+' && offset[0] != '-') return std::nullopt;
  const auto minutes = minutes_of(offset.substr(1));
  if (!minutes) return std::nullopt;
  return offset[0] == '+' ? *minutes : -*minutes;
}

}  // namespace

std::string utc_time(std::time_t seconds) {
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::optional<std::int64_t> utc_minute(std::string_view time) {
  constexpr std::size_t kClock = 11;  // Behind "2031-03-17T".
  const auto day = parse_date(time);
  if (!day || !day->is_day() || time.size() < kClock + 6) return std::nullopt;
  const auto clock = minutes_of(time.substr(kClock, 5));
  const auto offset = offset_of(time.substr(kClock + 5));
  if (time[kClock - 1] != 'T' || !clock || !offset) return std::nullopt;
  return day_number(*day) * kMinutesOfDay + *clock - *offset;
}

}  // namespace sourcier
