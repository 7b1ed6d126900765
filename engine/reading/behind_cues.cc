// Cues that stand behind what they report: "…, said X", "…, X said".
#include <algorithm>

#include "engine/reading/cue_finder.h"
#include "engine/reading/subjects.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {

bool CueFinder::follows_content(std::size_t at) const {
  if (at == 0) return false;
  const ClauseWord& before = words_[at - 1];
  if (before.is_quotation()) return true;
  return before.kind == WordKind::kMark && !before.is_mark(':') && !before.is_mark('.') &&
         !before.is_mark('(') && !before.is_mark(')') && has_words(at);
}

// "The mayor, Anne Untel, | blames the management": somebody and no clause in front of the comma,
// who is the subject.
bool CueFinder::follows_apposition(std::size_t at) const {
  if (at < 2 || !words_[at].is_tagged() || has_main_verb(words_, 0, at)) return false;
  // A negation stands for a verb that the tagger has missed.
  const bool is_told = any_in(words_, {0, at}, [](const ClauseWord& word) {
    return word.is_quotation() || word.has(kNegation);
  });
  const Phrase front = noun_phrase_at(words_, 0);
  return !is_told && !front.empty() && is_headed_by_somebody(front);
}

// "à l'AFP | des responsables": an organisation by its name, and not what is of it.
Phrase CueFinder::listener_at(std::size_t at) const {
  Phrase listener = noun_phrase_at(words_, at);
  for (std::size_t i = listener.begin; i + 1 < listener.end; ++i) {
    const bool ends_name = words_[i].mention != kNowhere &&
                           words_[i].named == EntityType::kOrganisation &&
                           words_[i + 1].mention != words_[i].mention;
    if (ends_name && words_[i + 1].has(kOf) && words_[i + 1].has(kDeterminer)) listener.end = i + 1;
  }
  return listener;
}

// Whether a person or an office is in the phrase.
bool CueFinder::is_of_person(Phrase phrase) const {
  return any_in(words_, phrase, [](const ClauseWord& word) {
    return word.sense == NounSense::kRole || word.named == EntityType::kPerson;
  });
}

// "sur l'ORTM, | la télévision publique, | le colonel Untel": what the listener is called besides;
// kNoWord where there is no listener.
std::size_t CueFinder::behind_apposed_listener(Phrase listener) const {
  if (listener.empty()) return kNoWord;
  const std::size_t comma = listener.end;
  if (comma + 1 >= words_.size() || !words_[comma].is_mark(',')) return comma;
  const Phrase besides = noun_phrase_at(words_, comma + 1);
  const bool is_closed =
      !besides.empty() && besides.end + 1 < words_.size() && words_[besides.end].is_mark(',');
  return is_closed && !is_of_person(besides) ? besides.end + 1 : comma;
}

bool CueFinder::stands_behind(const VerbGroup& group, Cue& cue) {
  if (group.shape == kGerund) return false;
  const bool as = begins_as(group.begin);
  if (group.inverted == kNoWord && !follows_content(group.begin) && !as) return false;
  if (group.inverted == kNoWord && !as && follows_apposition(group.begin)) return false;
  Phrase subject =
      group.inverted == kNoWord ? Phrase{} : Phrase{group.inverted, group.inverted + 1};
  if (subject.empty()) subject = behind_circumstance(group);
  if (subject.empty()) {
    std::size_t at = group.end;
    while (at < words_.size() && words_[at].has(kAdverb | kTimeWord | kObject) &&
           !words_[at].has(kDeterminer) && words_[at].mention == kNowhere) {
      ++at;
    }
    // "avait promis dès dimanche | M. Untel"
    if (at + 1 < words_.size() && words_[at].has(kPreposition) && words_[at + 1].has(kTimeWord) &&
        words_[at].mention == kNowhere && !words_[at].has(kDeterminer)) {
      at += 2;
    }
    // "a annoncé dimanche 3 juillet la presse": the number of the day.
    if (at < words_.size() && at > group.end && words_[at].kind == WordKind::kNumber) {
      ++at;
      while (at < words_.size() && words_[at].has(kTimeWord)) ++at;
    }
    at = behind_comma_aside(at, group);
    // "… told X": whom it is told follows, never who tells.
    if (words_[group.head].has(kAddresses)) return false;
    if (at == group.end) at = behind_determined_time(at);
    // "a souligné à l'AFP M. Untel", "devant la presse la ministre": the listener in between.
    if (at < words_.size() && words_[at].has(kTo | kPreposition)) {
      const Phrase listener = listener_at(words_[at].has(kDeterminer) ? at : at + 1);
      const std::size_t behind = behind_apposed_listener(listener);
      if (behind < words_.size() && begins_noun_phrase(words_[behind])) at = behind;
    }
    if (at < words_.size() && words_[at].has(kTo) && words_[at].mention == kNowhere) return false;
    if (at < words_.size() && words_[at].part == PartOfSpeech::kSconj) return false;
    const bool pronoun = at < words_.size() && words_[at].has(kPronoun) && frames_.verb_second();
    if (pronoun) subject = {at, at + 1};  // "„…“, sagte er am Mittwoch"
    if (at < words_.size() && (!words_[at].has(kPronoun) || words_[at].has(kWhoever | kLatter))) {
      subject = noun_phrase_at(words_, at);
    }
    if (!pronoun && !is_speaker(subject, group)) return false;
    // "X, a senator, said the plan | was ready": it is the subject of the clause reported.
    const bool has_verb = subject.end < words_.size() && is_verb_but_gerund(words_[subject.end]);
    if (has_verb && !tagged_subject(words_, group.begin).empty()) return false;
  }
  subject = without_circumstance(subject);
  cue.form = CueForm::kBehind;
  cue.subject = subject;
  cue.is_unnamed = words_[subject.begin].has(kAnyone);
  cue.content = {0, as ? as_begin(group.begin) : group.begin};
  const bool is_aside = as && has_words(cue.content.end);
  if (is_aside && !begin_behind_correction(cue.content)) cue.form = CueForm::kAside;
  if (as && !is_aside) cue.content = {subject.end, last()};
  return true;
}

// "« … », a affirmé, lors d'une conférence de presse, | la ministre": one who can speak, behind
// phrases that tell how; empty where none stands there. Where a clause needs no "that" it might
// be the subject of one.
Phrase CueFinder::behind_circumstance(const VerbGroup& group) const {
  const std::size_t at = behind_phrases(group.end);
  if (frames_.that_less() || at == group.end || at >= words_.size()) return {};
  if (!begins_noun_phrase(words_[at]) || words_[at].has(kTo | kOf | kPronoun)) return {};
  Phrase subject = noun_phrase_at(words_, at);
  // "sur l'ORTM, la télévision publique, | le colonel Untel"
  const bool is_apposed = words_[at - 1].is_mark(',') && !is_of_person(subject) &&
                          subject.end + 1 < words_.size() && words_[subject.end].is_mark(',');
  const Phrase next = is_apposed ? noun_phrase_at(words_, subject.end + 1) : Phrase{};
  if (!next.empty() && is_of_person(next)) subject = next;
  // "…, a estimé lundi sur la radio Untel | que": what follows shows that he stood in front.
  const bool tells_more = subject.end < words_.size() && words_[subject.end].has(kThat);
  const bool speaks = !subject.empty() && names_someone(subject) && is_speaker(subject, group);
  return speaks && !tells_more ? subject : Phrase{};
}

// "The ministry | in a statement said", "the mayor | after the vote": where and when something is
// said is none of the speaker's.
Phrase CueFinder::without_medium(Phrase subject) const {
  for (std::size_t i = subject.begin + 1; i < subject.end; ++i) {
    if (words_[i].part != PartOfSpeech::kAdp || words_[i].has(kOf) || is_name(words_[i])) continue;
    const Phrase governed = noun_phrase_at(words_, i + 1);
    const bool is_medium = any_in(words_, governed, [](const ClauseWord& word) {
      return word.is_talk ||
             (word.sense == NounSense::kSource && word.source == SourceKind::kDocument);
    });
    if (is_medium || frames_.at(words_, i).kind == FrameClass::kWhen) return {subject.begin, i};
  }
  return subject;
}

// "le ministre | de son côté", "la maire | auprès de l'AFP": what tells how it was said is none of
// the speaker's.
Phrase CueFinder::without_circumstance(Phrase subject) const {
  for (std::size_t i = subject.begin + 1; i < subject.end; ++i) {
    const FrameClass kind = frames_.at(words_, i).kind;
    const bool tells_how = kind == FrameClass::kCircumstance || kind == FrameClass::kGivenTo;
    const bool is_adverb = words_[i].part == PartOfSpeech::kAdv && words_[i].mention == kNowhere;
    if (tells_how || is_adverb) return {subject.begin, i};
  }
  return subject;
}

std::size_t CueFinder::behind_comma_aside(std::size_t at, const VerbGroup& group) const {
  if (at >= words_.size() || !words_[at].is_mark(',') || !follows_content(group.begin)) return at;
  if (at + 2 >= words_.size()) return at;
  const bool one_word = words_[at + 1].is_word() && words_[at + 2].is_mark(',');  // ", amer,"
  if (!one_word && !words_[at + 1].has(kPreposition | kTo)) return at;
  for (std::size_t i = at + 1; i < std::min(words_.size(), at + kLongestAside); ++i) {
    if (words_[i].is_quotation()) break;
    if (words_[i].is_mark(',')) return i + 1;
  }
  return at;
}

bool CueFinder::is_speaker(Phrase phrase, const VerbGroup& group) const {
  if (phrase.empty()) return false;
  // "X, qui veut sauver le port, a promis | des aides": one verb is not that of several.
  const bool is_one = words_[group.begin].has(kHave) && !words_[group.begin].is_plural;
  if (is_one && words_[phrase.begin].is_plural && words_[phrase.begin].has(kDeterminer))
    return false;
  const bool after_quotation =
      group.begin > 0 && (words_[group.begin - 1].is_quotation() ||
                          (group.begin > 1 && words_[group.begin - 2].is_quotation()));
  for (std::size_t i = phrase.begin; i < std::min(phrase.end, phrase.begin + 4); ++i) {
    if (words_[i].has(kOf) && !words_[i].has(kDeterminer)) break;
    if (words_[i].mention != kNowhere) return true;
    if (words_[i].has(kWhoever)) return true;
    if (words_[i].sense == NounSense::kNone) continue;
    // "X, a port owner, denied | the report of Y": what is denied.
    const bool answers = group.verb == VerbClass::kDenies || group.verb == VerbClass::kConfirms;
    if (answers && words_[i].source == SourceKind::kDocument) return after_quotation;
    // "Trois soldats sont morts, annonce un communiqué", but "X, maire de Y, annonce un rapport".
    const bool tells = has_main_verb(words_, 0, group.begin);
    if (words_[i].source == SourceKind::kDocument && words_[i].is_tagged() && !after_quotation &&
        !tells && !tagged_subject(words_, group.begin).empty()) {
      return false;
    }
    return words_[i].source != SourceKind::kDocument || after_quotation || tells ||
           !words_[phrase.begin].has(kIndefinite);
  }
  return after_quotation || closes_report(phrase, group);
}

// "Three walkers were found, the wardens of the pass announced" with the verb first: behind a whole
// clause and its comma a definite plural that ends the sentence, whoever they are; and behind a
// verb that has no object, "a indiqué", whoever it is.
bool CueFinder::closes_report(Phrase phrase, const VerbGroup& group) const {
  const ClauseWord& first = words_[phrase.begin];
  if (group.begin == 0 || !words_[group.begin - 1].is_mark(',') || !first.has(kDeterminer))
    return false;
  const bool definite = !first.has(kIndefinite | kPossessive);
  const bool plural =
      definite && first.is_plural && phrase.end >= last() &&
      words_[group.begin].is_plural;  // It is their verb: "has announced the works".
  // "said the offer | of …": where no "that" is needed a clause of its own may begin.
  const bool closes =
      phrase.end >= last() ||
      (!frames_.that_less() && (words_[phrase.end].kind == WordKind::kMark ||
                                words_[phrase.end].has(kPreposition | kTo | kTimeWord)));
  // Not "a redit une nouvelle | fois".
  const bool is_noun = words_[phrase.end - 1].is_tagged_noun();
  const bool tells = group.verb == VerbClass::kSays && !first.is_plural && closes && is_noun;
  return (plural || tells) && has_main_verb(words_, 0, group.begin - 1);
}

bool CueFinder::stands_behind_subject(Cue& cue) const {
  if (!frames_.subject_first()) return false;
  if (cue.subject.empty()) return false;
  if (!follows_content(cue.subject.begin)) return stands_inside(cue);
  std::size_t next = behind_circumstances(cue.end);
  const std::size_t behind = behind_phrases(cue.end);
  if (behind > next && (behind >= words_.size() || words_[behind].is_mark('.'))) next = behind;
  bool closes = next >= words_.size() || words_[next].kind == WordKind::kMark ||
                words_[next].has(kPreposition | kSubordinator | kAnd | kBut) ||
                frames_.at(words_, next).kind == FrameClass::kQuoting;
  const bool quoted = words_[cue.subject.begin - 1].is_quotation() ||
                      (cue.subject.begin > 1 && words_[cue.subject.begin - 2].is_quotation());
  if (next < words_.size() && words_[next].is_mark(':')) return false;
  if (!quoted && words_[cue.end - 1].is_tagged() && !has_main_verb(words_, 0, cue.subject.begin)) {
    return follows_circumstance(cue, next);
  }
  const bool addressed = words_[cue.end - 1].has(kAddresses);
  if ((quoted || addressed) && next < words_.size() && begins_noun_phrase(words_[next])) {
    // "… told the newspaper."
    const std::size_t end = noun_phrase_at(words_, next).end;
    closes = end >= words_.size() || words_[end].kind == WordKind::kMark ||
             words_[end].has(kPreposition | kTimeWord | kBy);
  }
  if (quoted && next < words_.size() && !words_[next].has(kThat)) closes = true;
  // "…, Reuters has learned."
  const ClauseWord& teller = words_[cue.subject.end - 1];
  const bool is_outlets =
      words_[cue.end - 1].learns && is_name(teller) && teller.named == EntityType::kOrganisation;
  const bool reports_behind = cue.verb == VerbClass::kSays || cue.verb == VerbClass::kAnnounces ||
                              cue.verb == VerbClass::kConfirms || is_outlets;
  if (!closes || (!quoted && !reports_behind)) return false;
  if (!quoted && quotation_from(cue.end, kFarthestQuotation) != kNoWord) return false;
  cue.form = CueForm::kBehind;
  cue.content = {0, cue.subject.begin};
  return true;
}

// What stands in front of the comma has no verb. "The permit, his campaign said, | had been hard to
// get": the clause goes on; "In the end, she said, | nobody came": it begins; "Over lunch, he
// recalled …": it was a circumstance, and the report is yet to come.
bool CueFinder::follows_circumstance(Cue& cue, std::size_t next) const {
  if (next + 1 >= words_.size() || !words_[next].is_mark(',')) return false;
  cue.form = CueForm::kBehind;
  cue.content = {words_[next + 1].is_tagged_verb() ? 0 : next + 1, last()};
  return true;
}

// "But, he said, | it is a risk": a conjunction alone stands in front.
bool CueFinder::stands_inside(Cue& cue) const {
  if (cue.subject.begin == 0 || !words_[cue.subject.begin - 1].is_mark(',')) return false;
  if (has_words(cue.subject.begin) || cue.end + 1 >= words_.size()) return false;
  if (!words_[cue.end].is_mark(',')) return false;
  cue.form = CueForm::kBehind;
  cue.content = {cue.end + 1, last()};
  return true;
}

}  // namespace sourcier
