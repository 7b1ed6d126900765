// Frames: the phrases round which an attribution is built ("according to", "cited by").
//
// languages/<tag>/attribution_frames.tsv names a class for each phrase.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/reading/language.h"
#include "engine/reading/phrases.h"

namespace sourcier {

enum class FrameClass : std::uint8_t {
  kNone,
  kAccording,        // What follows is the source.
  kAccordingBehind,  // What stands before is the source: "dem Ministerium zufolge".
  kViewed,           // The same between a word that opens and a comma: "in X's view, …".
  kInView,           // As kAccording, at the beginning or behind a comma.
  kOpinion,          // As kAccording, but only for words in quotation marks or a person described.
  kQuoting,          // What stands before relays what follows.
  kQuotedBy,         // What follows relays what stands before.
  kAskedBy,          // What follows relays what the one asked answers.
  kFromSource,       // An unnamed source follows, itself included.
  kGivenTo,          // What follows is where the words appeared.
  kAsSays,           // "as … says": a clause that only names the source.
  kSoSays,           // The same without a verb of its own: "„…“, so die Ministerin".
  kNoComment,        // A refusal to comment.
  kAnonymity,        // On what terms somebody speaks: "asked not to be named".
  kThatIsWhat,       // The sentence before is what is reported.
  kNewsFrom,         // The same, and what follows is the source.
  kOwnOutlet,        // "our newspaper": the outlet of the article.
  kThrough,          // What follows passes on what is said, whatever it is.
  kBeside,           // What follows is no channel: "before", "about".
  kMeanwhile,        // What follows is another's: "…, while the police say".
  kAsSaying,         // "was quoted … as saying"
  kNamed,            // A title, a name or a term follows, not a quotation.
  kCircumstance,     // How or when something is said: "de son côté", "en substance".
  kWhen,             // A preposition whose phrase tells of the verb, not of a noun: "after".
  kIdiom,            // Holds a verb of saying and tells of nobody: "autrement dit".
  kNobody,           // A subject of which the verb does not hold: "nobody", "aucun".
  kPossible,         // Makes a report one that may be: "may say".
  kCondition,        // Opens a clause that is none yet: "if he says".
  kWhether,          // The same behind a verb; in front of its sentence it only grants: "si".
  kEmerges,          // A source follows, and its clause: "il ressort du rapport que".
  kIssuedBy,         // Behind a document, who it is from: "a letter from", "une lettre signée de".
  kContrast,         // Another's word follows up to the comma: "contrary to what …, …".
  kCorrection,       // What is not so follows: "closed, and not | open, as … claims".
};

struct Frame {
  FrameClass kind = FrameClass::kNone;
  std::size_t end = 0;  // The word behind the phrase.
};

class Frames {
 public:
  explicit Frames(const Language& language);

  // The longest phrase that begins at word `at`; of class kNone where none does.
  Frame at(const ClauseWords& words, std::size_t at) const;

  // The same; of a participle and "by" ("cité | par") also where adverbs, days or the terms on
  // which somebody speaks stand between them: "révélé mardi par", "cité sous couvert d'anonymat
  // par".
  Frame passed_at(const ClauseWords& words, std::size_t at) const;

  // languages/<tag>/clause_habits.tsv: "…, the minister said", "said the plan was ready", and
  // "asked for calm".
  bool subject_first() const { return subject_first_; }
  bool that_less() const { return that_less_; }
  // A comma opens the clause that is reported: "sagte, er sei krank".
  bool comma_clause() const { return comma_clause_; }
  bool object_reports() const { return object_reports_; }
  // The verb stands second, and behind a circumstance its subject follows it: "Am Freitag sagte
  // die Polizei, …".
  bool verb_second() const { return verb_second_; }
  // Adjectives and what else describes a noun stand in front of it.
  bool noun_last() const { return noun_last_; }
  // How many words a negation takes: "n'a pas dit" has two.
  int negation_words() const { return negation_words_; }

 private:
  Table table_;
  bool subject_first_ = false;
  bool that_less_ = false;
  bool comma_clause_ = false;
  bool object_reports_ = false;
  bool verb_second_ = false;
  bool noun_last_ = false;
  int negation_words_ = 1;
};

}  // namespace sourcier
