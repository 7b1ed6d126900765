// Clause words: the words and marks of a sentence with what the language's rows say of each.
//
// Attributions are found on these rather than on Reading::tokens: a quoted passage is one word
// here, elided and inverted pronouns stand alone ("a-t-elle": a, elle), and a word knows the
// mention it belongs to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/media.h"
#include "engine/reading/quote_marks.h"
#include "engine/reading/reading.h"

namespace sourcier {

// What a word does in a sentence (languages/<tag>/word_classes.tsv names them alike).
enum ClauseClass : std::uint32_t {
  kDeterminer = 1U << 0,
  kIndefinite = 1U << 1,
  kPossessive = 1U << 2,
  kOf = 1U << 3,
  kTo = 1U << 4,
  kBy = 1U << 5,
  kPreposition = 1U << 6,
  kThat = 1U << 7,
  kRelative = 1U << 8,
  kAnd = 1U << 9,
  kBut = 1U << 10,
  kSubordinator = 1U << 11,
  kHave = 1U << 12,
  kBe = 1U << 13,
  kReflexive = 1U << 14,
  kNegation = 1U << 15,
  kAdverb = 1U << 16,
  kObject = 1U << 17,
  kTimeWord = 1U << 18,
  kInfinitive = 1U << 19,
  kTitle = 1U << 20,
  kExpletive = 1U << 21,
  kPronoun = 1U << 22,
  kAnyone = 1U << 23,
  kLatter = 1U << 24,
  kWhoever = 1U << 25,
  kFirstPerson = 1U << 26,
  kNumberWord = 1U << 27,
  kModal = 1U << 28,
  kRefer = 1U << 29,
  kThing = 1U << 30,
  kAddresses = 1U << 31,  // Of a verb: its listener follows without a preposition.
};

enum class VerbClass : std::uint8_t {
  kNone,
  kSays,
  kAnnounces,
  kAsks,
  kDenies,
  kConfirms,
  kMaintains,
  kThinks,
  kVoices,
  kHolds,
  kCounts,  // Nothing but a figure: "put the number at 12".
};

// How a verb stands to what it reports, beyond its class.
enum class Polarity : std::uint8_t {
  kPlain,
  kBelieves,  // Negated it holds the contrary: "does not believe that".
  kDoubts,    // Leaves it open, and holds it where negated: "doubts", "hides that".
  kRejects,   // Holds the contrary: "ruled out that".
  kDefends,   // The same of oneself: "se défend d'avoir".
};

// When an infinitive of saying behind a verb is what somebody says: "tient à préciser que".
enum class Leading : std::uint8_t {
  kNever,
  kAlways,
  kPast,     // "a voulu dire que", not "veut dire que".
  kNegated,  // "n'a pas manqué de dire que".
};

// A word that holds something behind a verb of being: "is convinced that".
enum class State : std::uint8_t {
  kNone,
  kPersonal,
  kEither,  // Nobody's where the subject may be nobody: "it is clear that".
};

// Where the number stands that a verb gives.
enum class Counting : std::uint8_t { kNone, kObject, kBehindPreposition };

enum VerbShape : std::uint8_t {
  kFinite = 1,
  kParticiple = 2,
  kGerund = 4,
  kBareInfinitive = 8,
};

enum class NounSense : std::uint8_t { kNone, kRole, kSource, kPasses };

// What a noun that is no office and no source stands for, where its language tells
// (languages/<tag>/noun_kinds.tsv).
enum class NounKind : std::uint8_t { kUnknown, kGroup, kWords, kThing };

enum class WordKind : std::uint8_t { kLetters, kNumber, kMark, kQuotation };

inline constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

struct ClauseWord {
  Span span;
  std::string text;  // Lower case; a mark as it stands.
  WordKind kind = WordKind::kLetters;
  bool is_capital = false;
  bool is_inverted = false;  // A pronoun behind its verb: "a-t-elle".
  bool is_plural = false;    // By the row of features.
  std::uint32_t classes = 0;
  std::uint8_t shapes = 0;
  PartOfSpeech part = PartOfSpeech::kX;  // Where the language has a trained tagger, else kX.
  bool is_inflected = false;             // Of a tagged noun: its form is not its lemma.
  bool is_preposed = false;              // Of an adjective: its noun stands behind it.
  VerbClass verb = VerbClass::kNone;
  Polarity polarity = Polarity::kPlain;
  Leading leads = Leading::kNever;
  bool goes_on = false;  // Of a verb: who spoke last goes on ("a ajouté").
  bool learns = false;   // Of a verb: it was learned from another ("a appris de source sûre").
  Counting counting = Counting::kNone;
  State state = State::kNone;
  bool reports_of = false;  // Of a verb: "accuse de …" says what is reported.
  Gender gender = Gender::kUnknown;
  Gender alone = Gender::kUnknown;  // Of "her" that is no "her company".
  NounSense sense = NounSense::kNone;
  SourceKind source = SourceKind::kPerson;
  NounKind noun = NounKind::kUnknown;
  bool is_generic = false;
  bool is_talk = false;                   // "interview": what is said there is an outlet's.
  bool is_press_work = false;             // "article": whoever publishes it is of the press.
  bool is_public = false;                 // "the press": all who listen, nobody who passes on.
  std::uint32_t mention = kNowhere;       // Into Reading::mentions.
  EntityType named = EntityType::kOther;  // The mention's type.
  std::uint32_t quoted = kNowhere;        // Into the article's quoted passages.
  bool reports = false;                   // Of a quotation: it begins with a verb of saying.

  bool has(std::uint32_t any_of) const { return (classes & any_of) != 0; }
  bool is_mark(char mark) const {
    return kind == WordKind::kMark && text.size() == 1 && text[0] == mark;
  }
  bool is_quotation() const { return kind == WordKind::kQuotation; }
  bool is_word() const { return kind == WordKind::kLetters || kind == WordKind::kNumber; }
  bool is_tagged() const { return part != PartOfSpeech::kX; }
  bool is_tagged_noun() const {
    return part == PartOfSpeech::kNoun || part == PartOfSpeech::kPropn;
  }
  bool is_tagged_verb() const { return part == PartOfSpeech::kVerb || part == PartOfSpeech::kAux; }
};

class ClauseLexicon;

// The words of one stretch of text. Reads mentions and tokens of `reading`; `quoted` is the
// article's.
class WordScanner {
 public:
  // All arguments must outlive the scanner.
  WordScanner(std::string_view text, const Reading& reading, const std::vector<Quoted>& quoted,
              const Language& language);

  // The words of `span`; a quoted passage that begins in it is one word.
  std::vector<ClauseWord> scan(Span span) const;
  // The same inside a quoted passage: marks within are marks.
  std::vector<ClauseWord> scan_inside(Span span) const;

 private:
  std::vector<ClauseWord> scan(Span span, bool whole_quotations) const;
  // Whether the marks stand round an outlet's name: "Laut der „Rundschau“".
  bool is_outlet_name(const Quoted& quoted) const;
  std::size_t add_word(std::size_t at, std::size_t end, std::vector<ClauseWord>& words) const;
  void push_letters(Span span, bool inverted, std::vector<ClauseWord>& words) const;
  bool begins_with_report(Span inside) const;
  void attach_mentions(std::vector<ClauseWord>& words) const;
  void attach_parts(std::vector<ClauseWord>& words) const;
  void attach_bounds(std::vector<ClauseWord>& words) const;
  void attach_phrases(std::vector<ClauseWord>& words) const;

  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const Reading& reading_;
  Media media_;
  const std::vector<Token>& tokens_;
  const std::vector<Quoted>& quoted_;
  const ClauseLexicon& lexicon_;
  bool is_tagged_ = false;
};

}  // namespace sourcier
