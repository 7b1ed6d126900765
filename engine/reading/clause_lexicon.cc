#include "engine/reading/clause_lexicon.h"

#include <algorithm>
#include <string>

#include "engine/base/named.h"
#include "engine/reading/number_bounds.h"

namespace sourcier {
namespace {

constexpr Named<std::uint32_t> kClassNames[] = {
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
};

std::uint32_t classes_of(std::string_view cell) {
  std::uint32_t classes = 0;
  while (!cell.empty()) {
    const std::string_view name = cell.substr(0, cell.find(' '));
    classes |= value_named(kClassNames, name).value_or(0);
    cell.remove_prefix(std::min(cell.size(), name.size() + 1));
  }
  return classes;
}

VerbClass verb_class_of(std::string_view cell) {
  constexpr Named<VerbClass> kNames[] = {
      {"holds", VerbClass::kHolds},         {"adds", VerbClass::kSays},
      {"accuses", VerbClass::kVoices},      {"says", VerbClass::kSays},
      {"announces", VerbClass::kAnnounces}, {"asks", VerbClass::kAsks},
      {"denies", VerbClass::kDenies},       {"confirms", VerbClass::kConfirms},
      {"maintains", VerbClass::kMaintains}, {"thinks", VerbClass::kThinks},
      {"voices", VerbClass::kVoices},       {"learns", VerbClass::kThinks},
      {"believes", VerbClass::kThinks},     {"doubts", VerbClass::kThinks},
      {"hides", VerbClass::kVoices},        {"rejects", VerbClass::kVoices},
      {"defends", VerbClass::kVoices},      {"holds_that", VerbClass::kThinks},
      {"is_that", VerbClass::kThinks},
  };
  return value_named(kNames, cell).value_or(VerbClass::kNone);
}

Polarity polarity_of(std::string_view cell) {
  constexpr Named<Polarity> kNames[] = {
      {"believes", Polarity::kBelieves}, {"doubts", Polarity::kDoubts},
      {"hides", Polarity::kDoubts},      {"rejects", Polarity::kRejects},
      {"denies", Polarity::kRejects},    {"defends", Polarity::kDefends},
  };
  return value_named(kNames, cell).value_or(Polarity::kPlain);
}

State state_of(std::string_view cell) {
  constexpr Named<State> kNames[] = {{"holds_that", State::kPersonal}, {"is_that", State::kEither}};
  return value_named(kNames, cell).value_or(State::kNone);
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
  constexpr Named<SourceKind> kNames[] = {
      {"agency", SourceKind::kAgency},           {"newspaper", SourceKind::kNewspaper},
      {"broadcaster", SourceKind::kBroadcaster}, {"organisation", SourceKind::kOrganisation},
      {"document", SourceKind::kDocument},       {"content", SourceKind::kDocument},
      {"anonymous", SourceKind::kAnonymous},
  };
  return value_named(kNames, cell).value_or(SourceKind::kPerson);
}

NounKind noun_kind_of(std::string_view cell) {
  constexpr Named<NounKind> kNames[] = {
      {"group", NounKind::kGroup}, {"words", NounKind::kWords}, {"thing", NounKind::kThing}};
  return value_named(kNames, cell).value_or(NounKind::kUnknown);
}

std::vector<std::string_view> first_cells(const Table& table) {
  std::vector<std::string_view> cells;
  for (std::size_t row = 0; row < table.rows(); ++row) cells.push_back(table.cell(row, 0));
  return cells;
}

bool ends_with_any(std::string_view text, const std::vector<std::string_view>& endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    return text.size() > ending.size() + 2 && text.ends_with(ending);
  });
}

}  // namespace

// Where in the features of a small word its gender stands that it has alone.
constexpr std::size_t kAloneFeature = 2;

ClauseLexicon::ClauseLexicon(const Language& language)
    : classes_(language.table("word_classes")),
      verbs_(language.table("saying_verbs")),
      roles_(language.table("role_nouns")),
      sources_(language.table("source_nouns")),
      noun_kinds_(language.table("noun_kinds")),
      counting_(language.table("counting_verbs")),
      phrases_(language.table("saying_phrases")),
      leading_(language.table("leading_verbs")),
      bounds_(language.table("bounds")),
      approximators_(language.table("approximators")),
      adjectives_first_(language.puts_adjectives_first()) {
  for (std::size_t row = 0; row < classes_.rows(); ++row) {
    const std::string_view features = classes_.cell(row, 2);
    class_rows_.push_back({.classes = classes_of(classes_.cell(row, 1)),
                           .gender = gender_of(features.substr(0, 1)),
                           .is_plural = features.size() > 1 && features[1] == 'p',
                           .alone = gender_of(features.substr(
                               std::min<std::size_t>(features.size(), kAloneFeature)))});
  }
  for (std::size_t row = 0; row < verbs_.rows(); ++row) {
    const std::string_view sense = verbs_.cell(row, 2);
    verb_rows_.push_back({.verb = verb_class_of(sense),
                          .shape = shape_of(verbs_.cell(row, 3)),
                          .polarity = polarity_of(sense),
                          .goes_on = sense == "adds",
                          .learns = sense == "learns",
                          .reports_of = sense == "accuses",
                          .state = state_of(sense)});
  }
  for (std::size_t row = 0; row < roles_.rows(); ++row)
    role_rows_.push_back({gender_of(roles_.cell(row, 1)), roles_.cell(row, 2) == "generic"});
  adverb_endings_ = first_cells(language.table("adverb_endings"));
  infinitive_endings_ = first_cells(language.table("infinitive_endings"));
}

bool ClauseLexicon::is_pronoun(std::string_view lowered) const {
  const std::size_t row = classes_.find(lowered);
  return row != Table::kNone && (class_rows_[row].classes & kPronoun) != 0;
}

Leading ClauseLexicon::leading(std::string_view lemma) const {
  constexpr Named<Leading> kNames[] = {
      {"plain", Leading::kAlways}, {"past", Leading::kPast}, {"negation", Leading::kNegated}};
  const std::size_t row = leading_.find(lemma);
  if (row == Table::kNone) return Leading::kNever;
  return value_named(kNames, leading_.cell(row, 1)).value_or(Leading::kNever);
}

std::size_t ClauseLexicon::describe_phrase(ClauseWords& words, std::size_t at) const {
  ClauseWord& word = words[at];
  std::size_t behind = at + 1;
  for (std::size_t row = phrases_.find(word.text); row != Table::kNone; row = phrases_.next(row)) {
    const std::size_t end = phrase_end(words, at + 1, phrases_.cell(row, 1));
    if (end < behind) continue;
    if (end > behind) word.shapes = 0;
    behind = end;
    word.verb = verb_class_of(phrases_.cell(row, 2));
    word.shapes |= shape_of(phrases_.cell(row, 3));
    word.reports_of = false;
    word.polarity = polarity_of(phrases_.cell(row, 2));
    word.goes_on = false;
    word.learns = false;
  }
  return behind;
}

std::size_t ClauseLexicon::bound_before(const ClauseWords& words, std::size_t at) const {
  std::string phrase;
  std::size_t longest = 0;
  for (std::size_t length = 1; length <= std::min(kLongestBound, at); ++length) {
    const ClauseWord& first = words[at - length];
    if (first.kind != WordKind::kLetters) break;
    phrase = first.text + (phrase.empty() ? "" : " ") + phrase;
    if (!first.has(kPreposition)) continue;
    const bool bounds =
        bounds_.find(phrase) != Table::kNone || approximators_.find(phrase) != Table::kNone;
    if (bounds) longest = length;
  }
  return longest;
}

void ClauseLexicon::describe(ClauseWord& word) const {
  if (const std::size_t row = classes_.find(word.text); row != Table::kNone) {
    word.classes = class_rows_[row].classes;
    word.gender = class_rows_[row].gender;
    word.is_plural = class_rows_[row].is_plural;
    word.alone = class_rows_[row].alone;
  }
  describe_verb(word);
  describe_noun(word);
  if (word.classes != 0 || word.verb != VerbClass::kNone || word.sense != NounSense::kNone) return;
  if (!word.is_capital && ends_with_any(word.text, adverb_endings_)) word.classes |= kAdverb;
}

void ClauseLexicon::refine(ClauseWord& word) const {
  word.is_preposed = adjectives_first_ && word.part == PartOfSpeech::kAdj;
  // "the family said", "a costly plan": what only ends like an adverb is what the tagger says.
  const bool by_ending = word.classes == kAdverb && classes_.find(word.text) == Table::kNone;
  if (by_ending && word.is_tagged() && word.part != PartOfSpeech::kAdv) word.classes = 0;
  // "les syndicats en revendiquent 3 000"
  if (word.has(kPreposition) && word.part == PartOfSpeech::kPron) word.classes = kObject;
  const bool unknown = word.classes == 0 && word.verb == VerbClass::kNone;
  if (unknown && word.part == PartOfSpeech::kVerb && ends_with_any(word.text, infinitive_endings_))
    word.shapes |= kBareInfinitive;
}

void ClauseLexicon::describe_verb(ClauseWord& word) const {
  for (std::size_t row = verbs_.find(word.text); row != Table::kNone; row = verbs_.next(row)) {
    const Verb& verb = verb_rows_[row];
    if (word.verb == VerbClass::kNone) word.verb = verb.verb;
    word.reports_of = word.reports_of || verb.reports_of;
    if (word.polarity == Polarity::kPlain) word.polarity = verb.polarity;
    word.goes_on = word.goes_on || verb.goes_on;
    word.learns = word.learns || verb.learns;
    if (word.state == State::kNone) word.state = verb.state;
    word.shapes |= verb.shape;
  }
  for (std::size_t row = counting_.find(word.text); row != Table::kNone;
       row = counting_.next(row)) {
    if (word.verb == VerbClass::kNone) word.verb = VerbClass::kCounts;
    if (word.verb == VerbClass::kCounts) word.shapes |= shape_of(counting_.cell(row, 3));
    word.counting =
        counting_.cell(row, 2) == "puts" ? Counting::kBehindPreposition : Counting::kObject;
  }
}

void ClauseLexicon::describe_noun(ClauseWord& word) const {
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
  const std::size_t row = role_of(word);
  if (row == Table::kNone) {
    const std::size_t kind = noun_kinds_.find(word.text);
    if (kind != Table::kNone) word.noun = noun_kind_of(noun_kinds_.cell(kind, 1));
    return;
  }
  word.sense = NounSense::kRole;
  word.source = SourceKind::kPerson;
  word.gender = role_rows_[row].gender;
  word.is_generic = role_rows_[row].is_generic;
}

std::size_t ClauseLexicon::role_of(ClauseWord& word) const {
  const std::string_view text = word.text;
  std::size_t row = roles_.find(text);
  // The plural of a role is no row of its own.
  if (row == Table::kNone && text.size() > 3 && text.back() == 's') {
    row = roles_.find(text.substr(0, text.size() - 1));
    word.is_plural = word.is_plural || row != Table::kNone;
  }
  // "ex-ministre" is a role as "ministre" is.
  if (row == Table::kNone && text.find('-') != std::string_view::npos)
    row = roles_.find(text.substr(text.find('-') + 1));
  return row;
}

}  // namespace sourcier
