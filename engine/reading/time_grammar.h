// Time grammar: which words make a time expression, and what they capture.
//
// languages/<tag>/time_patterns.tsv has one pattern a row, elements parted by spaces:
//   month            a word of that class (time_words.tsv, months.tsv, weekdays.tsv)
//   day year number  a number of that shape
//   'de|du'          one of these words
//   month?           may be missing
//   (of)             must be there and stays outside the span
// and the rule that gives the value of what it captured. Patterns are found by the class of their
// first word: none may begin with one of these words, or with something that may be missing before
// one.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/numbers.h"
#include "engine/reading/words.h"

namespace sourcier {

// How the value of a match is worked out; the names in the tables are these without `k`.
enum class TimeRule : std::uint8_t {
  kNone,
  kDate,       // Any of weekday, day, month, year, last or next.
  kDeictic,    // Days from the day of publication: "hier".
  kNarrative,  // Days from the day last mentioned: "la veille".
  kShift,      // A unit before, of or after publication: "l'an dernier".
  kAgo,
  kAhead,
  kDuration,
  kSet,
  kClock,
  kPart,  // A part of the day last mentioned: "la soirée".
  kSeason,
  kDecade,
  kCentury,
  kQuarter,
  kWeekend,
  kHoliday,
  kReference,
  kDigits,        // A date in digits: "12/07/2025".
  kHalf,          // Of a year.
  kSomeDuration,  // Of a number of units that is not told.
  kGeneric,       // Of any year: "en été".
  kPresent,
  kNth,         // One of the days, weeks or months of a frame: "first Friday of May".
  kFromAhead,   // Units behind a day that is named: "two days after Christmas".
  kFromAgo,     // Units before it.
  kLater,       // Units behind the day last mentioned: "two days later".
  kEarlier,     // Units before it.
  kWeekOf,      // The week of a day.
  kWeekNumber,  // "week 31"
  kBeside,      // An hour that is one only beside another time: "tonight at 8".
  kDateThen,    // The end of a range of days: "November 19-20".
  kClockThen,   // The end of a range of hours.
  kSkip,        // Looks like a time and is none: ages.
};

// What a pattern captured. Views point into the tables.
struct TimeCaptures {
  int day = 0;
  int month = 0;
  int year = 0;
  int weekday = 0;
  int hour = -1;
  int minute = -1;
  int second = -1;
  int minute_shift = 0;  // "half past", "moins le quart".
  int minute_sign = 0;   // Of the minutes before "past" or "to".
  int ordinal = 0;
  std::optional<int> offset;  // Of last, this, next and of deictic words.
  std::optional<double> count;
  std::string_view unit;        // "D", "W", "TH", …
  std::string_view first_unit;  // Where there are two: "first day of next month".
  // The larger lengths before the last one: "two years, three months and a day".
  struct Length {
    double count = 0;
    std::string_view unit;
  };
  static constexpr std::size_t kMostLengths = 3;
  Length larger[kMostLengths] = {};
  std::size_t larger_count = 0;
  std::string_view part;
  std::string_view season;
  std::string_view holiday;
  std::string_view weekend;  // Of every week: "XXXX-WXX-WE".
  std::string_view modifier;
  std::string_view period;     // Of adjectives of repetition: "P1W".
  std::string_view reference;  // "PRESENT_REF"
  std::string_view meridiem;   // "AM", "PM"
  std::string_view digits;     // A date in digits.
  std::string_view zone;       // Its distance from Greenwich: "+01:00".
};

struct TimeMatch {
  std::size_t begin = 0;  // Words.
  std::size_t end = 0;
  TimeRule rule = TimeRule::kNone;
  TimeCaptures captures;
  std::size_t pattern = 0;  // Its row.
};

// The patterns of a language, compiled. Immutable.
class TimeGrammar {
 public:
  explicit TimeGrammar(const Language& language);

  // What a word may be, by the tables.
  struct Meaning {
    std::uint8_t type = 0;
    std::uint8_t length = 1;  // In words.
    std::string_view value;
  };
  // The words of a text with their meanings, looked up once. Lives no longer than the words.
  class Marked {
   public:
    const Words& words() const { return *words_; }
    std::span<const Meaning> meanings(std::size_t index) const {
      if (index >= words_->size()) return {};
      return std::span(meanings_).subspan(begins_[index], begins_[index + 1] - begins_[index]);
    }
    // Whether a number, a date in digits or a numeral begins at the word.
    bool may_begin_number(std::size_t index) const { return numeric_[index]; }
    // The number that begins at the word; null if none does. Read once for all patterns.
    const Number* number(std::size_t index) const {
      if (index >= number_at_.size() || number_at_[index] == kNoNumber) return nullptr;
      return &numbers_[number_at_[index]];
    }

   private:
    friend class TimeGrammar;
    const Words* words_ = nullptr;
    std::vector<Meaning> meanings_;
    std::vector<std::uint32_t> begins_;
    std::vector<bool> numeric_;
    static constexpr std::uint32_t kNoNumber = 0xFFFFFFFF;
    std::vector<std::uint32_t> number_at_;
    std::vector<Number> numbers_;
  };
  Marked mark(const Words& words) const;

  // The longest match that begins at word `index` and ends by `limit`; of equals that with more
  // context behind it, then that of the word's first meaning, then the one whose row is first.
  static constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);
  std::optional<TimeMatch> match(const Marked& marked, std::size_t index,
                                 std::size_t limit = kNoLimit) const;

  // Whether the word is of the class named.
  bool is(const Marked& marked, std::size_t index, std::string_view type) const;

  const NumberReader& numbers() const { return numbers_; }
  bool day_first() const { return day_first_; }
  bool next_is_of_next_week() const { return next_is_of_next_week_; }

 private:
  friend class PlainTimeGrammar;  // Of the tests: the same without passing anything over.
  enum class Shape : std::uint8_t { kClass, kWord, kNumber };
  struct Element {
    Shape shape = Shape::kClass;
    std::uint8_t type = 0;
    bool optional = false;
    bool context = false;
    std::string_view words;  // Of a literal: "de|du".
  };
  struct Pattern {
    std::vector<Element> elements;
    TimeRule rule = TimeRule::kNone;
  };
  // A pattern that a word may begin, and what must be able to come behind that word: most patterns
  // of a frequent word ("the") end there.
  using Types = std::bitset<256>;  // All that a std::uint8_t names.
  struct Opening {
    std::uint16_t pattern = 0;
    std::uint8_t type = 0;  // Of the element that takes the word.
    bool open = false;      // Nothing need come, or what does not show from its first word.
    Types next;
  };
  struct State {
    std::size_t first = 0;  // Where the match was begun, context included.
    std::size_t at = 0;
    std::size_t begin = 0;  // Of what is not context; nothing yet where `end` is 0.
    std::size_t end = 0;
    TimeCaptures captures;
  };

  struct Best {
    TimeMatch match;
    std::size_t seen = 0;  // Where its context ends.
  };

  bool is_at_stop(const Marked& marked, const Element& element, const State& state) const;
  std::uint8_t type_id(std::string_view name);
  void compile(std::string_view pattern, std::string_view rule);
  Element parse_element(std::string_view text);
  void index_pattern(std::size_t pattern);
  Opening opening(std::size_t pattern, std::size_t element) const;
  Types types_at(const Marked& marked, std::size_t first, std::size_t at) const;
  void attempt(const Marked& marked, const Opening& opening, std::size_t index, std::size_t limit,
               Best& best) const;
  static std::size_t shape(std::string_view word);
  void add_shapes(const Table& table);
  void add_phrase_shapes(std::string_view phrase);
  void mark_word(const Words& words, std::size_t index, std::vector<Meaning>& found) const;
  void mark_phrases(const Words& words, std::size_t index, bool is_name,
                    std::vector<Meaning>& found) const;
  void add_named(std::string_view name, std::uint8_t length, bool is_name,
                 std::vector<Meaning>& found) const;
  bool may_be(const Marked& marked, const Element& element, std::size_t at) const;
  bool match_from(const Marked& marked, const Pattern& pattern, std::size_t element,
                  State& state) const;
  bool take(const Marked& marked, const Element& element, State& state) const;
  bool take_element(const Marked& marked, const Element& element, State& state) const;
  bool is_decade_ending(std::string_view ending) const;
  bool take_shape(const Words& words, std::uint8_t type, State& state) const;
  bool take_count(const Number& number, std::string_view form, std::uint8_t type,
                  TimeCaptures& captures) const;
  bool take_year_in_words(const Marked& marked, State& state) const;
  bool take_number(const Marked& marked, const Element& element, State& state) const;
  bool capture(std::uint8_t type, std::string_view value, TimeCaptures& captures) const;

  // Which shapes (length, first and last letter) words of the tables have: most words of a text
  // are passed over without a look-up.
  static constexpr std::size_t kShapes = 8192;
  std::bitset<kShapes> shapes_;
  // The same of the words that begin a phrase of several, and of those that go on with it.
  std::bitset<kShapes> openers_;
  std::bitset<kShapes> followers_;
  Table words_;
  Table holidays_;
  Table months_;
  Table weekdays_;
  Table capitals_;  // Months, days and feasts that are so in capitals only: "may" is a verb.
  NumberReader numbers_;
  bool day_first_ = true;
  bool next_is_of_next_week_ = false;
  std::map<std::string, std::uint8_t, std::less<>> types_;
  std::vector<std::string> type_names_;
  std::vector<std::uint8_t> row_types_;  // Of time_words, by row.
  std::vector<Pattern> patterns_;
  std::vector<std::vector<Opening>> by_type_;  // Patterns by the class of their first word.
  std::vector<Opening> by_number_;             // Patterns that begin with a number.
};

}  // namespace sourcier
