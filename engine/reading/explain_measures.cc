// Why a time or a quantity is one: the pattern that matches, the rows that know its words.
#include <algorithm>
#include <optional>
#include <utility>

#include "engine/reading/explain_parts.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/words.h"

namespace sourcier {
namespace {

// Words of context in front of a time that its pattern takes in.
constexpr std::size_t kContextReach = 4;
// Words in front of a number that bound it or make it rough.
constexpr std::size_t kBoundReach = 5;

std::size_t first_word(const Words& words, Span span, std::size_t from) {
  while (from < words.size() && words.span(from).end <= span.begin) ++from;
  return from;
}

std::size_t behind_last(const Words& words, Span span, std::size_t from) {
  while (from < words.size() && words.span(from).begin < span.end) ++from;
  return from;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (i > begin ? " " : "") + std::string(words[i]);
  return out;
}

// "units: kilomètres (km)" for each row that knows the words [begin, end).
void add_rows(const Language& language, const char* name, const std::string& key,
              std::vector<std::string>& rows) {
  const Table table = language.table(name);
  const std::size_t row = table.find_folded(key);
  if (row == Table::kNone) return;
  std::string told = std::string(name) + ": " + std::string(table.cell(row, 0));
  for (std::size_t cell = 1; cell < table.columns(); ++cell) {
    told += (cell == 1 ? " (" : ", ") + std::string(table.cell(row, cell));
  }
  if (table.columns() > 1) told += ")";
  rows.push_back(std::move(told));
}

std::string number_text(const std::optional<double>& value) {
  if (!value) return "";
  std::string text = std::to_string(*value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string value_of(const Quantity& quantity) {
  std::string value = number_text(quantity.low);
  if (quantity.low != quantity.high) value += "–" + number_text(quantity.high);
  return quantity.unit.empty() ? value : value + " " + quantity.unit;
}

std::string rule_of(const Quantity& quantity, bool in_digits) {
  constexpr const char* kKinds[] = {"number", "percent", "money", "measure", "ordinal"};
  std::string rule = kKinds[static_cast<std::size_t>(quantity.kind)];
  if (in_digits) rule += " in digits";
  if (quantity.counted) rule += ", counts a noun";
  if (quantity.approximate) rule += ", rough";
  if (quantity.status == QuantityStatus::kPlanned) rule += ", planned";
  if (quantity.status == QuantityStatus::kEstimated) rule += ", estimated";
  return rule;
}

// The rows that know the words of a number, and those in front of it and behind.
void add_number_rows(const Words& words, std::size_t at, std::size_t end, const Quantity& quantity,
                     const Language& language, std::vector<std::string>& rows) {
  for (std::size_t begin = at - std::min(at, kBoundReach); begin < at; ++begin) {
    for (const char* table : {"approximators", "bounds"}) {
      add_rows(language, table, joined(words, begin, at), rows);
    }
  }
  const bool is_range = quantity.low && quantity.high && quantity.low != quantity.high;
  for (std::size_t i = at; i < std::min(words.size(), end + 1); ++i) {
    const std::string word(words[i]);
    if (i < end) add_rows(language, "number_words", word, rows);
    if (i < end && is_range) add_rows(language, "range_joins", word, rows);
    for (const char* table : {"units", "currencies"}) {
      if (!quantity.unit.empty()) add_rows(language, table, word, rows);
    }
  }
  if (!quantity.low || !quantity.high) {
    add_rows(language, "bounds_behind", joined(words, end, std::min(words.size(), end + 2)), rows);
  }
}

}  // namespace

void explain_times(const Article& article, const Reading& reading, const Language& language,
                   std::vector<Explained>& found) {
  if (reading.times.empty()) return;
  const Words words(article.text, reading.sentences, reading.tokens);
  const TimeGrammar& grammar = language.made<TimeGrammar>();
  const auto marked = grammar.mark(words);
  const Table patterns = language.table("time_patterns");
  std::size_t at = 0;
  for (const TimeExpression& time : reading.times) {
    Explained told;
    told.kind = FindingKind::kTime;
    told.span = time.span;
    told.value = time.value;
    at = first_word(words, time.span, at);
    const std::size_t reach = std::min(at, kContextReach);
    for (std::size_t begin = at - reach; begin <= at && told.rows.empty(); ++begin) {
      const auto match = grammar.match(marked, begin);
      if (!match || match->begin != at || match->pattern >= patterns.rows()) continue;
      if (words.span(match->end - 1).end != time.span.end) continue;
      told.rule = patterns.cell(match->pattern, 1);
      told.rows.push_back("time_patterns: " + std::string(patterns.cell(match->pattern, 0)));
    }
    if (told.rule.empty()) told.rule = "beside another time";
    found.push_back(std::move(told));
  }
}

void explain_quantities(const Article& article, const Reading& reading, const Language& language,
                        std::vector<Explained>& found) {
  if (reading.quantities.empty()) return;
  const Words words(article.text, reading.sentences, reading.tokens);
  std::size_t at = 0;
  for (const Quantity& quantity : reading.quantities) {
    Explained told;
    told.kind = FindingKind::kQuantity;
    told.span = quantity.span;
    told.value = value_of(quantity);
    at = first_word(words, quantity.span, at);
    const std::size_t end = behind_last(words, quantity.span, at);
    told.rule = rule_of(quantity, words.begins_with_digit(at));
    add_number_rows(words, at, end, quantity, language, told.rows);
    found.push_back(std::move(told));
  }
}

}  // namespace sourcier
