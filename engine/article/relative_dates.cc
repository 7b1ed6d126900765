// Days that a line names by their distance from the day of the visit, or without a year.
#include <algorithm>
#include <charconv>

#include "engine/article/dates.h"

namespace sourcier {
namespace {

constexpr int kMostDaysAgo = 366;  // "400 days ago" is counted, not remembered.
constexpr std::int64_t kMinutesADay = 1440;

int number_in(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

class RelativeFinder {
 public:
  RelativeFinder(const LineWords& words, const Phrases& phrases, Date today, std::int64_t minute)
      : words_(words), hits_(phrases.find(words)), today_(today), minute_(minute) {}

  std::vector<FoundDate> find();

 private:
  const PhraseHit* hit_at(std::size_t i, std::string_view role) const;
  void add(std::int64_t days_ago, std::size_t first, std::size_t end);
  bool named(std::size_t i);
  bool counted(std::size_t i);
  bool without_year(std::size_t i);

  const LineWords& words_;
  std::vector<PhraseHit> hits_;
  Date today_;
  std::int64_t minute_;  // Of the day.
  std::vector<FoundDate> found_;
};

const PhraseHit* RelativeFinder::hit_at(std::size_t i, std::string_view role) const {
  for (const PhraseHit& hit : hits_) {
    if (hit.first == i && hit.phrase->role == role) return &hit;
  }
  return nullptr;
}

void RelativeFinder::add(std::int64_t days_ago, std::size_t first, std::size_t end) {
  if (days_ago < 0 || days_ago > kMostDaysAgo) return;
  DateRole role = DateRole::kNone;
  std::size_t from = 0;
  for (const PhraseHit& hit : hits_) {
    if (hit.first < from || hit.end > first) continue;
    if (hit.phrase->role != "published" && hit.phrase->role != "modified") continue;
    role = hit.phrase->role == "published" ? DateRole::kPublished : DateRole::kModified;
    from = hit.end;
  }
  found_.push_back({date_of(day_number(today_) - days_ago), role, first, end});
}

// "hier", "yesterday".
bool RelativeFinder::named(std::size_t i) {
  const PhraseHit* hit = hit_at(i, "relative");
  if (hit == nullptr) return false;
  add(number_in(hit->phrase->value), i, hit->end);
  return true;
}

// "il y a 3 heures", "3 hours ago", "vor 2 Tagen": a number and a unit, with a word before or
// after.
bool RelativeFinder::counted(std::size_t i) {
  const PhraseHit* before = hit_at(i, "ago_before");
  const std::size_t at = before == nullptr ? i : before->end;
  if (at + 1 >= words_.size()) return false;
  const int number = number_in(words_[at]);
  const PhraseHit* unit = number < 0 ? nullptr : hit_at(at + 1, "minutes");
  if (unit == nullptr) return false;
  const PhraseHit* after = hit_at(unit->end, "ago_after");
  if (before == nullptr && after == nullptr) return false;
  const std::int64_t minutes = std::int64_t{number} * number_in(unit->phrase->value);
  if (minutes < 0 || minutes > kMostDaysAgo * kMinutesADay) return true;
  // So many minutes before the visit: days change at midnight.
  const std::int64_t past = minutes - minute_;
  add(past <= 0 ? 0 : (past + kMinutesADay - 1) / kMinutesADay, i,
      after == nullptr ? unit->end : after->end);
  return true;
}

// "4 mars", "March 4", "04.03.": the last such day that was not after the visit.
bool RelativeFinder::without_year(std::size_t i) {
  const PhraseHit* month = hit_at(i, "month");
  if (month == nullptr) return false;
  int day = i > 0 ? number_in(words_[i - 1]) : -1;
  std::size_t first = i - 1, end = month->end;
  if (day < 1 && month->end < words_.size()) {
    day = number_in(words_[month->end]);
    first = i;
    end = month->end + 1;
  }
  if (day < 1 || day > 31) return false;
  Date date{today_.year, number_in(month->phrase->value), day};
  if (date > today_) --date.year;
  if (!is_valid_day(date.year, date.month, date.day)) return false;
  add(day_number(today_) - day_number(date), first, end);
  return true;
}

std::vector<FoundDate> RelativeFinder::find() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!named(i) && !counted(i)) without_year(i);
  }
  return std::move(found_);
}

}  // namespace

std::vector<FoundDate> find_relative_dates(std::string_view line, const LineWords& words,
                                           const Phrases& phrases, std::string_view now) {
  const auto today =
      now.size() >= 10 && !line.empty() ? parse_date(now.substr(0, 10)) : std::nullopt;
  if (!today || !today->is_day()) return {};
  // Without a time of day, the visit is taken to be at the day's end: "3 hours ago" is that day.
  std::int64_t minute = kMinutesADay - 1;
  if (now.size() >= 16) {
    const int hour = number_in(now.substr(11, 2)), part = number_in(now.substr(14, 2));
    if (hour >= 0 && hour < 24 && part >= 0 && part < 60) minute = hour * 60 + part;
  }
  return RelativeFinder(words, phrases, *today, minute).find();
}

}  // namespace sourcier
