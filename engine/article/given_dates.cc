#include "engine/article/given_dates.h"

#include <string>
#include <string_view>

#include "engine/article/feed_dates.h"
#include "engine/base/date.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kDay = 10;        // Bytes of "2031-03-04".
constexpr std::size_t kMostShown = 40;  // Bytes of what is no date, in a note.
constexpr std::size_t kZone = 6;        // Bytes of "+01:00".

// "Z" or "+01:00" at the end: whether that is so of a time is for instant_of to say.
bool ends_in_zone(std::string_view time) {
  if (time.back() == 'Z') return true;
  const std::string_view zone = time.substr(time.size() - kZone);
  return (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
}

// A day with a time, of this place or of a zone; "" where either is not as ISO 8601 has it.
std::string iso_time(std::string_view value) {
  constexpr std::size_t kSeconds = 16;  // Where they begin, behind "2031-03-04T17:20".
  if (value[kDay] != 'T' && value[kDay] != ' ') return {};
  std::string time(value);
  time[kDay] = 'T';
  const bool has_seconds = time.size() > kSeconds && time[kSeconds] == ':';
  if (has_seconds && ends_in_zone(time) && instant_of(time)) return time;
  const bool is_local = time.find_first_not_of("0123456789:.", kDay + 1) == std::string::npos;
  return is_local && instant_of(time + "Z") ? time : std::string();
}

std::string given_date(std::string_view value, DayOrder order, const ExtractionRules::Data& rules) {
  if (value.size() <= kDay && parse_date(value)) return std::string(value);
  if (value.size() > kDay && parse_date(value.substr(0, kDay))) {
    if (std::string time = iso_time(value); !time.empty()) return time;
  }
  return feed_date(value, order, rules);
}

std::string shown(const std::string& text) {
  if (text.size() <= kMostShown) return text;
  std::size_t end = kMostShown;
  while (!is_boundary(text, end)) --end;
  return text.substr(0, end) + "…";
}

void settle_date(std::string_view key, const ExtractionRules::Data& rules, std::string& date,
                 Article& article) {
  if (date.empty()) return;
  std::string read = given_date(date, day_order_of(article.language), rules);
  if (read.empty()) {
    article.notes.push_back({"date", std::string(key) + " is given as \"" + shown(date) +
                                         "\", which cannot be read as a date"});
  }
  date = std::move(read);
}

}  // namespace

void settle_given_dates(const ExtractionRules::Data& rules, Article& article) {
  settle_date("published", rules, article.published, article);
  settle_date("modified", rules, article.modified, article);
  if (article.published.empty()) article.published_basis = DateBasis::kNone;
}

}  // namespace sourcier
