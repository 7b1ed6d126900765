#include "engine/article/dates.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// Pages are younger than the web and not from the far future.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;

constexpr int kShortYears = 60;           // "31" is 2031, "97" is no year.
constexpr std::size_t kLongestJoint = 3;  // Bytes of what stands between month and year.

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

// One space of any width: "4.&thinsp;2.&thinsp;2031".
bool is_space(std::string_view text) {
  return text == " " || text == "\xC2\xA0" || text == "\xE2\x80\x89" || text == "\xE2\x80\xAF";
}

// "de", "of", "m.": something short between the parts of a date; no number.
bool is_joint(std::string_view word) {
  return word.size() <= kLongestJoint && std::ranges::none_of(word, is_digit_char);
}

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

// A day of the month: "4", "04", "1er", "4th", "1º"; with `time`, also "04t17".
bool is_day(const Number& number, bool may_have_time = false) {
  if (number.digits == 0 || number.digits > 2 || number.value < 1 || number.value > 31)
    return false;
  if (number.rest.empty()) return true;
  if (may_have_time && number.rest[0] == 't') return true;
  return number.rest.size() <= 2 && !is_digit_char(number.rest.back());
}

class DateFinder {
 public:
  DateFinder(std::string_view line, const LineWords& words, const Phrases& phrases, DayOrder order)
      : line_(line), words_(words), phrases_(phrases), hits_(phrases.find(words)), order_(order) {}

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
  std::optional<Match> year_month_day(std::size_t i) const;
  std::optional<Match> with_signs(std::size_t i) const;
  struct Month {
    int number = 0;       // 0: there is none.
    std::size_t end = 0;  // One past its last word.
  };
  Month month_at(std::size_t i) const;
  Number year_at(std::size_t i, bool may_be_short) const;
  bool is_sign(std::string_view character, std::string_view role) const;
  char sign_after(std::size_t i) const;
  DateRole role_before(std::size_t first, std::size_t from) const;

  std::string_view line_;
  const LineWords& words_;
  const Phrases& phrases_;
  std::vector<PhraseHit> hits_;
  DayOrder order_;
};

// A month by its name; "March / April" in two names of one month is one.
DateFinder::Month DateFinder::month_at(std::size_t i) const {
  for (const PhraseHit& hit : hits_) {
    if (hit.first != i || hit.phrase->role != "month") continue;
    Month month{number_of(hit.phrase->value).value, hit.end};
    for (const PhraseHit& again : hits_) {
      const bool is_same =
          again.phrase->role == "month" && again.phrase->value == hit.phrase->value;
      if (is_same && again.first == hit.end) month.end = again.end;
    }
    return month;
  }
  return {};
}

// "2031"; after a name of a month and a sign also "31".
Number DateFinder::year_at(std::size_t i, bool may_be_short) const {
  if (i >= words_.size()) return {};
  Number year = number_of(words_[i]);
  if (may_be_short && year.digits == 2 && year.rest.empty() && year.value < kShortYears)
    year = {year.value + 2000, 4, {}};
  return year;
}

// The one character between a word and the next; 0 where there are more or none.
char DateFinder::sign_after(std::size_t i) const {
  if (i + 1 >= words_.size()) return 0;
  const std::size_t begin = words_.span(i).end, end = words_.span(i + 1).begin;
  if (end == begin + 1) return line_[begin];
  return is_space(line_.substr(begin + 1, end - begin - 1)) ? line_[begin] : '\0';
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
  const Number year = year_at(i + 2, sign != '-');
  if (first.digits == 0 || first.digits > 2 || second.digits == 0 || second.digits > 2 ||
      !first.rest.empty() || !second.rest.empty())
    return {};
  if (!is_year(year)) return {};
  const bool month_first = sign == '/' && order_ == DayOrder::kMonthFirst;
  int day = month_first ? second.value : first.value;
  int month = month_first ? first.value : second.value;
  if (month > 12 && day <= 12) std::swap(day, month);
  return Match{{year.value, month, day}, i + 3};
}

std::optional<DateFinder::Match> DateFinder::day_month_year(std::size_t i) const {
  if (!is_day(number_of(words_[i]))) return {};
  // "4 mars 2031", "4 de marzo de 2031", "4th of March 2031", "04.Mar.31".
  std::size_t at = i + 1;
  Month month = month_at(at);
  if (month.number == 0 && at + 1 < words_.size() && is_joint(words_[at])) month = month_at(++at);
  if (month.number == 0) return {};
  const char sign = sign_after(i);
  const bool is_signed =
      sign != 0 && sign == sign_after(month.end - 1) && (sign == '.' || sign == '-' || sign == '/');
  at = month.end;
  Number year = year_at(at, is_signed);
  // Something short may stand between: "de", "del", "m.".
  if (!is_year(year) && at < words_.size() && is_joint(words_[at])) year = year_at(++at, false);
  if (!is_year(year)) return {};
  return Match{{year.value, month.number, number_of(words_[i]).value}, at + 1};
}

std::optional<DateFinder::Match> DateFinder::month_day_year(std::size_t i) const {
  const Month month = month_at(i);
  if (month.number == 0 || month.end + 1 >= words_.size()) return {};
  const Number day = number_of(words_[month.end]), year = number_of(words_[month.end + 1]);
  if (!is_day(day) || !is_year(year)) return {};
  return Match{{year.value, month.number, day.value}, month.end + 2};
}

// "2031. március 4.", "2031 m. kovo 4 d."
std::optional<DateFinder::Match> DateFinder::year_month_day(std::size_t i) const {
  const Number year = number_of(words_[i]);
  if (!is_year(year) || i + 2 >= words_.size()) return {};
  std::size_t at = i + 1;
  Month month = month_at(at);
  if (month.number == 0 && is_joint(words_[at])) month = month_at(++at);
  if (month.number == 0 || month.end >= words_.size()) return {};
  const Number day = number_of(words_[month.end]);
  if (!is_day(day)) return {};
  return Match{{year.value, month.number, day.value}, month.end + 1};
}

bool DateFinder::is_sign(std::string_view character, std::string_view role) const {
  return phrases_.find_role(LineWords(character), role).phrase != nullptr;
}

// "2031年3月4日", "2031년 3월 4일": signs behind the numbers, with or without spaces.
std::optional<DateFinder::Match> DateFinder::with_signs(std::size_t i) const {
  if (number_of(words_[i]).digits != 4 || number_of(words_[i]).rest.empty()) return {};
  std::size_t at = words_.span(i).begin;
  int values[3] = {};
  for (int part = 0; part < 3; ++part) {
    while (at < line_.size() && line_[at] == ' ') ++at;
    const Number number = number_of(line_.substr(at, 8));
    if (number.digits == 0 || number.digits > 4) return {};
    at += number.digits;
    const CodePoint sign = code_point_at(line_, at);
    constexpr std::string_view kRoles[] = {"year_sign", "month_sign", "day_sign"};
    if (sign.value < 0x80 || !is_sign(line_.substr(at, sign.size), kRoles[part])) return {};
    at += sign.size;
    values[part] = number.value;
  }
  if (values[0] < kFirstYear || values[0] > kLastYear) return {};
  std::size_t end = i;
  while (end < words_.size() && words_.span(end).begin < at) ++end;
  return Match{{values[0], values[1], values[2]}, end};
}

std::optional<DateFinder::Match> DateFinder::match_at(std::size_t i) const {
  auto match = year_first(i);
  if (!match) match = numeric(i);
  if (!match) match = day_month_year(i);
  if (!match) match = month_day_year(i);
  if (!match) match = year_month_day(i);
  if (!match) match = with_signs(i);
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

}  // namespace

std::vector<FoundDate> find_dates(std::string_view line, const LineWords& words,
                                  const Phrases& phrases, DayOrder order) {
  const bool has_digit = std::ranges::any_of(line, is_digit_char);
  if (!has_digit) return {};
  return DateFinder(line, words, phrases, order).find();
}

}  // namespace sourcier
