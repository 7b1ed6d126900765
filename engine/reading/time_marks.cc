// Time marks: what each word of a text may be in a time expression, looked up once.
#include <algorithm>
#include <array>

#include "engine/reading/time_classes.h"
#include "engine/reading/time_grammar.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// Words of a phrase in the tables: "international day for the elimination of violence against
// women".
constexpr std::size_t kLongestPhrase = 9;

// "XIXe": capitals that count, an ordinal ending aside.
bool is_roman(const Words& words, std::size_t index) {
  const char first = words.form(index).empty() ? '\0' : words.form(index).front();
  return first == 'I' || first == 'V' || first == 'X';
}

bool begins_upper(std::string_view form) { return is_upper(code_point_at(form, 0).value); }

}  // namespace

std::size_t TimeGrammar::shape(std::string_view word) {
  const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  return (word.size() * 577 + byte(word.front()) * 31 + byte(word.back())) % kShapes;
}

void TimeGrammar::add_shapes(const Table& table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string key = fold(table.cell(row, 0));
    if (!key.empty()) shapes_.set(shape(key));
    add_phrase_shapes(key);
    // Marks fold to nothing and keep their own form (Words does the same).
    if (key.empty() && !table.cell(row, 0).empty()) shapes_.set(shape(table.cell(row, 0)));
  }
}

// A word of a text may be two here: "mother's" folds to "mother s".
void TimeGrammar::add_phrase_shapes(std::string_view phrase) {
  for (std::size_t begin = 0; begin < phrase.size();) {
    std::bitset<kShapes>& shapes = begin == 0 ? openers_ : followers_;
    const std::size_t first = std::min(phrase.find(' ', begin), phrase.size());
    const std::size_t second = std::min(phrase.find(' ', first + 1), phrase.size());
    if (begin == 0 && first == phrase.size()) return;
    for (const std::size_t end : {first, second}) {
      const std::size_t form = shape(phrase.substr(begin, end - begin));
      shapes.set(form);
      if (begin == 0) shapes_.set(form);
    }
    begin = first + 1;
  }
}

void TimeGrammar::add_named(std::string_view name, std::uint8_t length, bool is_name,
                            std::vector<Meaning>& found) const {
  for (std::size_t row = words_.find_folded(name); row != Table::kNone; row = words_.next(row)) {
    found.push_back({row_types_[row], length, words_.cell(row, 2)});
  }
  const std::size_t holiday = is_name ? holidays_.find_folded(name) : Table::kNone;
  if (holiday != Table::kNone) found.push_back({kHoliday, length, holidays_.cell(holiday, 1)});
}

void TimeGrammar::mark_phrases(const Words& words, std::size_t index, bool is_name,
                               std::vector<Meaning>& found) const {
  std::string phrase(words[index]);
  std::array<std::size_t, kLongestPhrase + 1> ends{};  // In bytes, by length in words.
  std::size_t longest = 1;
  for (std::size_t last = index + 1; longest < kLongestPhrase; ++last) {
    if (!words.together(index, last) || !followers_.test(shape(words[last]))) break;
    phrase += ' ';
    phrase += words[last];
    ends[++longest] = phrase.size();
  }
  for (; longest > 1; --longest) {
    add_named(std::string_view(phrase).substr(0, ends[longest]), static_cast<std::uint8_t>(longest),
              is_name, found);
  }
}

void TimeGrammar::mark_word(const Words& words, std::size_t index,
                            std::vector<Meaning>& found) const {
  const std::string_view word = words[index];
  const bool is_name =
      capitals_.find_folded(word) == Table::kNone || begins_upper(words.form(index));
  // Of meanings of one class the first counts: that of the longest phrase.
  if (openers_.test(shape(word))) mark_phrases(words, index, is_name, found);
  add_named(word, 1, is_name, found);
  const auto add = [&](const Table& table, std::uint8_t type) {
    const std::size_t named = table.find_folded(word);
    if (named != Table::kNone) found.push_back({type, 1, table.cell(named, 1)});
  };
  if (word.size() > 1 && is_name) {
    add(months_, kMonth);
    add(weekdays_, kWeekday);
  }
}

TimeGrammar::Marked TimeGrammar::mark(const Words& words) const {
  Marked marked;
  marked.words_ = &words;
  marked.begins_.reserve(words.size() + 1);
  marked.numeric_.reserve(words.size());
  marked.number_at_.reserve(words.size());
  for (std::size_t index = 0; index < words.size(); ++index) {
    marked.begins_.push_back(static_cast<std::uint32_t>(marked.meanings_.size()));
    const bool digit = words.begins_with_digit(index);
    const bool known = !digit && !words[index].empty() && shapes_.test(shape(words[index]));
    const std::optional<Number> number =
        digit || numbers_.may_begin(words, index) ? numbers_.at(words, index) : std::nullopt;
    marked.number_at_.push_back(number ? static_cast<std::uint32_t>(marked.numbers_.size())
                                       : Marked::kNoNumber);
    if (number) marked.numbers_.push_back(*number);
    marked.numeric_.push_back(digit || number || is_roman(words, index));
    if (known) mark_word(words, index, marked.meanings_);
  }
  marked.begins_.push_back(static_cast<std::uint32_t>(marked.meanings_.size()));
  return marked;
}

}  // namespace sourcier
