#include "engine/reading/clause_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/reading/tagger.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 32> kClassNames{{
    {"determiner", kDeterminer},
    {"indefinite", kIndefinite},
    {"possessive", kPossessive},
    {"of", kOf},
    {"to", kTo},
    {"by", kBy},
    {"preposition", kPreposition},
    {"that", kThat},
    {"relative", kRelative},
    {"and", kAnd},
    {"but", kBut},
    {"subordinator", kSubordinator},
    {"have", kHave},
    {"be", kBe},
    {"reflexive", kReflexive},
    {"negation", kNegation},
    {"adverb", kAdverb},
    {"object", kObject},
    {"time", kTimeWord},
    {"infinitive", kInfinitive},
    {"title", kTitle},
    {"expletive", kExpletive},
    {"pronoun", kPronoun},
    {"anyone", kAnyone},
    {"latter", kLatter},
    {"whoever", kWhoever},
    {"speaker", kFirstPerson},
    {"number", kNumberWord},
    {"modal", kModal},
    {"refer", kRefer},
    {"thing", kThing},
    {"addresses", kAddresses},
}};

std::uint32_t classes_of(std::string_view cell) {
  std::uint32_t classes = 0;
  while (!cell.empty()) {
    const std::string_view name = cell.substr(0, cell.find(' '));
    for (const auto& [known, bit] : kClassNames) {
      if (name == known) classes |= bit;
    }
    cell.remove_prefix(std::min(cell.size(), name.size() + 1));
  }
  return classes;
}

VerbClass verb_class_of(std::string_view cell) {
  constexpr std::array<std::pair<std::string_view, VerbClass>, 11> kNames{{
      {"holds", VerbClass::kHolds},
      {"adds", VerbClass::kSays},
      {"accuses", VerbClass::kVoices},
      {"says", VerbClass::kSays},
      {"announces", VerbClass::kAnnounces},
      {"asks", VerbClass::kAsks},
      {"denies", VerbClass::kDenies},
      {"confirms", VerbClass::kConfirms},
      {"maintains", VerbClass::kMaintains},
      {"thinks", VerbClass::kThinks},
      {"voices", VerbClass::kVoices},
  }};
  for (const auto& [name, value] : kNames) {
    if (cell == name) return value;
  }
  return VerbClass::kNone;
}

std::uint8_t shape_of(std::string_view cell) {
  if (cell == "finite") return kFinite;
  if (cell == "participle") return kParticiple;
  if (cell == "gerund") return kGerund;
  return kBareInfinitive;
}

Gender gender_of(std::string_view cell) {
  if (cell == "m") return Gender::kMasculine;
  if (cell == "f") return Gender::kFeminine;
  return Gender::kUnknown;
}

SourceKind source_kind_of(std::string_view cell) {
  constexpr std::array<std::pair<std::string_view, SourceKind>, 7> kNames{{
      {"agency", SourceKind::kAgency},
      {"newspaper", SourceKind::kNewspaper},
      {"broadcaster", SourceKind::kBroadcaster},
      {"organisation", SourceKind::kOrganisation},
      {"document", SourceKind::kDocument},
      {"content", SourceKind::kDocument},
      {"anonymous", SourceKind::kAnonymous},
  }};
  for (const auto& [name, value] : kNames) {
    if (cell == name) return value;
  }
  return SourceKind::kPerson;
}

bool is_word_point(char32_t value) { return is_letter(value) || is_digit(value) || is_mark(value); }

}  // namespace

WordScanner::WordScanner(std::string_view text, const Reading& reading,
                         const std::vector<Quoted>& quoted, const Language& language)
    : text_(text),
      mentions_(reading.mentions),
      reading_(reading),
      media_(language),
      tokens_(reading.tokens),
      quoted_(quoted),
      classes_(language.table("word_classes")),
      verbs_(language.table("saying_verbs")),
      roles_(language.table("role_nouns")),
      sources_(language.table("source_nouns")),
      endings_(language.table("adverb_endings")),
      is_tagged_(language.made<Tagger>().is_trained()) {}

std::vector<ClauseWord> WordScanner::scan(Span span) const { return scan(span, true); }

std::vector<ClauseWord> WordScanner::scan_inside(Span span) const { return scan(span, false); }

std::vector<ClauseWord> WordScanner::scan(Span span, bool whole_quotations) const {
  std::vector<ClauseWord> words;
  auto quote = std::ranges::lower_bound(quoted_, span.begin, {},
                                        [](const Quoted& q) { return q.marks.begin; });
  for (std::size_t at = span.begin; at < span.end;) {
    while (quote != quoted_.end() && quote->marks.begin < at) ++quote;
    const bool opens = whole_quotations && quote != quoted_.end() && quote->marks.begin == at;
    if (opens && is_outlet_name(*quote)) {
      while (at < quote->inside.end)
        at = add_word(std::max<std::size_t>(at, quote->inside.begin), quote->inside.end, words);
      at = quote->marks.end;
      continue;
    }
    if (opens) {
      ClauseWord word;
      word.span = quote->marks;
      word.kind = WordKind::kQuotation;
      word.quoted = static_cast<std::uint32_t>(quote - quoted_.begin());
      word.reports = begins_with_report(quote->inside);
      words.push_back(std::move(word));
      at = quote->marks.end;
      continue;
    }
    at = add_word(at, span.end, words);
  }
  attach_mentions(words);
  if (is_tagged_) attach_parts(words);
  return words;
}

bool WordScanner::is_outlet_name(const Quoted& quoted) const {
  const auto mention = std::ranges::lower_bound(mentions_, quoted.inside.begin, {},
                                                [](const Mention& m) { return m.span.begin; });
  if (mention == mentions_.end() || mention->span != quoted.inside) return false;
  return is_outlet(media_.kind_of(reading_, mention->entity));
}

// One word, or one mark, or one blank passed over. Returns where the next begins.
std::size_t WordScanner::add_word(std::size_t at, std::size_t end,
                                  std::vector<ClauseWord>& words) const {
  const CodePoint first = code_point_at(text_, at);
  if (is_space(first.value)) return at + first.size;
  if (!is_word_point(first.value)) {
    // The point of "M." or of an initial belongs to the word.
    const bool abbreviates =
        first.value == U'.' && at + 1 < end && !words.empty() && words.back().span.end == at &&
        words.back().is_word() &&
        (words.back().has(kTitle) || (words.back().span.size() == 1 && words.back().is_capital));
    if (abbreviates) {
      words.back().span.end = static_cast<std::uint32_t>(at + 1);
    } else if (!is_apostrophe(first.value)) {
      ClauseWord word;
      word.span = span_at(at, first.size);
      word.kind = WordKind::kMark;
      word.text = std::string(slice(text_, word.span));
      words.push_back(std::move(word));
    }
    return at + first.size;
  }
  std::size_t stop = at;
  std::size_t hyphen = 0;  // The last one, in front of what may be an inverted pronoun.
  while (stop < end) {
    const CodePoint point = code_point_at(text_, stop);
    if (is_hyphen(point.value) && stop + point.size < end &&
        is_word_point(code_point_at(text_, stop + point.size).value)) {
      hyphen = stop;
    } else if ((point.value == U'.' || point.value == U',') && stop > at && stop + 1 < end &&
               is_digit(code_point_before(text_, stop).value) &&
               is_digit(code_point_at(text_, stop + 1).value)) {
      // "30.000", "3,5": a mark inside a number parts nothing.
    } else if (!is_word_point(point.value)) {
      break;
    }
    stop += point.size;
  }
  if (hyphen != 0) {
    const std::size_t pronoun = hyphen + code_point_at(text_, hyphen).size;
    const std::string tail = lower(text_.substr(pronoun, stop - pronoun));
    const std::size_t row = classes_.find(tail);
    if (row != Table::kNone && (classes_of(classes_.cell(row, 1)) & kPronoun) != 0) {
      std::size_t verb_end = hyphen;  // The "-t-" between is no word.
      if (verb_end >= at + 3 && text_.substr(verb_end - 2, 2) == "-t") verb_end -= 2;
      push_letters(span_of(at, verb_end), false, words);
      push_letters(span_of(pronoun, stop), true, words);
      return stop;
    }
  }
  push_letters(span_of(at, stop), false, words);
  return stop;
}

// "« a expliqué que …": a small letter, perhaps an auxiliary, and a verb of saying with its clause.
bool WordScanner::begins_with_report(Span inside) const {
  constexpr std::size_t kFirstWords = 5;
  if (!is_lower(code_point_at(text_, inside.begin).value)) return false;
  std::vector<ClauseWord> first;
  for (std::size_t at = inside.begin; at < inside.end && first.size() < kFirstWords;) {
    at = add_word(at, inside.end, first);
  }
  for (std::size_t i = 0; i + 1 < first.size(); ++i) {
    if (first[i].verb != VerbClass::kNone && first[i].shapes != 0) {
      return std::any_of(first.begin() + static_cast<std::ptrdiff_t>(i) + 1, first.end(),
                         [](const ClauseWord& word) { return word.has(kThat); });
    }
    if (!first[i].has(kHave | kBe | kAdverb | kObject | kNegation)) return false;
  }
  return false;
}

void WordScanner::push_letters(Span span, bool inverted, std::vector<ClauseWord>& words) const {
  ClauseWord word;
  word.span = span;
  const CodePoint first = code_point_at(text_, span.begin);
  word.kind = is_digit(first.value) ? WordKind::kNumber : WordKind::kLetters;
  word.is_capital = is_upper(first.value);
  word.text = lower(slice(text_, span));
  word.is_inverted = inverted;
  if (word.kind == WordKind::kLetters) describe(word);
  words.push_back(std::move(word));
}

void WordScanner::describe(ClauseWord& word) const {
  if (const std::size_t row = classes_.find(word.text); row != Table::kNone) {
    word.classes = classes_of(classes_.cell(row, 1));
    const std::string_view features = classes_.cell(row, 2);
    word.gender = gender_of(features.substr(0, 1));
    word.is_plural = features.size() > 1 && features[1] == 'p';
  }
  describe_verb(word);
  describe_noun(word);
  if (word.classes != 0 || word.verb != VerbClass::kNone || word.sense != NounSense::kNone) return;
  for (std::size_t row = 0; row < endings_.rows(); ++row) {
    const std::string_view ending = endings_.cell(row, 0);
    if (!word.is_capital && word.text.size() > ending.size() + 2 && word.text.ends_with(ending)) {
      word.classes |= kAdverb;
    }
  }
}

void WordScanner::describe_verb(ClauseWord& word) const {
  for (std::size_t row = verbs_.find(word.text); row != Table::kNone; row = verbs_.next(row)) {
    if (word.verb == VerbClass::kNone) word.verb = verb_class_of(verbs_.cell(row, 2));
    word.reports_of = word.reports_of || verbs_.cell(row, 2) == "accuses";
    word.goes_on = word.goes_on || verbs_.cell(row, 2) == "adds";
    word.shapes |= shape_of(verbs_.cell(row, 3));
  }
}

void WordScanner::describe_noun(ClauseWord& word) const {
  if (const std::size_t row = sources_.find(word.text); row != Table::kNone) {
    word.source = source_kind_of(sources_.cell(row, 1));
    word.gender = gender_of(sources_.cell(row, 2));
    const std::string_view reach = sources_.cell(row, 3);
    word.sense = reach == "passes" ? NounSense::kPasses : NounSense::kSource;
    word.is_press_work = reach == "press";
    word.is_generic = reach == "generic" || word.is_press_work;
    word.is_public = reach == "public";
    word.is_talk = reach == "talk";
    return;
  }
  std::size_t row = roles_.find(word.text);
  // The plural of a role is no row of its own.
  if (row == Table::kNone && word.text.size() > 3 && word.text.back() == 's') {
    row = roles_.find(std::string_view(word.text).substr(0, word.text.size() - 1));
    word.is_plural = word.is_plural || row != Table::kNone;
  }
  // "ex-ministre" is a role as "ministre" is.
  if (row == Table::kNone && word.text.find('-') != std::string::npos) {
    row = roles_.find(std::string_view(word.text).substr(word.text.find('-') + 1));
  }
  if (row == Table::kNone) return;
  word.sense = NounSense::kRole;
  word.source = SourceKind::kPerson;
  word.gender = gender_of(roles_.cell(row, 1));
  word.is_generic = roles_.cell(row, 2) == "generic";
}

void WordScanner::attach_mentions(std::vector<ClauseWord>& words) const {
  if (words.empty()) return;
  auto mention = std::ranges::lower_bound(mentions_, words.front().span.begin, {},
                                          [](const Mention& m) { return m.span.end; });
  for (ClauseWord& word : words) {
    while (mention != mentions_.end() && mention->span.end <= word.span.begin) ++mention;
    if (mention == mentions_.end()) return;
    if (mention->span.overlaps(word.span) && word.is_word()) {
      word.mention = static_cast<std::uint32_t>(mention - mentions_.begin());
      word.named = mention->type;
    }
  }
}

// A clause word has the part of the first token that reaches into it.
void WordScanner::attach_parts(std::vector<ClauseWord>& words) const {
  if (words.empty()) return;
  auto token = std::ranges::lower_bound(tokens_, words.front().span.begin, {},
                                        [](const Token& t) { return t.span.end; });
  for (ClauseWord& word : words) {
    while (token != tokens_.end() && token->span.end <= word.span.begin) ++token;
    if (token == tokens_.end()) return;
    if (word.is_word() && token->span.begin < word.span.end) word.part = token->part;
  }
}

}  // namespace sourcier
