// How a verb stands to what it reports: what is denied, doubted, or said not to have been said.
#include <algorithm>

#include "engine/reading/cue_finder.h"

namespace sourcier {
namespace {

// Whether a clause is told of what stands before, from `begin` on: "that …", "selon lesquelles …".
bool opens_told_clause(const ClauseWords& words, std::size_t at, std::size_t begin) {
  return words[at].has(kThat) ||
         (words[at].has(kRelative) && at > begin && words[at - 1].has(kPreposition));
}

}  // namespace

bool CueFinder::is_negated(const VerbGroup& group) const {
  return group.negations >= frames_.negation_words();
}

Stance CueFinder::stance_of(const VerbGroup& group) const {
  const bool negated = is_negated(group);
  switch (words_[group.head].polarity) {
    case Polarity::kRejects:
      return negated ? Stance::kNeither : Stance::kDenies;
    case Polarity::kDefends:
      if (is_reflexive(group)) return negated ? Stance::kNeither : Stance::kDenies;
      break;
    case Polarity::kDoubts:
      return negated ? Stance::kAsserts : Stance::kNeither;
    case Polarity::kBelieves:
      return negated ? Stance::kDenies : Stance::kAsserts;
    case Polarity::kPlain:
      break;
  }
  return negated ? Stance::kNeither : Stance::kAsserts;
}

// "rejected the offer", "dismissed the accusations": no clause says what is not so.
bool CueFinder::rejects_thing(const VerbGroup& group, const Cue& cue) const {
  if (group.verb != VerbClass::kVoices || cue.form != CueForm::kObject) return false;
  const std::size_t end = std::min(cue.content.end, words_.size());
  for (std::size_t i = cue.content.begin; i < end; ++i) {
    if (opens_told_clause(words_, i, cue.content.begin)) return false;
  }
  return true;
}

// "may say", "could announce"
bool CueFinder::may_be(const VerbGroup& group) const {
  for (std::size_t i = group.begin; i < group.head; ++i) {
    if (frames_.at(words_, i).kind == FrameClass::kPossible) return true;
  }
  return false;
}

// "If the minister says …", "Did the minister say …?", "Had the minister said …": nothing is said.
bool CueFinder::is_hypothetical(const Cue& cue) const {
  const bool is_nobodys = !cue.subject.empty() && words_[cue.subject.begin].has(kExpletive) &&
                          words_[cue.end - 1].state == State::kEither;
  if (is_nobodys) return true;  // "il n'est pas certain que"
  if (cue.subject.empty() || cue.subject.begin == 0 || cue.subject.begin > cue.begin) return false;
  const std::size_t before = cue.subject.begin - 1;
  const FrameClass kind = frames_.at(words_, before).kind;
  if (kind == FrameClass::kCondition) return true;
  // "ont cherché à savoir si elle disait que", but "Si le ministre assure que …, la maire en doute"
  const bool asks = kind == FrameClass::kWhether && before > 0 && words_[before - 1].is_word();
  if (asks) return true;
  return words_[before].has(kModal | kHave | kBe) && !words_[before].is_quotation() &&
         words_[before].mention == kNowhere && !has_words(before);
}

bool CueFinder::is_reflexive(const VerbGroup& group) const {
  const std::size_t first = group.begin == 0 ? 0 : group.begin - 1;
  return any_in(words_, {first, group.head},
                [](const ClauseWord& word) { return word.has(kReflexive); });
}

// "Le ministre n'a pas confirmé que …", "doubts that …": what is told is that it is left open, so
// that the whole sentence is the report.
void CueFinder::take_stance(const VerbGroup& group, Cue& cue) const {
  cue.stance = stance_of(group);
  const bool is_nobodys =
      !cue.subject.empty() && frames_.at(words_, cue.subject.begin).kind == FrameClass::kNobody;
  const bool is_vague = cue.stance == Stance::kDenies && rejects_thing(group, cue);
  if (is_nobodys || is_vague || may_be(group)) cue.stance = Stance::kNeither;
  // "« Le port ne fermera pas », a démenti la maire": her own words, which deny something else.
  if (cue.form == CueForm::kBehind && cue.stance == Stance::kDenies) cue.stance = Stance::kAsserts;
  if (cue.stance != Stance::kNeither) return;
  cue.form = CueForm::kRefusal;
  cue.content = {0, last()};
}

// "rejette les accusations selon lesquelles …", "rejects the notion that …": a claim is what a
// clause is told of.
bool CueFinder::rejects_claim(Cue& cue, std::size_t at) const {
  if (words_[cue.end - 1].polarity != Polarity::kRejects) return false;
  const Phrase claim = noun_phrase_at(words_, at);
  constexpr std::size_t kReach = 2;  // "selon lesquelles"
  if (claim.empty()) return false;
  for (std::size_t i = claim.end; i < std::min(words_.size(), claim.end + kReach); ++i) {
    if (!opens_told_clause(words_, i, claim.end)) continue;
    cue.form = CueForm::kObject;
    cue.has_object = true;
    return true;
  }
  return false;
}

}  // namespace sourcier
