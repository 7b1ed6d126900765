#include "engine/reading/time_grammar.h"

#include <algorithm>
#include <cmath>

#include "engine/reading/time_shapes.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Classes that the engine itself knows, because they capture; tables may name any others.
enum Type : std::uint8_t {
  kNoType,
  kMonth,
  kWeekday,
  kWeekdays,
  kUnit,
  kPart,
  kSeason,
  kHoliday,
  kModifier,
  kLast,
  kNext,
  kThis,
  kDeictic,
  kNarrative,
  kReference,
  kPeriod,
  kMeridiem,
  kClockWord,
  kCount,  // Words that count without being numbers: "quelques".
  kOrdinalWord,
  kQuantifier,
  kTonight,
  kNarrativeDay,
  kFutureNoun,
  kPair,
  kFirstNumber,
  kDay = kFirstNumber,
  kYear,
  kRecentYear,
  kShortYear,
  kNumber,
  kOrdinal,
  kHour,
  kMinute,
  kClock,
  kDigits,
  kTens,    // "60" behind the word for a decade.
  kDecade,  // "1990s"
  kRoman,   // "XIXe"
  kLastNumber = kRoman,
};

constexpr std::string_view kTypeNames[] = {
    "",        "month",        "weekday",    "weekdays",    "unit",          "part",
    "season",  "holiday",      "modifier",   "last",        "next",          "this",
    "deictic", "narrative",    "reference",  "period",      "meridiem",      "clock-word",
    "count",   "ordinal-word", "quantifier", "tonight",     "narrative-day", "future-noun",
    "pair",    "day",          "year",       "recent-year", "short-year",    "number",
    "ordinal", "hour",         "minute",     "clock",       "digits",        "tens",
    "decade",  "roman",
};

constexpr std::pair<std::string_view, TimeRule> kRules[] = {
    {"date", TimeRule::kDate},
    {"deictic", TimeRule::kDeictic},
    {"narrative", TimeRule::kNarrative},
    {"shift", TimeRule::kShift},
    {"ago", TimeRule::kAgo},
    {"ahead", TimeRule::kAhead},
    {"duration", TimeRule::kDuration},
    {"set", TimeRule::kSet},
    {"clock", TimeRule::kClock},
    {"part", TimeRule::kPart},
    {"season", TimeRule::kSeason},
    {"decade", TimeRule::kDecade},
    {"century", TimeRule::kCentury},
    {"quarter", TimeRule::kQuarter},
    {"weekend", TimeRule::kWeekend},
    {"holiday", TimeRule::kHoliday},
    {"reference", TimeRule::kReference},
    {"digits", TimeRule::kDigits},
    {"skip", TimeRule::kSkip},
    {"some-duration", TimeRule::kSomeDuration},
    {"generic", TimeRule::kGeneric},
    {"present", TimeRule::kPresent},
    {"half", TimeRule::kHalf},
};

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
// A number that nothing but its size shows to be a year.
constexpr int kFirstRecentYear = 1900;
constexpr int kLastRecentYear = 2060;
constexpr double kLargestCount = 1e9;

// Where a class keeps its value; nothing for classes that only have their place.
std::string_view* text_slot(std::uint8_t type, TimeCaptures& captures) {
  switch (type) {
    case kUnit:
      return &captures.unit;
    case kPart:
      return &captures.part;
    case kSeason:
      return &captures.season;
    case kHoliday:
      return &captures.holiday;
    case kModifier:
    case kQuantifier:
      return &captures.modifier;
    case kReference:
    case kFutureNoun:
      return &captures.reference;
    case kPeriod:
      return &captures.period;
    case kMeridiem:
      return &captures.meridiem;
    default:
      return nullptr;
  }
}

bool take_clock(std::string_view form, TimeCaptures& captures) {
  const auto clock = clock_in_digits(form);
  if (!clock) return false;
  captures.hour = clock->hour;
  captures.minute = clock->minute;
  return true;
}

// "XIXe": capitals that count, an ordinal ending aside.
bool is_roman(const Words& words, std::size_t index) {
  const char first = words.form(index).empty() ? '\0' : words.form(index).front();
  return first == 'I' || first == 'V' || first == 'X';
}

}  // namespace

TimeGrammar::TimeGrammar(const Language& language)
    : words_(language.table("time_words")),
      months_(language.table("months")),
      weekdays_(language.table("weekdays")),
      numbers_(language) {
  for (const std::string_view name : kTypeNames) type_id(name);
  for (const Table& table : {words_, months_, weekdays_, language.table("number_words")}) {
    add_shapes(table);
  }
  const Table settings = language.table("settings");
  const std::size_t order = settings.find("date_order");
  day_first_ = order == Table::kNone || settings.cell(order, 1) != "mdy";
  row_types_.reserve(words_.rows());
  for (std::size_t row = 0; row < words_.rows(); ++row) {
    row_types_.push_back(type_id(words_.cell(row, 1)));
  }
  const Table patterns = language.table("time_patterns");
  for (std::size_t row = 0; row < patterns.rows(); ++row) {
    compile(patterns.cell(row, 0), patterns.cell(row, 1));
  }
}

std::uint8_t TimeGrammar::type_id(std::string_view name) {
  const auto found = types_.find(name);
  if (found != types_.end()) return found->second;
  const auto id = static_cast<std::uint8_t>(type_names_.size());
  types_.emplace(std::string(name), id);
  type_names_.emplace_back(name);
  by_type_.emplace_back();
  return id;
}

TimeGrammar::Element TimeGrammar::parse_element(std::string_view text) {
  Element element;
  if (text.ends_with('?')) {
    element.optional = true;
    text.remove_suffix(1);
  }
  if (text.starts_with('(') && text.ends_with(')')) {
    element.context = true;
    text = text.substr(1, text.size() - 2);
  }
  if (text.starts_with('\'') && text.ends_with('\'') && text.size() >= 2) {
    element.shape = Shape::kWord;
    element.words = text.substr(1, text.size() - 2);
    return element;
  }
  element.type = type_id(text);
  const bool number = element.type >= kFirstNumber && element.type <= kLastNumber;
  element.shape = number ? Shape::kNumber : Shape::kClass;
  return element;
}

void TimeGrammar::compile(std::string_view pattern, std::string_view rule) {
  Pattern compiled;
  for (const auto& [name, value] : kRules) {
    if (name == rule) compiled.rule = value;
  }
  while (!pattern.empty()) {
    const std::size_t space = std::min(pattern.find(' '), pattern.size());
    if (space > 0) compiled.elements.push_back(parse_element(pattern.substr(0, space)));
    pattern.remove_prefix(std::min(space + 1, pattern.size()));
  }
  patterns_.push_back(std::move(compiled));
  index_pattern(patterns_.size() - 1);
}

// Under every element that may come first: those up to the first that must be there.
void TimeGrammar::index_pattern(std::size_t pattern) {
  for (const Element& element : patterns_[pattern].elements) {
    const auto id = static_cast<std::uint16_t>(pattern);
    if (element.shape == Shape::kNumber) {
      if (by_number_.empty() || by_number_.back() != id) by_number_.push_back(id);
    } else if (element.shape == Shape::kClass) {
      by_type_[element.type].push_back(id);
    }
    if (!element.optional) return;
  }
}

std::size_t TimeGrammar::shape(std::string_view word) {
  const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  return (word.size() * 577 + byte(word.front()) * 31 + byte(word.back())) % kShapes;
}

void TimeGrammar::add_shapes(const Table& table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string key = fold(table.cell(row, 0));
    if (!key.empty()) shapes_.set(shape(key));
    // Marks fold to nothing and keep their own form (Words does the same).
    if (key.empty() && !table.cell(row, 0).empty()) shapes_.set(shape(table.cell(row, 0)));
  }
}

void TimeGrammar::add_words(std::size_t row, std::uint8_t length,
                            std::vector<Meaning>& found) const {
  for (; row != Table::kNone; row = words_.next(row)) {
    found.push_back({row_types_[row], length, words_.cell(row, 2)});
  }
}

void TimeGrammar::mark_word(const Words& words, std::size_t index,
                            std::vector<Meaning>& found) const {
  const std::string_view word = words[index];
  const std::size_t row = words_.find_folded(word);
  add_words(row, 1, found);
  if (row != Table::kNone && row_types_[row] == kPair && words.together(index, index + 1)) {
    std::string pair(word);
    pair += ' ';
    pair += words[index + 1];
    add_words(words_.find_folded(pair), 2, found);
  }
  const auto add = [&](const Table& table, std::uint8_t type) {
    const std::size_t named = table.find_folded(word);
    if (named != Table::kNone) found.push_back({type, 1, table.cell(named, 1)});
  };
  if (word.size() > 1) {
    add(months_, kMonth);
    add(weekdays_, kWeekday);
  }
}

TimeGrammar::Marked TimeGrammar::mark(const Words& words) const {
  Marked marked;
  marked.words_ = &words;
  marked.begins_.reserve(words.size() + 1);
  marked.numeric_.reserve(words.size());
  for (std::size_t index = 0; index < words.size(); ++index) {
    marked.begins_.push_back(static_cast<std::uint32_t>(marked.meanings_.size()));
    const bool digit = words.begins_with_digit(index);
    const bool known = !digit && !words[index].empty() && shapes_.test(shape(words[index]));
    marked.numeric_.push_back(digit || (known && numbers_.may_begin(words, index)) ||
                              is_roman(words, index));
    if (known) mark_word(words, index, marked.meanings_);
  }
  marked.begins_.push_back(static_cast<std::uint32_t>(marked.meanings_.size()));
  return marked;
}

bool TimeGrammar::is(const Marked& marked, std::size_t index, std::string_view type) const {
  const auto id = types_.find(type);
  if (id == types_.end()) return false;
  for (const Meaning& meaning : marked.meanings(index)) {
    if (meaning.type == id->second) return true;
  }
  return false;
}

bool TimeGrammar::capture(std::uint8_t type, std::string_view value, TimeCaptures& captures) const {
  switch (type) {
    case kMonth:
      captures.month = whole_number(value).value_or(0);
      return captures.month != 0;
    case kWeekday:
    case kWeekdays:
      captures.weekday = whole_number(value).value_or(0);
      return captures.weekday != 0;
    case kLast:
    case kNext:
    case kThis:
    case kDeictic:
    case kNarrative:
    case kNarrativeDay:
      captures.offset = whole_number(value);
      return captures.offset.has_value();
    case kTonight:
      captures.part = value;
      captures.offset = 0;
      return true;
    case kClockWord:
      return take_clock(value, captures);
    case kCount:
      captures.count = -1;
      return true;
    case kOrdinalWord:
      captures.ordinal = whole_number(value).value_or(0);
      return true;
    default:
      if (std::string_view* slot = text_slot(type, captures)) *slot = value;
      return true;
  }
}

// Shapes of one word of digits or numerals.
bool TimeGrammar::take_shape(const Words& words, std::uint8_t type, State& state) const {
  const std::string_view form = words.form(state.at);
  TimeCaptures& captures = state.captures;
  switch (type) {
    case kClock:
      return words.begins_with_digit(state.at) && take_clock(form, captures);
    case kDigits:
      captures.digits = form;
      return words.begins_with_digit(state.at) && is_date_in_digits(form);
    case kYear:
    case kRecentYear: {
      const bool recent = type == kRecentYear;
      captures.year = form.size() == 4 && all_digits(form) ? whole_number(form).value_or(0) : 0;
      return captures.year >= (recent ? kFirstRecentYear : kFirstYear) &&
             captures.year <= (recent ? kLastRecentYear : kLastYear);
    }
    case kShortYear:
      captures.year = whole_number(form).value_or(0);
      return form.size() == 2 && all_digits(form);
    case kTens:
    case kDecade: {
      const bool plural = words[state.at].ends_with('s');
      const std::string_view digits = form.substr(0, form.size() - (plural ? 1 : 0));
      captures.year = whole_number(digits).value_or(0);
      return plural == (type == kDecade) && all_digits(digits) && digits.back() == '0' &&
             (digits.size() == 2 || digits.size() == 4);
    }
    default: {
      std::string_view letters = words[state.at];
      letters = letters.substr(0, letters.find_last_of("ivx") + 1);
      captures.ordinal = roman_value(letters);
      return captures.ordinal > 0 && form.front() < 'a';
    }
  }
}

// A number of one or more words, as what the element asks for.
bool TimeGrammar::take_count(const Number& number, std::string_view form, std::uint8_t type,
                             TimeCaptures& captures) const {
  const double value = number.value;
  if (value < 0) return false;
  const bool ordinal = number.form == NumberForm::kOrdinal;
  const bool whole = value == std::floor(value) && value < kLargestCount;
  const bool brief = number.in_digits ? form.size() <= 2 : number.end - number.begin <= 3;
  switch (type) {
    case kDay:
      captures.day = whole ? static_cast<int>(value) : 0;
      return captures.day >= 1 && captures.day <= 31 && (brief || ordinal) &&
             number.form != NumberForm::kArticle && number.form != NumberForm::kAbout;
    case kHour:
      captures.hour = whole ? static_cast<int>(value) : -1;
      return whole && value >= 0 && value <= 24 && brief && !ordinal;
    case kMinute:
      captures.minute = whole ? static_cast<int>(value) : -1;
      return whole && value >= 0 && value <= 59 && brief;
    case kOrdinal:
      captures.ordinal = ordinal && value <= 100 ? static_cast<int>(value) : 0;
      return captures.ordinal > 0;
    default:
      captures.count = number.form == NumberForm::kSome ? -1 : value;
      return !ordinal;
  }
}

bool TimeGrammar::take_number(const Words& words, const Element& element, State& state) const {
  const bool counts = element.type == kDay || element.type == kNumber || element.type == kOrdinal ||
                      element.type == kHour || element.type == kMinute;
  if (!counts) {
    if (state.at >= words.size() || !take_shape(words, element.type, state)) return false;
    ++state.at;
    return true;
  }
  const std::optional<Number> number = numbers_.at(words, state.at);
  if (!number || !take_count(*number, words.form(state.at), element.type, state.captures)) {
    return false;
  }
  state.at = number->end;
  return true;
}

bool TimeGrammar::take(const Marked& marked, const Element& element, State& state) const {
  const Words& words = marked.words();
  const std::size_t before = state.at;
  const bool behind = element.context && state.end != 0;
  const TimeCaptures captured = state.captures;
  bool taken = false;
  if (element.shape == Shape::kNumber) {
    taken = take_number(words, element, state);
  } else if (element.shape == Shape::kWord) {
    std::string_view rest = element.words;
    while (!rest.empty() && !taken) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      taken = rest.substr(0, bar) == words[before];
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    if (taken) ++state.at;
  } else {
    for (const Meaning& meaning : marked.meanings(before)) {
      taken = meaning.type == element.type && capture(element.type, meaning.value, state.captures);
      if (!taken) continue;
      state.at += meaning.length;
      break;
    }
  }
  if (taken && !element.context) {
    if (state.end == 0) state.begin = before;
    state.end = state.at;
  }
  // "du [19] au 23 juillet": the second day is another expression's.
  if (taken && behind) {
    if (captured.day != 0) state.captures.day = captured.day;
    if (captured.count) state.captures.count = captured.count;
  }
  return taken;
}

// Recursion goes no deeper than the pattern has elements.
bool TimeGrammar::match_from(const Marked& marked, const Pattern& pattern, std::size_t element,
                             State& state) const {
  if (element == pattern.elements.size()) return true;
  const Element& next = pattern.elements[element];
  if (marked.words().together(state.first, state.at)) {
    State taken = state;
    if (take(marked, next, taken) && match_from(marked, pattern, element + 1, taken)) {
      state = taken;
      return true;
    }
  }
  return next.optional && match_from(marked, pattern, element + 1, state);
}

// A cheap look before a pattern is tried in full: whether an element that must be there can be.
bool TimeGrammar::may_follow(const Marked& marked, const Element& element, std::size_t at) const {
  if (element.optional || element.shape == Shape::kWord) return true;
  if (at >= marked.words().size()) return false;
  if (element.shape == Shape::kNumber) return marked.may_begin_number(at);
  for (const Meaning& meaning : marked.meanings(at)) {
    if (meaning.type == element.type) return true;
  }
  return false;
}

std::optional<TimeMatch> TimeGrammar::match(const Marked& marked, std::size_t index) const {
  TimeMatch best;
  const auto attempt = [&](std::span<const std::uint16_t> ids, const Meaning& first) {
    for (const std::uint16_t id : ids) {
      const std::vector<Element>& elements = patterns_[id].elements;
      if (first.length != 0 && elements.size() > 1 && elements[0].type == first.type &&
          !may_follow(marked, elements[1], index + first.length)) {
        continue;
      }
      State state{index, index, index, 0, {}};
      if (!match_from(marked, patterns_[id], 0, state) || state.end <= best.end) continue;
      best = {state.begin, state.end, patterns_[id].rule, state.captures};
    }
  };
  for (const Meaning& meaning : marked.meanings(index)) attempt(by_type_[meaning.type], meaning);
  if (marked.may_begin_number(index)) attempt(by_number_, Meaning{0, 0, {}});
  if (best.end == 0) return std::nullopt;
  return best;
}

}  // namespace sourcier
