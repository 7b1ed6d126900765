#include "engine/article/feed_dates.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestDate = 120;  // Bytes.
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2099;
constexpr int kTwoDigitYears = 70;  // RFC 822: "69" is 2069, "70" is 1970.

struct Token {
  bool is_number = false;
  int value = 0;  // Of a number; of a month its number.
  std::size_t digits = 0;
  std::string role;   // Of a word, by its row; "" for an unknown one.
  std::string meant;  // The row's value.
  char before = 0;    // The one sign between this token and the one before; ' ' for white space.
  bool is_used = false;
};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

class DateReader {
 public:
  DateReader(std::string_view text, const ExtractionRules::Data& rules) : rules_(rules) {
    tokenize(text);
  }
  std::string read();

 private:
  void tokenize(std::string_view text);
  void add_word(std::string_view word, char before);
  void take_time();
  void take_compact_time();
  void take_zone(std::size_t after);
  Date by_units() const;
  Date by_month_word() const;
  Date by_order() const;
  Date compact() const;

  const ExtractionRules::Data& rules_;
  std::vector<Token> tokens_;
  std::string time_;  // "17:20:00"
  std::string zone_;  // "+01:00", "Z"
};

void DateReader::add_word(std::string_view word, char before) {
  Token token;
  token.before = before;
  const std::size_t row = rules_.date_words.find(word);
  if (row != Table::kNone) {
    token.role = rules_.date_words.cell(row, 1);
    token.meant = rules_.date_words.cell(row, 2);
  } else if (const auto hit = rules_.dates.find_role(LineWords(word), "month"); hit.phrase) {
    token.role = "month";
    token.meant = hit.phrase->value;
  }
  if (token.role == "month")
    std::from_chars(token.meant.data(), token.meant.data() + token.meant.size(), token.value);
  tokens_.push_back(std::move(token));
}

void DateReader::tokenize(std::string_view text) {
  char before = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end > at) {
      Token token;
      token.is_number = true;
      token.digits = end - at;
      token.before = before;
      std::from_chars(text.data() + at, text.data() + end, token.value);
      tokens_.push_back(token);
      before = 0;
      at = end;
      continue;
    }
    while (end < text.size()) {
      const CodePoint point = code_point_at(text, end);
      if (!is_letter(point.value) && !is_mark(point.value)) break;
      end += point.size;
    }
    if (end > at) {
      add_word(text.substr(at, end - at), before);
      before = 0;
      at = end;
      continue;
    }
    // Of several signs the last before the token counts; a comma and a space are a space.
    before = static_cast<unsigned char>(text[at]) <= ' ' ? ' ' : text[at];
    at += std::max(code_point_at(text, at).size, 1u);
  }
}

std::string two_digits(int value) {
  return std::string(value < 10 ? "0" : "") + std::to_string(value);
}

// "+0100", "+01:00", "+1" or the name of a zone, right after the time or further on.
void DateReader::take_zone(std::size_t after) {
  for (std::size_t i = after; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (!token.is_number) {
      if (token.role == "zone" && zone_.empty()) zone_ = token.meant;
      continue;
    }
    if ((token.before != '+' && token.before != '-') || token.digits > 4) continue;
    int hours = token.value, minutes = 0;
    if (token.digits > 2) {
      minutes = hours % 100;
      hours /= 100;
    } else if (i + 1 < tokens_.size() && tokens_[i + 1].before == ':') {
      minutes = tokens_[i + 1].value;
      tokens_[i + 1].is_used = true;
    }
    tokens_[i].is_used = true;
    if (hours > 14 || minutes > 59) return;
    zone_ = token.before + two_digits(hours) + ":" + two_digits(minutes);
    return;
  }
}

void DateReader::take_time() {
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    Token& hour = tokens_[i];
    Token& minute = tokens_[i + 1];
    if (!hour.is_number || !minute.is_number || minute.before != ':' || hour.digits > 2) continue;
    hour.is_used = minute.is_used = true;
    int seconds = 0, hours = hour.value;
    std::size_t after = i + 2;
    if (after < tokens_.size() && tokens_[after].is_number && tokens_[after].before == ':') {
      seconds = tokens_[after].value;
      tokens_[after++].is_used = true;
      const bool has_fraction = after < tokens_.size() && tokens_[after].is_number &&
                                (tokens_[after].before == '.' || tokens_[after].before == ',');
      if (has_fraction) tokens_[after++].is_used = true;
    }
    for (const Token& token : tokens_) {
      if (token.role == "pm" && hours < 12) hours += 12;
      if (token.role == "am" && hours == 12) hours = 0;
    }
    take_zone(after);
    if (hours > 23 || minute.value > 59 || seconds > 60) return;
    time_ = two_digits(hours) + ":" + two_digits(minute.value) + ":" + two_digits(seconds);
    return;
  }
}

// "20310304T172000Z": the six or four digits after the day's eight.
void DateReader::take_compact_time() {
  if (!time_.empty() || tokens_.size() < 3 || tokens_[0].digits != 8) return;
  const Token& clock = tokens_[2];
  if (tokens_[1].is_number || !clock.is_number || (clock.digits != 6 && clock.digits != 4)) return;
  const int value = clock.digits == 6 ? clock.value : clock.value * 100;
  take_zone(3);
  if (value / 10000 > 23 || value / 100 % 100 > 59 || value % 100 > 60) return;
  time_ = two_digits(value / 10000) + ":" + two_digits(value / 100 % 100) + ":" +
          two_digits(value % 100);
}

int full_year(const Token& token) {
  if (token.digits == 4) return token.value;
  if (token.digits > 2) return 0;
  return token.value + (token.value < kTwoDigitYears ? 2000 : 1900);
}

// Each number with the word for what it counts after it.
Date DateReader::by_units() const {
  Date date;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (!tokens_[i].is_number) continue;
    const std::string& unit = tokens_[i + 1].role;
    if (unit == "year") date.year = full_year(tokens_[i]);
    if (unit == "month_unit") date.month = tokens_[i].value;
    if (unit == "day_unit") date.day = tokens_[i].value;
  }
  return date;
}

Date DateReader::by_month_word() const {
  const auto month = std::ranges::find(tokens_, "month", &Token::role);
  if (month == tokens_.end()) return {};
  std::vector<const Token*> numbers;
  for (const Token& token : tokens_) {
    if (token.is_number && !token.is_used) numbers.push_back(&token);
  }
  if (numbers.size() < 2) {
    const bool is_year = numbers.size() == 1 && numbers[0]->digits == 4;
    return is_year ? Date{numbers[0]->value, month->value, 0} : Date{};
  }
  const Token* day = numbers[0];
  const Token* year = numbers[1];
  if (day->digits > 2 || day->value > 31) std::swap(day, year);
  if (day->digits > 2) return {};
  return {full_year(*year), month->value, day->value};
}

// Year, month and day in this order, as far as they are given; "2003-335" counts the year's days.
Date DateReader::by_order() const {
  if (tokens_.empty() || tokens_[0].is_used) return {};
  std::vector<const Token*> numbers;
  for (const Token& token : tokens_) {
    const bool follows =
        numbers.empty() || token.before == '-' || token.before == '/' || token.before == '.';
    if (!token.is_number && numbers.empty()) continue;  // A weekday.
    if (!token.is_number || token.is_used || !follows || numbers.size() == 3) break;
    numbers.push_back(&token);
  }
  if (numbers.empty()) return {};
  const bool is_short = numbers[0]->digits == 2 && numbers.size() == 3 &&
                        numbers[1]->before == '-' && numbers[1]->digits == 2 &&
                        numbers[2]->digits == 2;
  if (numbers[0]->digits != 4 && !is_short) return {};
  Date date{full_year(*numbers[0]), 0, 0};
  if (numbers.size() == 2 && numbers[1]->digits == 3) {
    const int days = is_leap_year(date.year) ? 366 : 365;
    if (numbers[1]->value < 1 || numbers[1]->value > days) return {};
    return date_of(day_number({date.year, 1, 1}) + numbers[1]->value - 1);
  }
  if (numbers.size() > 1) date.month = numbers[1]->value;
  if (numbers.size() > 2) date.day = numbers[2]->value;
  return date;
}

// "20310304" and "20310304T172000Z".
Date DateReader::compact() const {
  if (tokens_.empty() || tokens_[0].digits != 8) return {};
  const int value = tokens_[0].value;
  return {value / 10000, value / 100 % 100, value % 100};
}

bool is_plausible(const Date& date) {
  if (date.year < kFirstYear || date.year > kLastYear) return false;
  if (date.month == 0) return date.day == 0;
  return is_valid_day(date.year, date.month, std::max(date.day, 1));
}

std::string DateReader::read() {
  take_time();
  take_compact_time();
  for (const Date& date : {by_units(), by_month_word(), compact(), by_order()}) {
    if (date.year == 0 || !is_plausible(date)) continue;
    std::string out = iso(date);
    if (date.is_day() && !time_.empty() && !zone_.empty()) out += "T" + time_ + zone_;
    return out;
  }
  return {};
}

}  // namespace

DayOrder day_order_of(std::string_view language) {
  const std::string low = lower(language);
  return low == "en-us" || low == "en" ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

std::string feed_date(std::string_view value, DayOrder order, const ExtractionRules::Data& rules) {
  value = trim(value);
  if (value.empty() || value.size() > kLongestDate) return {};
  const std::string date = DateReader(value, rules).read();
  return date.empty() ? clean_date(value, rules.dates, order) : date;
}

}  // namespace sourcier
