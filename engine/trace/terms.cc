#include "engine/trace/terms.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A statement is a sentence or a few; more words than this say more than one thing, and the bound
// keeps comparing cheap on hostile text.
constexpr std::size_t kMostWords = 200;
// A denial says so among its first words.
constexpr std::size_t kOpening = 5;
// Longer "words" are no words.
constexpr std::size_t kLongestWord = 64;
// How much a word says: a word of no table, a name, a number; and the bounds of rarity.
constexpr std::uint32_t kPlainWeight = 1000;
constexpr std::uint32_t kNameWeight = 700;  // The names of a story stand in all its statements.
constexpr std::uint32_t kNumberWeight = 1000;
constexpr std::uint32_t kLeastWeight = 300;
// The rarity, in 256ths of a bit, from which a word weighs in full: one of 64 articles has it.
constexpr std::uint32_t kFullRarity = 6 * 256;

enum class Marker : std::uint8_t {
  kNone,
  kFunction,
  kNot,
  kHalfNot,
  kNoMore,
  kOnly,
  kEver,
  kRefuses,
  kPossible,
  kAble,
  kObliged,
  kFalse,
};

Marker marker_of(std::string_view category) {
  if (category == "function") return Marker::kFunction;
  if (category == "not") return Marker::kNot;
  if (category == "half-not") return Marker::kHalfNot;
  if (category == "no-more") return Marker::kNoMore;
  if (category == "only") return Marker::kOnly;
  if (category == "ever") return Marker::kEver;
  if (category == "refuses") return Marker::kRefuses;
  if (category == "possible") return Marker::kPossible;
  if (category == "able") return Marker::kAble;
  if (category == "obliged") return Marker::kObliged;
  if (category == "false") return Marker::kFalse;
  return Marker::kNone;
}

bool is_word_character(char32_t value) { return is_letter(value) || is_digit(value); }

struct RawWord {
  Span span;
  bool is_number = false;
  std::uint32_t sentence = 0;
};

bool is_digit_at(std::string_view text, std::size_t at) {
  return text[at] >= '0' && text[at] <= '9';
}

// A space inside a number ("8 000") joins it when three digits follow.
bool joins_number(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t digits = 0;
  while (at + digits < end && digits < 4 && text[at + digits] >= '0' && text[at + digits] <= '9') {
    ++digits;
  }
  return digits == 3;
}

// The end of the word or number that begins at `at`; numbers hold their separators.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t end, bool number) {
  while (at < end) {
    const CodePoint point = code_point_at(text, at);
    if (number) {
      const bool joins = is_space(point.value) && joins_number(text, at + point.size, end);
      const bool is_mark = point.value == '.' || point.value == ',';
      const bool inside = is_mark && at + point.size < end && is_digit_at(text, at + point.size);
      if (!is_digit(point.value) && !joins && !inside) break;
    } else if (!is_word_character(point.value) && !is_mark(point.value)) {
      break;
    }
    at += point.size;
  }
  return at;
}

std::vector<RawWord> split_words(std::string_view text, Span span) {
  std::vector<RawWord> words;
  std::uint32_t sentence = 0;
  std::size_t at = span.begin;
  while (at < span.end && words.size() < kMostWords) {
    const CodePoint point = code_point_at(text, at);
    if (!is_word_character(point.value)) {
      if (point.value == '.' || point.value == '!' || point.value == '?' || point.value == ';') {
        ++sentence;
      }
      at += point.size;
      continue;
    }
    const bool number = is_digit(point.value);
    const std::size_t end = word_end(text, at, span.end, number);
    words.push_back({span_of(at, end), number, sentence});
    at = end;
  }
  return words;
}

// Whether word `at` is the "t" of "can't", which negates, whatever stands before it ("won't").
bool is_contracted_not(std::string_view text, const std::vector<RawWord>& raw, std::size_t at) {
  if (at == 0 || at >= raw.size()) return false;
  const std::string_view word = slice(text, raw[at].span);
  if (word != "t" && word != "T") return false;
  const std::uint32_t mark = raw[at - 1].span.end;
  const CodePoint point = code_point_at(text, mark);
  return is_apostrophe(point.value) && mark + point.size == raw[at].span.begin;
}

// "8 000" and "8,000" as "8000", "2,50" and "2.5" as "2.5": a mark with three digits behind it, and
// no more, parts thousands.
std::string digits_of(std::string_view number) {
  std::string digits;
  std::size_t point = std::string::npos;  // Where decimals begin.
  for (std::size_t at = 0; at < number.size(); ++at) {
    if (is_digit_at(number, at)) digits += number[at];
    const bool is_mark = number[at] == '.' || number[at] == ',';
    const bool parts_thousands = joins_number(number, at + 1, number.size()) && digits != "0";
    if (is_mark && !parts_thousands) point = digits.size();
  }
  if (point < digits.size()) {
    digits.insert(point, ".");
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

void sort_once(Terms& terms) {
  const auto order = [](const Term& a, const Term& b) {
    return a.key != b.key ? a.key < b.key : a.weight > b.weight;
  };
  std::stable_sort(terms.terms.begin(), terms.terms.end(), order);
  const auto same = [](const Term& a, const Term& b) { return a.key == b.key; };
  terms.terms.erase(std::unique(terms.terms.begin(), terms.terms.end(), same), terms.terms.end());
  terms.total = 0;
  for (const Term& term : terms.terms) terms.total += term.weight;
}

// Before a form whose stem belongs to another concept.
constexpr char kFormMark = '=';
// The longest phrase that is one concept.
constexpr std::size_t kPhraseWords = 3;

Term number_term(std::string digits) {
  return {
      .key = std::move(digits), .kind = TermKind::kNumber, .mapped = true, .weight = kNumberWeight};
}

Term name_term(std::string key) {
  return {.key = std::move(key), .kind = TermKind::kName, .mapped = true, .weight = kNameWeight};
}

Term term_of_concept(std::string_view concept_key, std::uint32_t weight) {
  if (concept_key.starts_with(kNumberMark)) {
    return number_term(std::string(concept_key.substr(1)));
  }
  const bool calendar = concept_key.starts_with(kCalendarMark);
  return {.key = std::string(concept_key),
          .kind = calendar ? TermKind::kCalendar : TermKind::kWord,
          .mapped = true,
          .weight = weight};
}

Term term_of_name(const NamedSpan& name) {
  if (name.key.starts_with(kNumberMark)) return number_term(name.key.substr(1));
  if (name.key.starts_with(kCalendarMark)) return term_of_concept(name.key, kPlainWeight);
  Term term = name_term(name.key);
  term.is_place = name.is_place;
  return term;
}

}  // namespace

struct TermReader::Word {
  std::string folded;
  std::string stem;
  std::string concept_key;  // "" where no row knows the word.
  std::string country;      // Of an adjective of nationality; else "".
  std::shared_ptr<const std::vector<std::string>> contraries;
  Marker marker = Marker::kNone;
  std::string marks_before;  // Only in front of this word; "" for any.
  std::uint32_t weight = kPlainWeight;
};

// A word, number, name or phrase of a passage. What bears only a marker has an empty key.
struct TermReader::Unit {
  Term term;
  Marker marker = Marker::kNone;
  std::uint32_t sentence = 0;
  Span span;
};

TermReader::TermReader(const Language& language)
    : language_(&language),
      concepts_(language.table("concepts")),
      contraries_(language.table("contraries")),
      markers_(language.table("markers")),
      rarity_(language),
      countries_(language.names("countries")),
      stemmer_(language.tag()),
      words_(std::make_unique<std::unordered_map<std::string, Word>>()) {
  head_last_ = is_head_last(language);
}

TermReader::~TermReader() = default;
TermReader::TermReader(TermReader&&) noexcept = default;

std::uint32_t TermReader::weight_of(std::string_view folded) const {
  const std::uint32_t rarity = rarity_.of(folded);
  return std::clamp(rarity * kPlainWeight / kFullRarity, kLeastWeight, kPlainWeight);
}

std::shared_ptr<const std::vector<std::string>> TermReader::contraries_of(
    std::string_view key) const {
  std::size_t row = contraries_.find(key);
  if (row == Table::kNone) return nullptr;
  std::vector<std::string> keys;
  for (; row != Table::kNone; row = contraries_.next(row)) {
    keys.emplace_back(contraries_.cell(row, 1));
  }
  std::ranges::sort(keys);
  return std::make_shared<const std::vector<std::string>>(std::move(keys));
}

const TermReader::Word& TermReader::look_up(std::string_view form) const {
  const std::string word = lower(form.substr(0, std::min(form.size(), kLongestWord)));
  const auto known = words_->find(word);
  if (known != words_->end()) return known->second;

  Word out;
  out.folded = fold(word);
  const std::size_t marker = markers_.find_folded(out.folded);
  if (marker != Table::kNone) {
    // "not:to": "failed to pay", not "the talks failed".
    const std::string_view cell = markers_.cell(marker, 1);
    const std::size_t colon = std::min(cell.find(':'), cell.size());
    out.marker = marker_of(cell.substr(0, colon));
    out.marks_before = cell.substr(std::min(colon + 1, cell.size()));
  }
  out.stem = fold(stemmer_.stem(word));
  std::size_t row = concepts_.find(kFormMark + word);
  if (row == Table::kNone) row = concepts_.find(kFormMark + out.folded);
  if (row == Table::kNone) row = concepts_.find(out.stem);
  if (row != Table::kNone) out.concept_key = concepts_.cell(row, 1);
  const std::size_t country = countries_.find_folded(out.folded);
  if (country != Table::kNone) out.country = "country:" + std::string(countries_.cell(country, 1));
  out.contraries = contraries_of(out.concept_key);
  out.weight = weight_of(out.folded);
  return words_->emplace(word, std::move(out)).first->second;
}

// The longest phrase that begins at word `at` and is one concept or one country; returns its words,
// 0 for none.
std::size_t TermReader::add_phrase(const std::vector<const Word*>& words, std::size_t at,
                                   Unit& unit) const {
  std::size_t most = 0;  // Numbers and names (null) end a phrase.
  while (most < kPhraseWords && at + most < words.size() && words[at + most] != nullptr) ++most;
  for (std::size_t count = most; count > 1; --count) {
    std::string stems = words[at]->stem;
    std::string folded = words[at]->folded;
    for (std::size_t i = 1; i < count; ++i) {
      stems += " " + words[at + i]->stem;
      folded += " " + words[at + i]->folded;
    }
    const std::size_t row = concepts_.find(stems);
    if (row != Table::kNone) {
      unit.term = term_of_concept(concepts_.cell(row, 1), kPlainWeight);
      unit.term.contraries = contraries_of(unit.term.key);
      return count;
    }
    const std::size_t country = countries_.find_folded(folded);
    if (country != Table::kNone) {
      const std::string key = "country:" + std::string(countries_.cell(country, 1));
      unit.term = name_term(key);
      return count;
    }
  }
  return 0;
}

std::vector<TermReader::Unit> TermReader::units_of(std::string_view text, Span span,
                                                   const std::vector<NamedSpan>& names) const {
  const std::vector<RawWord> raw = split_words(text, span);
  std::vector<const Word*> words(raw.size(), nullptr);
  std::vector<const NamedSpan*> named(raw.size(), nullptr);
  auto name = std::lower_bound(names.begin(), names.end(), span.begin,
                               [](const NamedSpan& n, std::uint32_t b) { return n.span.end <= b; });
  for (std::size_t i = 0; i < raw.size(); ++i) {
    while (name != names.end() && name->span.end <= raw[i].span.begin) ++name;
    if (name != names.end() && name->span.contains(raw[i].span)) {
      named[i] = &*name;
    } else if (!raw[i].is_number) {
      words[i] = &look_up(slice(text, raw[i].span));
    }
  }
  std::vector<Unit> units;
  for (std::size_t i = 0; i < raw.size();) {
    Unit unit;
    unit.sentence = raw[i].sentence;
    std::size_t used = 1;
    if (named[i] != nullptr) {
      unit.term = term_of_name(*named[i]);
      while (i + used < raw.size() && named[i + used] == named[i]) ++used;
    } else if (raw[i].is_number) {
      unit.term = number_term(digits_of(slice(text, raw[i].span)));
    } else if (const std::size_t phrase = add_phrase(words, i, unit); phrase != 0) {
      used = phrase;
    } else {
      const Word& word = *words[i];
      const bool marks =
          word.marks_before.empty() ||
          (i + 1 < raw.size() && fold(slice(text, raw[i + 1].span)) == word.marks_before);
      unit.marker = is_contracted_not(text, raw, i) ? Marker::kNot
                    : marks                         ? word.marker
                                                    : Marker::kNone;
      const bool is_stump = is_contracted_not(text, raw, i + 1);
      if (unit.marker != Marker::kNone || is_stump || word.folded.size() < 2) {
        unit.term = {};
      } else if (!word.country.empty()) {
        unit.term = name_term(word.country);
      } else if (!word.concept_key.empty()) {
        unit.term = term_of_concept(word.concept_key, word.weight);
      } else {
        unit.term = {.key = word.stem, .weight = word.weight};
      }
      if (unit.term.kind == TermKind::kWord) unit.term.contraries = word.contraries;
    }
    unit.span = {raw[i].span.begin, raw[i + used - 1].span.end};
    units.push_back(std::move(unit));
    i += used;
  }
  return units;
}

Terms TermReader::read(std::string_view text, Span span, const std::vector<NamedSpan>& names,
                       std::string_view ignored) const {
  Terms out;
  out.language = language_->tag();
  std::vector<Unit> units = units_of(text, span, names);
  const std::size_t sentences = units.empty() ? 0 : units.back().sentence + 1;
  std::vector<bool> negated(sentences), half(sentences), ever(sentences), no_more(sentences);
  for (const Unit& unit : units) {
    const auto place = static_cast<std::size_t>(&unit - units.data());
    out.denies |= unit.marker == Marker::kFalse && place < kOpening;
    const bool refuses = unit.marker == Marker::kRefuses;
    if (unit.marker == Marker::kNot || refuses) negated[unit.sentence] = true;
    if (unit.marker == Marker::kHalfNot) half[unit.sentence] = true;
    // "ne … plus", and without a second word "ne peut rouvrir", "ne saurait rouvrir"; "ne peut que
    // rouvrir", "ne compte plus que" affirm.
    const bool is_only = place + 1 < units.size() && units[place + 1].marker == Marker::kOnly;
    const bool is_able =
        unit.marker == Marker::kAble && place > 0 && units[place - 1].marker == Marker::kHalfNot;
    if ((unit.marker == Marker::kNoMore || is_able) && !is_only) no_more[unit.sentence] = true;
    if (unit.marker == Marker::kEver) ever[unit.sentence] = true;
    out.refuses |= refuses;
    out.possible |= unit.marker == Marker::kPossible;
    out.able |= unit.marker == Marker::kAble;
    out.obliged |= unit.marker == Marker::kObliged;
  }
  for (Unit& unit : units) {
    if (unit.term.key.empty() || unit.term.key == ignored) continue;
    // "ne … jamais" negates; "le plus ancien jamais trouvé" does not, and "j'ai jamais dit ça"
    // does. So does "ne … plus", but no "plus" alone.
    const bool with_half = ever[unit.sentence] || no_more[unit.sentence];
    unit.term.negated = negated[unit.sentence] || (with_half && half[unit.sentence]);
    unit.term.may_be_negated = ever[unit.sentence] && !unit.term.negated;
    out.terms.push_back(std::move(unit.term));
  }
  sort_once(out);
  return out;
}

std::vector<std::string> TermReader::keys_in_order(std::string_view text, Span span,
                                                   const std::vector<NamedSpan>& names) const {
  std::vector<std::string> keys;
  for (Unit& unit : units_of(text, span, names)) {
    if (!unit.term.key.empty()) keys.push_back(std::move(unit.term.key));
  }
  return keys;
}

std::vector<KeyedWord> TermReader::words_in_order(std::string_view text, Span span,
                                                  const std::vector<NamedSpan>& names) const {
  std::vector<KeyedWord> words;
  for (Unit& unit : units_of(text, span, names)) {
    if (unit.term.kind == TermKind::kWord && !unit.term.key.empty())
      words.push_back({std::move(unit.term.key), unit.span});
  }
  return words;
}

std::string TermReader::meaning_of(std::string_view description) const {
  std::vector<std::string> notions;
  for (Unit& unit : units_of(description, span_of(0, description.size()), {})) {
    if (unit.term.key.empty()) continue;
    const std::string_view written = slice(description, unit.span);
    // "the mayor of Tarville": a name is itself in every language.
    const bool is_name = is_upper(code_point_at(written, 0).value) && written != description;
    if (!unit.term.mapped && !is_name) return {};
    notions.push_back(unit.term.mapped ? std::move(unit.term.key) : fold(written));
  }
  std::ranges::sort(notions);
  notions.erase(std::unique(notions.begin(), notions.end()), notions.end());
  std::string meaning;
  for (const std::string& notion : notions) meaning += (meaning.empty() ? "" : "&") + notion;
  return meaning;
}

bool is_head_last(const Language& language) {
  const Table markers = language.table("markers");
  const std::size_t row = markers.find("*");
  return row != Table::kNone && markers.cell(row, 1) == "head-last";
}

Terms scaled(Terms terms, std::uint32_t thousandths) {
  terms.total = 0;
  for (Term& term : terms.terms) {
    term.weight = term.weight * thousandths / 1000;
    terms.total += term.weight;
  }
  return terms;
}

Terms joined(const Terms& first, const Terms& second) {
  Terms out = first;
  out.terms.insert(out.terms.end(), second.terms.begin(), second.terms.end());
  out.possible |= second.possible;
  out.able |= second.able;
  out.obliged |= second.obliged;
  out.at_least |= second.at_least;
  out.at_most |= second.at_most;
  sort_once(out);
  return out;
}

}  // namespace sourcier
