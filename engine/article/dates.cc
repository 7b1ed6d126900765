#include "engine/article/dates.h"

#include <algorithm>
#include <optional>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Pages are younger than the web and not from the far future.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

struct Number {
  int value = -1;
  std::size_t digits = 0;
  std::string_view rest;  // After the digits: "er", "th", "t17".
};

Number number_of(std::string_view word) {
  Number number;
  while (number.digits < word.size() && is_digit_char(word[number.digits])) ++number.digits;
  if (number.digits == 0 || number.digits > 8) return number;
  number.value = 0;
  for (std::size_t i = 0; i < number.digits; ++i)
    number.value = number.value * 10 + (word[i] - '0');
  number.rest = word.substr(number.digits);
  return number;
}

bool is_year(const Number& number) {
  return number.digits == 4 && number.rest.empty() && number.value >= kFirstYear &&
         number.value <= kLastYear;
}

// A day of the month: "4", "04", "1er", "4th"; with `time`, also "04t17".
bool is_day(const Number& number, bool may_have_time = false) {
  if (number.digits == 0 || number.digits > 2 || number.value < 1 || number.value > 31)
    return false;
  if (number.rest.empty()) return true;
  if (may_have_time && number.rest[0] == 't') return true;
  return number.rest.size() == 2 && !is_digit_char(number.rest[1]);
}

class DateFinder {
 public:
  DateFinder(std::string_view line, const LineWords& words, const Phrases& phrases, DayOrder order)
      : line_(line), words_(words), hits_(phrases.find(words)), order_(order) {}

  std::vector<FoundDate> find();

 private:
  struct Match {
    Date date;
    std::size_t end = 0;
  };
  std::optional<Match> match_at(std::size_t i) const;
  std::optional<Match> year_first(std::size_t i) const;
  std::optional<Match> numeric(std::size_t i) const;
  std::optional<Match> day_month_year(std::size_t i) const;
  std::optional<Match> month_day_year(std::size_t i) const;
  int month_at(std::size_t i) const;
  char sign_after(std::size_t i) const;
  DateRole role_before(std::size_t first, std::size_t from) const;

  std::string_view line_;
  const LineWords& words_;
  std::vector<PhraseHit> hits_;
  DayOrder order_;
};

int DateFinder::month_at(std::size_t i) const {
  for (const PhraseHit& hit : hits_) {
    if (hit.first == i && hit.phrase->role == "month") return number_of(hit.phrase->value).value;
  }
  return 0;
}

// The one character between a word and the next; 0 where there are more or none.
char DateFinder::sign_after(std::size_t i) const {
  if (i + 1 >= words_.size()) return 0;
  const std::size_t begin = words_.span(i).end, end = words_.span(i + 1).begin;
  if (end == begin + 1) return line_[begin];
  return end == begin + 2 && line_[begin + 1] == ' ' ? line_[begin] : '\0';
}

std::optional<DateFinder::Match> DateFinder::year_first(std::size_t i) const {
  const char sign = sign_after(i);
  if (i + 2 >= words_.size() || (sign != '-' && sign != '/' && sign != '.')) return {};
  if (sign_after(i + 1) != sign) return {};
  const Number year = number_of(words_[i]), month = number_of(words_[i + 1]);
  const Number day = number_of(words_[i + 2]);
  if (!is_year(year) || month.digits == 0 || month.digits > 2 || !month.rest.empty() ||
      !is_day(day, true))
    return {};
  return Match{{year.value, month.value, day.value}, i + 3};
}

std::optional<DateFinder::Match> DateFinder::numeric(std::size_t i) const {
  const char sign = sign_after(i);
  if (i + 2 >= words_.size() || (sign != '-' && sign != '/' && sign != '.')) return {};
  if (sign_after(i + 1) != sign) return {};
  const Number first = number_of(words_[i]), second = number_of(words_[i + 1]);
  Number year = number_of(words_[i + 2]);
  if (first.digits == 0 || first.digits > 2 || second.digits == 0 || second.digits > 2 ||
      !first.rest.empty() || !second.rest.empty())
    return {};
  const bool is_short = year.digits == 2 && year.rest.empty() && sign != '-' && year.value < 60;
  if (is_short) year = {year.value + 2000, 4, {}};
  if (!is_year(year)) return {};
  const bool month_first = sign == '/' && order_ == DayOrder::kMonthFirst;
  int day = month_first ? second.value : first.value;
  int month = month_first ? first.value : second.value;
  if (month > 12 && day <= 12) std::swap(day, month);
  return Match{{year.value, month, day}, i + 3};
}

std::optional<DateFinder::Match> DateFinder::day_month_year(std::size_t i) const {
  if (!is_day(number_of(words_[i]))) return {};
  // "4 mars 2031", "4 de marzo de 2031", "4th of March 2031".
  std::size_t at = i + 1;
  int month = at < words_.size() ? month_at(at) : 0;
  if (month == 0 && at + 1 < words_.size() && words_[at].size() == 2) month = month_at(++at);
  if (month == 0) return {};
  if (++at >= words_.size()) return {};
  if (words_[at].size() == 2 && at + 1 < words_.size()) ++at;
  const Number year = number_of(words_[at]);
  if (!is_year(year)) return {};
  return Match{{year.value, month, number_of(words_[i]).value}, at + 1};
}

std::optional<DateFinder::Match> DateFinder::month_day_year(std::size_t i) const {
  const int month = month_at(i);
  if (month == 0 || i + 2 >= words_.size()) return {};
  const Number day = number_of(words_[i + 1]), year = number_of(words_[i + 2]);
  if (!is_day(day) || !is_year(year)) return {};
  return Match{{year.value, month, day.value}, i + 3};
}

std::optional<DateFinder::Match> DateFinder::match_at(std::size_t i) const {
  auto match = year_first(i);
  if (!match) match = numeric(i);
  if (!match) match = day_month_year(i);
  if (!match) match = month_day_year(i);
  if (match && !is_valid_day(match->date.year, match->date.month, match->date.day)) return {};
  return match;
}

// What the words since the date before say; the nearest to the date speaks.
DateRole DateFinder::role_before(std::size_t first, std::size_t from) const {
  DateRole role = DateRole::kNone;
  std::size_t end = from;  // Of the phrase before: "le" inside "mis à jour le" says nothing more.
  for (const PhraseHit& hit : hits_) {
    if (hit.first < end || hit.end > first) continue;
    if (hit.phrase->role != "published" && hit.phrase->role != "modified") continue;
    role = hit.phrase->role == "published" ? DateRole::kPublished : DateRole::kModified;
    end = hit.end;
  }
  return role;
}

std::vector<FoundDate> DateFinder::find() {
  std::vector<FoundDate> found;
  std::size_t from = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto match = match_at(i);
    if (!match) continue;
    found.push_back({match->date, role_before(i, from), i, match->end});
    from = match->end;
    i = match->end - 1;
  }
  return found;
}

// "+01:00", "+0100", "Z" at `at`; the offset in RFC 3339 form, "" for none.
std::string zone_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size()) return {};
  if (text[at] == 'Z' || text[at] == 'z') return "Z";
  if (text[at] != '+' && text[at] != '-') return {};
  std::string digits;
  for (std::size_t i = at + 1; i < text.size() && digits.size() < 4; ++i) {
    if (is_digit_char(text[i]))
      digits += text[i];
    else if (text[i] != ':')
      break;
  }
  if (digits.size() == 2) digits += "00";
  if (digits.size() != 4 || digits > "1459") return {};
  return text[at] + digits.substr(0, 2) + ":" + digits.substr(2);
}

// The time of "2031-03-04T17:20:00.000+0100" in full, or only its day.
std::string with_time(std::string_view value, const std::string& day) {
  const std::string_view rest = value.substr(10);
  if (rest.size() < 6 || (rest[0] != 'T' && rest[0] != ' ' && rest[0] != 't')) return day;
  const auto two = [&](std::size_t at) {
    if (at + 2 > rest.size() || !is_digit_char(rest[at]) || !is_digit_char(rest[at + 1])) return -1;
    return (rest[at] - '0') * 10 + (rest[at + 1] - '0');
  };
  const int hour = two(1), minute = two(4);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || rest[3] != ':') return day;
  std::string seconds = "00";
  std::size_t at = 6;
  if (at < rest.size() && rest[at] == ':' && two(at + 1) >= 0 && two(at + 1) < 60) {
    seconds = rest.substr(at + 1, 2);
    at += 3;
  }
  if (at < rest.size() && rest[at] == '.') {
    ++at;
    while (at < rest.size() && is_digit_char(rest[at])) ++at;
  }
  const std::string zone = zone_at(rest, at);
  if (zone.empty()) return day;
  return day + "T" + std::string(rest.substr(1, 5)) + ":" + seconds + zone;
}

bool is_plausible(const Date& date) { return date.year >= kFirstYear && date.year <= kLastYear; }

}  // namespace

std::vector<FoundDate> find_dates(std::string_view line, const LineWords& words,
                                  const Phrases& phrases, DayOrder order) {
  const bool has_digit = std::ranges::any_of(line, is_digit_char);
  if (!has_digit) return {};
  return DateFinder(line, words, phrases, order).find();
}

std::string clean_date(std::string_view value, const Phrases& phrases, DayOrder order) {
  value = trim(value);
  if (value.size() > 200) return {};
  if (value.size() >= 10) {
    const auto date = parse_date(value.substr(0, 10));
    if (date && date->is_day() && is_plausible(*date)) return with_time(value, iso(*date));
  }
  if (value.size() == 8 && std::ranges::all_of(value, is_digit_char)) {
    const std::string dashed = std::string(value.substr(0, 4)) + "-" +
                               std::string(value.substr(4, 2)) + "-" +
                               std::string(value.substr(6, 2));
    const auto date = parse_date(dashed);
    return date && is_plausible(*date) ? dashed : std::string();
  }
  const LineWords words(value);
  const auto found = find_dates(value, words, phrases, order);
  return found.empty() ? std::string() : iso(found.front().date);
}

std::string date_in_url(std::string_view path) {
  for (std::size_t i = 0; i + 8 <= path.size(); ++i) {
    const bool begins = i == 0 || !is_digit_char(path[i - 1]);
    if (!begins || !(path.substr(i).starts_with("19") || path.substr(i).starts_with("20")))
      continue;
    std::string digits;
    std::size_t at = i;
    char sign = 0;
    bool is_even = true;
    // "2031/03/04", "2031-03-04", "2031/3/4", "20310304".
    for (int part = 0; part < 3 && is_even; ++part) {
      std::size_t count = 0;
      const std::size_t most = part == 0 ? 4 : 2;
      const std::size_t begin = at;
      while (at < path.size() && count < most && is_digit_char(path[at])) ++at, ++count;
      is_even = count == most || (sign != 0 && count == 1 && part > 0);
      if (count == 1) digits += '0';
      digits += path.substr(begin, count);
      if (part == 2 || !is_even) break;
      const char next = at < path.size() ? path[at] : '\0';
      if (part == 0) sign = next == '/' || next == '-' || next == '_' ? next : '\0';
      if (sign != 0 && next != sign) is_even = false;
      if (sign != 0) ++at;
    }
    const bool ends = at >= path.size() || !is_digit_char(path[at]);
    if (!is_even || !ends || digits.size() != 8) continue;
    const std::string day =
        digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
    const auto date = parse_date(day);
    if (date && is_plausible(*date)) return day;
  }
  return {};
}

}  // namespace sourcier
