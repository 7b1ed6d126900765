#include "engine/trace/figure_roles.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"
#include "engine/trace/counted_states.h"
#include "engine/trace/similarity.h"

namespace sourcier {
namespace {

// What is said of a number stands within so many words of it.
constexpr std::size_t kWordsAround = 5;
// And within so many bytes, whatever is taken for a word.
constexpr std::uint32_t kBytesAround = 160;
// Likeness of two roles, in thousandths, from which they are one.
constexpr std::uint32_t kSameRole = 300;
// The same of amounts that no name says to be of one holder: a loss is like any other loss.
constexpr std::uint32_t kSameAmount = 500;
// So many words before an amount may say of what it is, and within so many of all kinds.
constexpr std::ptrdiff_t kWordsMeasuring = 2;
constexpr std::size_t kWordsBefore = 12;
// Between a counted noun and the number it is a share of stands one short word ("in", "sur").
constexpr std::uint32_t kShareGap = 6;

bool ends_clause(char32_t value) {
  constexpr std::u32string_view kMarks = U",;:.!?()[]«»“”\"\n—–";
  return kMarks.find(value) != std::u32string_view::npos;
}

bool is_inside(const std::vector<Quantity>& quantities, std::uint32_t at) {
  return std::ranges::any_of(quantities, [&](const Quantity& quantity) {
    return quantity.span.begin <= at && at < quantity.span.end;
  });
}

// Where the clause ends behind `at`, or the words around it do.
std::uint32_t clause_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  end = std::min(end, at + kBytesAround);
  std::size_t words = 0;
  bool in_word = false;
  while (at < end) {
    const CodePoint point = code_point_at(text, at);
    if (ends_clause(point.value)) return at;
    const bool letter = is_letter(point.value) || is_digit(point.value);
    if (letter && !in_word && ++words > kWordsAround) return at;
    in_word = letter;
    at += static_cast<std::uint32_t>(point.size);
  }
  return at;
}

// Where the clause begins before `at`: found forwards, as text is read.
std::uint32_t clause_begin(std::string_view text, std::uint32_t from, std::uint32_t at,
                           std::size_t most_words = kWordsAround) {
  if (at - from > kBytesAround) {
    from = at - kBytesAround;
    while (from < at && !is_boundary(text, from)) ++from;
  }
  std::vector<std::uint32_t> words;
  std::uint32_t begin = from;
  bool in_word = false;
  while (from < at) {
    const CodePoint point = code_point_at(text, from);
    const bool letter = is_letter(point.value) || is_digit(point.value);
    if (letter && !in_word) words.push_back(from);
    in_word = letter;
    from += static_cast<std::uint32_t>(point.size);
    if (!ends_clause(point.value)) continue;
    begin = from;
    words.clear();
  }
  return words.size() > most_words ? words[words.size() - most_words] : begin;
}

void cut(std::vector<Span>& pieces, Span hole) {
  std::vector<Span> left;
  for (const Span piece : pieces) {
    if (hole.end <= piece.begin || piece.end <= hole.begin) {
      left.push_back(piece);
      continue;
    }
    if (piece.begin < hole.begin) left.push_back({piece.begin, hole.begin});
    if (hole.end < piece.end) left.push_back({hole.end, piece.end});
  }
  pieces = std::move(left);
}

void cut_chain(std::vector<Span>& pieces, const std::vector<Hop>& chain) {
  for (const Hop& hop : chain) {
    if (hop.mention) cut(pieces, *hop.mention);
  }
}

// Who says it and the word by which it is said are no part of the role.
void cut_sources(std::vector<Span>& pieces, const Reading& reading, Span around) {
  for (const Attribution& attribution : reading.attributions) {
    if (attribution.content.end <= around.begin || around.end <= attribution.content.begin) {
      continue;
    }
    cut(pieces, attribution.cue);
    cut_chain(pieces, attribution.chain);
  }
  for (const Quotation& quotation : reading.quotations) {
    if (quotation.span.end <= around.begin || around.end <= quotation.span.begin) continue;
    if (quotation.cue) cut(pieces, *quotation.cue);
    cut_chain(pieces, quotation.chain);
  }
}

// Where the next number of the sentence has a clause of its own: "12 died and | 30 are missing",
// but not "12 trucks and 30 cars burnt".
std::uint32_t next_clause(const ViewedDocument& document, std::uint32_t from, std::uint32_t end) {
  const std::vector<Quantity>& quantities = document.reading().quantities;
  const auto next = std::ranges::lower_bound(quantities, from, {},
                                             [](const Quantity& q) { return q.span.begin; });
  if (next == quantities.end() || next->span.begin >= end) return end;
  const std::string_view between = trim(document.text({from, next->span.begin}));
  return between.find(' ') == std::string_view::npos ? end : next->span.begin;
}

// The one year that a sentence speaks of; 0 where it names none or several.
int year_of(const Reading& reading, Span sentence) {
  int year = 0;
  for (const TimeExpression& time : reading.times) {
    if (time.type != TimeType::kDate || !sentence.contains(time.span)) continue;
    const auto date = parse_date(time.value);
    if (!date) continue;
    if (year != 0 && year != date->year) return 0;
    year = date->year;
  }
  return year;
}

// Whether what is counted is only the unit: of 12 million euros, the euros.
bool counts_unit(const ViewedDocument& document, const Quantity& quantity) {
  const bool has_unit = quantity.kind == QuantityKind::kMoney ||
                        quantity.kind == QuantityKind::kPercent ||
                        quantity.kind == QuantityKind::kMeasure;
  if (!has_unit || !quantity.counted) return false;
  const std::string counted = fold(document.text(*quantity.counted));
  return document.language->table("units").find_folded(counted) != Table::kNone ||
         document.language->table("currencies").find_folded(counted) != Table::kNone;
}

// Where what belongs to this amount begins: behind the amount before it.
std::uint32_t behind_amounts(const Reading& reading, std::uint32_t begin, std::uint32_t at) {
  for (const Quantity& other : reading.quantities) {
    const std::uint32_t end = std::max(other.span.end, other.counted ? other.counted->end : 0);
    if (end <= at) begin = std::max(begin, end);
  }
  return begin;
}

// What stands behind "of": "twelve tonnes | of solvents". Nothing where no such word follows.
std::vector<KeyedWord> word_behind_of(const ViewedDocument& document, const TermReader& reader,
                                      const std::vector<NamedSpan>& names, std::uint32_t last,
                                      std::uint32_t end) {
  if (last >= end) return {};
  const std::string_view behind = document.text({last, end});
  std::size_t begin = 0;
  while (begin < behind.size() && behind[begin] == ' ') ++begin;
  const std::size_t stop = std::min(behind.find(' ', begin), behind.size());
  std::string word = fold(behind.substr(begin, stop - begin));
  if (const std::size_t elided = word.find('\''); elided != std::string::npos) {
    word.resize(elided + 1);
  }
  const Table skips = document.language->table("counted_skips");
  const std::size_t row = skips.find_folded(word);
  if (row == Table::kNone || skips.cell(row, 1) != "of") return {};
  std::vector<KeyedWord> words = reader.words_in_order(document.article().text, {last, end}, names);
  words.resize(std::min<std::size_t>(words.size(), 1));
  return words;
}

// "the damage | was put at | $12 million": a verb between what is measured and its amount.
bool leads_to_amount(const ViewedDocument& document, Span word) {
  const std::vector<Token>& tokens = document.reading().tokens;
  const auto token =
      std::ranges::lower_bound(tokens, word.begin, {}, [](const Token& t) { return t.span.begin; });
  if (token == tokens.end() || token->part != PartOfSpeech::kVerb) return false;
  return document.language->table("amount_verbs").find_folded(fold(token->lemma)) != Table::kNone;
}

// The nearest words before the amount, and the one behind it where nouns stand last ("a 40 million
// dollar fine").
std::vector<KeyedWord> words_beside(const ViewedDocument& document, const Quantity& quantity,
                                    const TermReader& reader, const std::vector<NamedSpan>& names,
                                    Span clause) {
  const std::string_view text = document.article().text;
  const std::uint32_t first = std::min(quantity.span.begin, quantity.counted->begin);
  const std::uint32_t last = std::max(quantity.span.end, quantity.counted->end);
  const std::uint32_t sentence = sentence_at(document, first).begin;
  const std::uint32_t from =
      behind_amounts(document.reading(), clause_begin(text, sentence, first, kWordsBefore), first);
  std::vector<KeyedWord> before = reader.words_in_order(text, {from, first}, names);
  std::erase_if(before,
                [&](const KeyedWord& word) { return leads_to_amount(document, word.span); });
  if (before.size() > kWordsMeasuring) before.erase(before.begin(), before.end() - kWordsMeasuring);
  if (!reader.head_last() || clause.end <= last) return before;
  std::vector<KeyedWord> behind = reader.words_in_order(text, {last, clause.end}, names);
  if (!behind.empty()) before.push_back(std::move(behind.front()));
  return before;
}

// "trois des cinq otages": of whom another number is told between.
bool is_part(const ViewedDocument& document, const Quantity& quantity) {
  const std::vector<Quantity>& all = document.reading().quantities;
  const auto next = std::ranges::lower_bound(
      all, quantity.span.end, {}, [](const Quantity& other) { return other.span.begin; });
  return next != all.end() && next->span.end <= quantity.counted->begin;
}

// "28 autres otages", "ses quatre premiers enfants", "the first 11 seasons": some of a number that
// is not told, or told beside.
bool is_of_more(const ViewedDocument& document, const Quantity& quantity, std::uint32_t from) {
  if (is_part(document, quantity)) return true;
  const Table skips = document.language->table("counted_skips");
  const std::uint32_t last = std::max(quantity.span.end, quantity.counted->end);
  std::string_view around = document.text({from, last});
  while (!around.empty()) {
    const std::string_view word = around.substr(0, around.find(' '));
    const std::size_t row = skips.find_folded(fold(word));
    if (row != Table::kNone && skips.cell(row, 1) == "other") return true;
    around.remove_prefix(std::min(around.size(), word.size() + 1));
  }
  return false;
}

// Where the word in front of `at` begins.
std::uint32_t word_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  while (at > begin && text[at - 1] == ' ') --at;
  while (at > begin && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return at;
}

// Who is named before the number in its sentence, or all the persons of these: whose it may be. Who
// says so is another's name.
std::vector<std::string> holders_before(const ViewedDocument& document, const Quantity& quantity,
                                        const std::vector<NamedSpan>& names, Span sentence,
                                        bool only_persons) {
  const Span before{sentence.begin, std::max(sentence.begin, quantity.span.begin)};
  std::vector<Span> pieces = {before};
  cut_sources(pieces, document.reading(), before);
  std::vector<std::string> holders;
  for (const NamedSpan& name : names) {
    if (name.is_place || (only_persons && !name.is_person)) continue;
    const bool is_near =
        std::ranges::any_of(pieces, [&](const Span piece) { return piece.contains(name.span); });
    if (is_near) holders.push_back(name.key);
  }
  std::ranges::sort(holders);
  return holders;
}

std::vector<std::string> times_in(const ViewedDocument& document, Span clause) {
  std::vector<std::string> times;
  for (const TimeExpression& time : document.reading().times) {
    if (clause.contains(time.span)) times.push_back(time.value);
  }
  std::ranges::sort(times);
  return times;
}

// "pont de Sélane", "Selane bridge": a place that bears the name of the one it is in.
bool bears_name(std::string_view place, std::string_view around) {
  if (place.size() <= around.size()) return place == around;
  return place.ends_with(" " + std::string(around)) || place.ends_with("'" + std::string(around)) ||
         place.starts_with(std::string(around) + " ");
}

bool are_in_one_place(const FigureRole& first, const FigureRole& second) {
  return std::ranges::any_of(first.place_names, [&](const std::string& a) {
    return std::ranges::any_of(second.place_names, [&](const std::string& b) {
      return bears_name(a, b) || bears_name(b, a);
    });
  });
}

bool have_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(
      a, [&](const std::string& key) { return std::ranges::binary_search(b, key); });
}

bool say_otherwise(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return !a.empty() && !b.empty() && !have_common(a, b);
}

bool has_unmapped(const Terms& terms) {
  return std::ranges::any_of(terms.terms, [](const Term& term) { return !term.mapped; });
}

}  // namespace

FigureRole role_of(const ViewedDocument& document, const Quantity& quantity,
                   const TermReader& reader, const std::vector<NamedSpan>& names,
                   const std::string& head) {
  const std::string_view text = document.article().text;
  const Reading& reading = document.reading();
  const Span sentence = sentence_at(document, quantity.span.begin);
  const std::uint32_t behind = std::max(quantity.span.end, quantity.counted->end);
  std::uint32_t end = std::max(sentence.end, behind);
  if (quantity.kind == QuantityKind::kNumber) end = next_clause(document, behind, end);
  const Span clause{
      clause_begin(text, sentence.begin, std::min(quantity.span.begin, quantity.counted->begin)),
      clause_end(text, behind, end)};
  FigureRole role;
  role.of = &quantity;
  const std::uint32_t state_from = behind_bracket(text, behind);
  const std::uint32_t state_end =
      state_from == behind ? clause.end : clause_end(text, state_from, sentence.end);
  role.state = state_of(document, quantity, {clause.begin, state_end});
  role.is_amount = counts_unit(document, quantity);
  if (role.is_amount) {
    role.is_size = quantity.kind == QuantityKind::kMeasure;
    role.measured = word_behind_of(document, reader, names, behind, clause.end);
    role.is_of_thing = !role.measured.empty();
    if (!role.is_of_thing) role.measured = words_beside(document, quantity, reader, names, clause);
    role.holders = holders_before(document, quantity, names, sentence, false);
    role.periods = times_in(document, clause);
  } else if (role.state.name.empty()) {
    role.holders = holders_before(document, quantity, names, sentence, true);
  }
  std::vector<Span> pieces = {clause};
  cut(pieces, quantity.span);
  cut(pieces, *quantity.counted);
  cut_sources(pieces, reading, clause);

  role.terms.language = document.article().language;
  for (const Span piece : pieces) {
    Terms terms = reader.read(text, piece, names, head);
    terms.possible |= role.terms.possible;
    role.terms = joined(terms, role.terms);
  }
  std::erase_if(role.terms.terms, [](const Term& term) { return term.kind != TermKind::kWord; });
  role.terms = scaled(std::move(role.terms), 1000);
  for (const Mention& mention : reading.mentions) {
    if (mention.type != EntityType::kPlace) continue;
    // Of people the whole sentence may say where.
    const bool near =
        role.state.name.empty()
            ? std::ranges::any_of(pieces, [&](Span piece) { return piece.overlaps(mention.span); })
            : sentence.contains(mention.span);
    const auto name = std::ranges::find(names, mention.span, &NamedSpan::span);
    if (!near || name == names.end()) continue;
    role.places.push_back(name->key);
    role.place_names.push_back(fold(document.text(mention.span)));
  }
  std::ranges::sort(role.places);
  role.year = year_of(reading, sentence);
  role.is_part =
      (quantity.counted->begin >= quantity.span.end &&
       is_inside(reading.quantities, quantity.counted->begin)) ||
      is_of_more(document, quantity, word_before(text, sentence.begin, quantity.span.begin));
  return role;
}

bool measure_alike(const FigureRole& first, const FigureRole& second) {
  if (!first.is_amount || !second.is_amount) return first.is_amount == second.is_amount;
  if (say_otherwise(first.holders, second.holders)) return false;
  if (say_otherwise(first.periods, second.periods)) return false;
  return std::ranges::any_of(first.measured, [&](const KeyedWord& word) {
    return std::ranges::find(second.measured, word.key, &KeyedWord::key) != second.measured.end();
  });
}

RoleMatch match_roles(const FigureRole& first, const FigureRole& second) {
  if (first.of != nullptr && first.of == second.of) return RoleMatch::kSame;
  if (first.is_part != second.is_part || !measure_alike(first, second)) return RoleMatch::kOther;
  if (first.year != 0 && second.year != 0 && first.year != second.year) return RoleMatch::kOther;
  // What one scored is not what another did.
  if (!first.is_amount && say_otherwise(first.holders, second.holders)) return RoleMatch::kOther;
  if (say_otherwise(first.places, second.places) && !are_in_one_place(first, second)) {
    return RoleMatch::kOther;
  }
  if (!first.state.name.empty() && !second.state.name.empty()) {
    return first.state.name == second.state.name ? RoleMatch::kSame : RoleMatch::kOther;
  }
  if (first.terms.empty() || second.terms.empty()) return RoleMatch::kUnknown;
  const Similarity likeness = compare_topic(first.terms, second.terms);
  const bool is_amount = first.is_amount && !have_common(first.holders, second.holders);
  // One fell 60 metres and another 700: nothing tells that it is one fall.
  if (is_amount && first.is_size && !(first.is_of_thing && second.is_of_thing)) {
    return RoleMatch::kUnknown;
  }
  if (likeness.likeness >= (is_amount ? kSameAmount : kSameRole)) {
    // What might be is held against what might be.
    return first.terms.possible == second.terms.possible ? RoleMatch::kSame : RoleMatch::kOther;
  }
  const bool abroad = first.terms.language != second.terms.language;
  const bool may_mean_the_same = has_unmapped(first.terms) && has_unmapped(second.terms);
  return abroad && may_mean_the_same ? RoleMatch::kUnknown : RoleMatch::kOther;
}

bool is_proportion(const ViewedDocument& document, const Quantity& quantity) {
  if (!quantity.counted) return false;
  const std::uint32_t end = quantity.counted->end;
  return std::ranges::any_of(document.reading().quantities, [&](const Quantity& other) {
    return !other.counted && other.span.begin > end && other.span.begin <= end + kShareGap &&
           document.text({end, other.span.begin}).find_first_of(",(;:[") == std::string_view::npos;
  });
}

}  // namespace sourcier
