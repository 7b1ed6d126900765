// CueFinder: the search for cues, one article's words at a time. Internal to cues.
//
// cues.cc has the cues that frames make, according_cues.cc those of "selon X" among them;
// verb_cues.cc has those that verbs of saying make and as_cues.cc those of "as X said";
// count_cues.cc those of who gives a figure and passive_cues.cc those of verbs in the passive;
// reported_cues.cc has what stands behind such a verb and cue_circumstances.cc what lies between
// the two; cue_bounds.cc ends the content of each.
#pragma once

#include <optional>
#include <vector>

#include "engine/reading/cues.h"

namespace sourcier {

// Words of an aside between commas.
inline constexpr std::size_t kLongestAside = 16;
// How far behind its verb a quoted object may stand.
inline constexpr std::size_t kFarthestQuotation = 16;

inline bool is_number(const ClauseWord& word) {
  return word.kind == WordKind::kNumber || word.has(kNumberWord) || word.part == PartOfSpeech::kNum;
}

// "announced the closure", "denied wrongdoing": what it reports may be a noun phrase.
inline bool has_objects(VerbClass verb) {
  return verb == VerbClass::kAnnounces || verb == VerbClass::kConfirms ||
         verb == VerbClass::kDenies;
}

class CueFinder {
 public:
  CueFinder(const ClauseWords& words, const Frames& frames) : words_(words), frames_(frames) {}

  std::vector<Cue> find();

 private:
  void quotes_behind_colon();
  Phrase subject_before_colon(std::size_t colon) const;
  bool is_headed_by_somebody(Phrase phrase) const;
  std::size_t last() const;
  // Returns the word behind the cue that a frame makes at `at`, or `at`.
  std::size_t frame_at(std::size_t at);
  std::size_t according(std::size_t at, Frame frame);
  Phrase named_behind(Phrase source) const;
  bool begins_clause(Phrase content, std::size_t at) const;
  std::size_t according_behind(std::size_t at, std::size_t end);
  void go_on_behind(std::size_t at, std::size_t end, Cue& cue) const;
  bool gives_other_figure(std::size_t at) const;
  std::size_t emerges(std::size_t at, std::size_t end);
  std::size_t viewed(std::size_t at, std::size_t end);
  std::size_t from_source(std::size_t at, Frame frame);
  std::size_t described_end(Phrase source) const;
  bool names_someone(Phrase phrase) const;
  // Whether anything but a conjunction or an adverb stands in front of `at`.
  bool has_words(std::size_t at) const;
  // Behind the source and what is said of it up to the comma: "Selon X, citant Y, CONTENT".
  std::size_t behind_source(std::size_t at) const;
  // "cité par Y|", "citant Y|": behind what is cited at `at`, or `at`.
  std::size_t behind_cited(std::size_t at) const;
  // Where the clause that a cue without a comma closes begins; with a comma it is the sentence.
  std::size_t clause_begin(std::size_t at) const;
  std::size_t anaphoric(std::size_t at);
  // "This news was given by SOURCE".
  std::size_t news_from(std::size_t at, std::size_t end);
  std::size_t as_saying(std::size_t at, std::size_t end);
  std::size_t quotes_as_saying(std::size_t at, std::size_t end);
  bool takes_content(Cue& cue, std::size_t begin) const;
  std::size_t refusal(std::size_t at, std::size_t end);
  // "„…“, so SOURCE": no verb says it.
  std::size_t so_says(std::size_t at, std::size_t end);
  std::size_t verb_at(std::size_t at);
  std::optional<Cue> cue_of(const VerbGroup& group);
  bool is_negated(const VerbGroup& group) const;
  bool is_reflexive(const VerbGroup& group) const;
  bool rejects_thing(const VerbGroup& group, const Cue& cue) const;
  bool may_be(const VerbGroup& group) const;
  bool is_hypothetical(const Cue& cue) const;
  void end_before_main_clause(Cue& cue) const;
  Stance stance_of(const VerbGroup& group) const;
  void take_stance(const VerbGroup& group, Cue& cue) const;
  // "La fermeture a été annoncée par X", "claims that … were rejected by X".
  std::optional<Cue> told_by(const VerbGroup& group, Cue cue);
  Phrase agent_at(std::size_t at) const;
  std::optional<Cue> figure_by(const VerbGroup& group, Cue cue);
  std::size_t by_behind(std::size_t number) const;
  void add_figures_by(const Cue& first);
  bool rejects_claim(Cue& cue, std::size_t at) const;
  bool names_thing(Phrase subject) const;
  bool names_nobody(Phrase subject, const VerbGroup& group) const;
  bool tells_us(const VerbGroup& group) const;
  bool is_explained_by(const VerbGroup& group) const;
  // A participle that reports stands behind a comma or its preposition.
  bool is_after_pause(std::size_t at) const;
  // "qualifié de « … » par X", "attribué par X à « … »"; or "Et demandé que", the auxiliary shared.
  std::optional<Cue> without_auxiliary(const VerbGroup& group, Cue cue);
  // "Et la ministre de poursuivre : « … »"
  std::optional<Cue> narrative(const VerbGroup& group, Cue cue);
  bool follows_content(std::size_t at) const;
  // "…, a déclaré la ministre" and "…, a-t-elle déclaré".
  bool follows_apposition(std::size_t at) const;
  Phrase listener_at(std::size_t at) const;
  bool is_of_person(Phrase phrase) const;
  std::size_t behind_apposed_listener(Phrase listener) const;
  bool stands_behind(const VerbGroup& group, Cue& cue);
  // "« … », a lancé, sous les applaudissements, | Marc Delvaux".
  std::size_t behind_comma_aside(std::size_t at, const VerbGroup& group) const;
  std::size_t as_begin(std::size_t at) const;
  bool begins_as(std::size_t at) const;
  // A noun phrase behind the verb is its subject when it names one who can speak.
  bool is_speaker(Phrase phrase, const VerbGroup& group) const;
  bool closes_report(Phrase phrase, const VerbGroup& group) const;
  Phrase subject_of(std::size_t verb) const;
  Phrase plain_subject_of(std::size_t verb) const;
  Phrase behind_asked(Phrase found, std::size_t verb) const;
  bool follows_as_second(const VerbGroup& group, Phrase in_front) const;
  bool stands_between(const VerbGroup& group) const;
  bool give_subject(const VerbGroup& group, Cue& cue) const;
  void begin_behind_subject(Cue& cue) const;
  // "As the ministry said on Monday, …", "…, wie die Polizei mitteilte".
  bool says_as(Cue& cue) const;
  // "“…,” the minister said on Monday."
  bool stands_behind_subject(Cue& cue) const;
  bool stands_inside(Cue& cue) const;
  bool follows_circumstance(Cue& cue, std::size_t next) const;
  std::size_t quotation_from(std::size_t at, std::size_t reach) const;
  // What is said of time, place and listeners between the verb and what is reported.
  std::size_t behind_circumstances(std::size_t at) const;
  std::size_t behind_phrase(std::size_t at) const;
  std::size_t behind_phrases(std::size_t at) const;
  std::size_t that_behind_apposition(std::size_t comma) const;
  std::size_t that_behind_phrases(std::size_t at) const;
  Phrase behind_circumstance(const VerbGroup& group) const;
  Phrase without_medium(Phrase subject) const;
  Phrase without_circumstance(Phrase subject) const;
  bool is_time(std::size_t at) const;
  std::size_t behind_determined_time(std::size_t at) const;
  std::size_t behind_channel(std::size_t at) const;
  bool is_number_of_time(std::size_t at) const;
  // "to be", but not "to reporters".
  bool begins_infinitive(std::size_t at) const;
  // Behind the second comma of an aside, where the report goes on at once.
  std::size_t behind_aside(std::size_t at) const;
  bool opens_clause(std::size_t at) const;
  std::size_t behind_listener(std::size_t at) const;
  bool is_listener(std::size_t at) const;
  // Decides what a cue in front of its content reports; false where it reports nothing.
  bool reports(Cue& cue) const;
  bool answers_deed(Cue& cue, std::size_t at) const;
  bool accuses_of_deed(Cue& cue) const;
  bool reports_objects(VerbClass verb) const;
  bool is_far_object(std::size_t at, std::size_t quotation) const;
  bool holds_object(Cue& cue) const;
  bool voices_object(Cue& cue, std::size_t at) const;
  bool says_own(Cue& cue, std::size_t at) const;
  bool is_infinitive_clause(std::size_t at) const;
  // "said the plan was ready": a clause without its conjunction, where the language has that.
  bool says_without_that(Cue& cue, std::size_t at) const;
  bool is_long_report(Cue& cue, std::size_t at) const;
  std::size_t behind_aside_pronoun(std::size_t at) const;
  std::size_t behind_word_for_number(std::size_t at) const;
  std::size_t number_given(Counting counting, std::size_t at) const;
  bool counts(Cue& cue) const;
  std::size_t end_of_number_said(const Cue& cue) const;
  std::size_t figure_end(std::size_t number) const;
  std::size_t gapped_at(std::size_t at) const;
  void add_gapped(const Cue& first);
  std::size_t number_before_bracket(std::size_t at) const;
  // "12 morts (police)": a number's source stands in brackets behind it.
  std::size_t bracketed(std::size_t at);
  bool answers_without_that(std::size_t at) const;
  bool is_clause_from(Cue& cue, std::size_t at) const;
  // Whether nothing but time, place and listeners stands in words [begin, end), up to a comma.
  bool is_only_circumstance(std::size_t begin, std::size_t end) const;
  // Cuts the content of cue `i` where a later cue of the same rank begins.
  void bound(std::size_t i);
  void cut_at_colon(std::size_t i);
  bool goes_on_behind(std::size_t at) const;
  std::size_t before_gerund(std::size_t begin, std::size_t at) const;
  void begin_behind_contrast(Cue& cue) const;
  bool begin_behind_correction(Phrase& content) const;
  // Where the contrast begins that ends at `at`: "|, while | the police say"; else `at`.
  std::size_t contrast_begin(std::size_t at) const;

  const ClauseWords& words_;
  const Frames& frames_;
  std::vector<Cue> cues_;
};

}  // namespace sourcier
