// Dates as machines write them: meta elements, JSON-LD, URLs.
#include <algorithm>
#include <optional>

#include "engine/article/dates.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Pages are younger than the web and not from the far future.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;
constexpr std::size_t kLongestValue = 200;  // Bytes; longer values are prose.
constexpr std::int64_t kSecondsADay = 86400;

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

// Two digits at `at`; -1 for anything else.
int two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !is_digit_char(text[at]) || !is_digit_char(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// "+01:00", "+0100", "Z", "GMT" at `at`; the offset in RFC 3339 form, "" for none.
std::string zone_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size()) return {};
  const std::string_view rest = text.substr(at);
  if (rest[0] == 'Z' || rest[0] == 'z' || rest.starts_with("GMT") || rest.starts_with("UTC"))
    return "Z";
  if (rest[0] != '+' && rest[0] != '-') return {};
  std::string digits;
  for (std::size_t i = 1; i < rest.size() && digits.size() < 4; ++i) {
    if (is_digit_char(rest[i]))
      digits += rest[i];
    else if (rest[i] != ':')
      break;
  }
  if (digits.size() == 2) digits += "00";
  if (digits.size() != 4 || digits > "1459") return {};
  return rest[0] + digits.substr(0, 2) + ":" + digits.substr(2);
}

// The time of "2031-03-04T17:20:00.000+0100" in full, or only its day; `rest` follows the day.
std::string with_time(std::string_view rest, const std::string& day) {
  if (rest.size() < 6 || (rest[0] != 'T' && rest[0] != ' ' && rest[0] != 't')) return day;
  const int hour = two_digits(rest, 1), minute = two_digits(rest, 4);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || rest[3] != ':') return day;
  std::string seconds = "00";
  std::size_t at = 6;
  if (at < rest.size() && rest[at] == ':' && two_digits(rest, at + 1) >= 0 &&
      two_digits(rest, at + 1) < 60) {
    seconds = rest.substr(at + 1, 2);
    at += 3;
  }
  if (at < rest.size() && (rest[at] == '.' || rest[at] == ',')) {
    ++at;
    while (at < rest.size() && is_digit_char(rest[at])) ++at;
  }
  const std::string zone = zone_at(rest, at);
  if (zone.empty()) return day;
  return day + "T" + std::string(rest.substr(1, 5)) + ":" + seconds + zone;
}

bool is_plausible(const Date& date) { return date.year >= kFirstYear && date.year <= kLastYear; }

std::string two(std::int64_t number) {
  return std::string(number < 10 ? "0" : "") + std::to_string(number);
}

// Seconds or milliseconds since 1970.
std::string from_epoch(std::string_view digits) {
  std::int64_t seconds = 0;
  for (const char c : digits.substr(0, 10)) seconds = seconds * 10 + (c - '0');
  const Date date = date_of(seconds / kSecondsADay);
  if (!is_plausible(date)) return {};
  const std::int64_t rest = seconds % kSecondsADay;
  return iso(date) + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + ":" + two(rest % 60) +
         "Z";
}

// "20310304", "20310304172000", "1930411200": digits and nothing else.
std::string from_digits(std::string_view value) {
  const bool is_epoch = (value.size() == 10 || value.size() == 13) && !value.starts_with("20");
  if (is_epoch) return from_epoch(value);
  if (value.size() != 8 && value.size() != 10 && value.size() != 12 && value.size() != 14)
    return {};
  const std::string dashed = std::string(value.substr(0, 4)) + "-" +
                             std::string(value.substr(4, 2)) + "-" +
                             std::string(value.substr(6, 2));
  const auto date = parse_date(dashed);
  return date && is_plausible(*date) ? dashed : std::string();
}

// "Tue, 04 Mar 2031 17:20:00 +0100": the time behind a day in words.
std::string from_words(std::string_view value, const Phrases& phrases, DayOrder order) {
  const LineWords words(value);
  const auto found = find_dates(value, words, phrases, order);
  if (found.empty()) return {};
  const std::string day = iso(found.front().date);
  const std::size_t end = words.span(found.front().end_word - 1).end;
  return end < value.size() ? with_time(value.substr(end), day) : day;
}

}  // namespace

std::string clean_date(std::string_view value, const Phrases& phrases, DayOrder order) {
  value = trim(value);
  if (value.size() < 6 || value.size() > kLongestValue) return {};
  if (value.size() >= 10) {
    const auto date = parse_date(value.substr(0, 10));
    if (date && date->is_day() && is_plausible(*date))
      return with_time(value.substr(10), iso(*date));
  }
  if (std::ranges::all_of(value, is_digit_char)) return from_digits(value);
  // "20310304T172000Z"
  const std::size_t t = value.find('T');
  if (t == 8 && std::ranges::all_of(value.substr(0, t), is_digit_char))
    return from_digits(value.substr(0, t));
  return from_words(value, phrases, order);
}

std::optional<std::int64_t> instant_of(std::string_view time) {
  constexpr std::size_t kSeconds = 16;  // Where they begin, behind "2031-03-04T17:20".
  const auto date = time.size() > kSeconds ? parse_date(time.substr(0, 10)) : std::nullopt;
  if (!date || !date->is_day() || time[10] != 'T' || time[13] != ':') return std::nullopt;
  const int hour = two_digits(time, 11), minute = two_digits(time, 14);
  std::size_t at = kSeconds;
  const int second = time[at] == ':' ? two_digits(time, at + 1) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return std::nullopt;
  if (time[at] == ':') at += 3;
  if (at < time.size() && time[at] == '.')
    at = std::min(time.size(), time.find_first_not_of("0123456789", at + 1));
  std::int64_t instant = day_number(*date) * kSecondsADay + std::int64_t{hour} * 3600 +
                         std::int64_t{minute} * 60 + second;
  const std::string zone = zone_at(time, at);
  if (zone.empty()) return std::nullopt;
  if (zone == "Z") return instant;
  if (two_digits(zone, 4) > 59) return std::nullopt;
  const int offset = two_digits(zone, 1) * 3600 + two_digits(zone, 4) * 60;
  return zone[0] == '+' ? instant - offset : instant + offset;
}

namespace {

// "2031/03/04", "2031-03-04", "2031/3/4", "20310304" at `i`; "" for none.
std::string year_first_at(std::string_view path, std::size_t i) {
  if (!path.substr(i).starts_with("19") && !path.substr(i).starts_with("20")) return {};
  std::string digits;
  std::size_t at = i;
  char sign = 0;
  for (int part = 0; part < 3; ++part) {
    const std::size_t most = part == 0 ? 4 : 2;
    std::size_t count = 0;
    while (at + count < path.size() && count < most && is_digit_char(path[at + count])) ++count;
    if (count != most && !(sign != 0 && count == 1 && part > 0)) return {};
    if (count == 1) digits += '0';
    digits += path.substr(at, count);
    at += count;
    if (part == 2) break;
    const char next = at < path.size() ? path[at] : '\0';
    if (part == 0) sign = next == '/' || next == '-' || next == '_' ? next : '\0';
    if (sign == 0) continue;
    if (next != sign) return {};
    ++at;
  }
  if (at < path.size() && is_digit_char(path[at])) return {};
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
}

// "04-03-2031", "04.03.2031" at `i`; "" for none.
std::string day_first_at(std::string_view path, std::size_t i) {
  if (i + 10 > path.size() || (i + 10 < path.size() && is_digit_char(path[i + 10]))) return {};
  const char sign = path[i + 2];
  const bool is_signed = (sign == '-' || sign == '.' || sign == '_') && path[i + 5] == sign;
  const bool are_digits = two_digits(path, i) >= 0 && two_digits(path, i + 3) >= 0 &&
                          two_digits(path, i + 6) >= 0 && two_digits(path, i + 8) >= 0;
  if (!is_signed || !are_digits) return {};
  return std::string(path.substr(i + 6, 4)) + "-" + std::string(path.substr(i + 3, 2)) + "-" +
         std::string(path.substr(i, 2));
}

}  // namespace

std::string date_in_url(std::string_view path) {
  for (std::size_t i = 0; i + 8 <= path.size(); ++i) {
    if (!is_digit_char(path[i]) || (i > 0 && is_digit_char(path[i - 1]))) continue;
    for (const std::string& day : {year_first_at(path, i), day_first_at(path, i)}) {
      const auto date = day.empty() ? std::nullopt : parse_date(day);
      if (date && is_plausible(*date)) return day;
    }
  }
  return {};
}

}  // namespace sourcier
