// Cue circumstances: what of time, place and listeners stands between a cue and what it reports.
#include <algorithm>

#include "engine/reading/cue_finder.h"

namespace sourcier {
namespace {

// "a déclaré hier à Lyon à des journalistes, au cours d'un point de presse, que"
constexpr std::size_t kLongestCircumstance = 24;

}  // namespace

std::size_t CueFinder::quotation_from(std::size_t at, std::size_t reach) const {
  for (std::size_t i = at; i < std::min(words_.size(), at + reach); ++i) {
    if (words_[i].is_quotation()) return i;
    if (words_[i].is_mark(';') || words_[i].is_mark('.')) break;
  }
  return kNoWord;
}

std::size_t CueFinder::behind_circumstances(std::size_t at) const {
  std::size_t i = at;
  // "ne confirme | pas que", but "assure | n'avoir"
  const bool is_negated = i > 1 && words_[i - 2].has(kNegation);
  if (is_negated && i < words_.size() && words_[i].has(kNegation)) ++i;
  while (i < words_.size() && i < at + kLongestCircumstance) {
    const ClauseWord& word = words_[i];
    if (word.has(kThat) || word.is_quotation()) break;
    if (word.is_mark(',')) {
      const std::size_t behind = behind_aside(i);
      if (behind == i) break;
      i = behind;
    } else if (word.has(kBy) && i > at) {  // "dans un communiqué relayé | par l'agence Untel"
      const Phrase phrase = noun_phrase_at(words_, i + 1);
      if (phrase.empty()) break;
      i = phrase.end;
    } else if (const std::size_t behind = behind_channel(i); behind > i) {
      i = behind;
    } else if (word.has(kTo | kPreposition) && !begins_infinitive(i)) {
      const Phrase phrase = noun_phrase_at(words_, word.has(kDeterminer) ? i : i + 1);
      const bool day = phrase.empty() && i + 1 < words_.size() && words_[i + 1].has(kTimeWord);
      if (phrase.empty() && !day) break;
      i = day ? i + 2 : phrase.end;  // "on Monday"
    } else if ((word.has(kAdverb | kTimeWord | kObject) && !word.has(kDeterminer | kPronoun)) ||
               is_number_of_time(i)) {
      ++i;
    } else if (const std::size_t time = behind_determined_time(i); time > i) {
      i = time;  // "le 17 octobre", "la semaine dernière"
    } else if (begins_noun_phrase(word)) {
      // The listener: "told reporters that".
      const Phrase phrase = noun_phrase_at(words_, i);
      const std::size_t next = phrase.empty() ? words_.size() : phrase.end;
      // "announced the closure of a plant | that": of what has an object it is a relative clause.
      if (next < words_.size() && words_[next].has(kThat) && at > 0 &&
          has_objects(words_[at - 1].verb)) {
        break;
      }
      // "accused the mayor of having": the one accused.
      const bool infinitive =
          next + 1 < words_.size() && words_[next].has(kOf) && words_[next + 1].has(kHave | kBe);
      const bool clause = frames_.comma_clause() && next < words_.size() && opens_clause(next);
      const bool goes_on =
          next < words_.size() && (words_[next].has(kThat | kTimeWord) ||
                                   behind_determined_time(next) > next || infinitive || clause);
      if (!goes_on) break;
      i = next;
    } else {
      break;
    }
  }
  return i;
}

// Behind one phrase that tells of time, place or manner and is no object of the verb: "lors d'une
// conférence", "en substance", "une nouvelle fois"; `at` where none begins. By parts of speech.
std::size_t CueFinder::behind_phrase(std::size_t at) const {
  const Frame frame = frames_.at(words_, at);
  if (frame.kind == FrameClass::kCircumstance) {
    std::size_t end = frame.end;
    while (end < words_.size() && words_[end].part == PartOfSpeech::kAdj) ++end;
    return end;  // "d'un ton | ferme"
  }
  const ClauseWord& word = words_[at];
  if (word.state != State::kNone && at > 0 && words_[at - 1].verb != VerbClass::kNone)
    return at + 1;
  if (!word.is_word() || !word.is_tagged() || word.has(kThat | kRelative | kSubordinator))
    return at;
  if (word.part == PartOfSpeech::kAdv || word.has(kTimeWord) || is_number_of_time(at))
    return at + 1;
  const bool governed = word.part == PartOfSpeech::kAdp;
  std::size_t end = governed ? at + 1 : at;
  const auto is_part = [&](std::size_t i, PartOfSpeech part) {
    return i < words_.size() && words_[i].part == part;
  };
  const bool is_own = end < words_.size() && words_[end].has(kPossessive);  // "on | its website"
  if (is_own || is_part(end, PartOfSpeech::kDet) ||
      (governed && is_part(end, PartOfSpeech::kAdv))) {
    ++end;
  }
  bool has_noun = false;
  bool has_time = false;
  for (; end < words_.size() && words_[end].is_word(); ++end) {
    const ClauseWord& next = words_[end];
    // "à Brest | Paul Martin", but "sur la radio Untel"
    const bool begins_name = next.named == EntityType::kPerson && next.mention != kNowhere &&
                             next.mention != words_[end - 1].mention;
    if (has_noun && begins_name) break;
    // "dans un communiqué publié | lundi"
    const bool is_participle =
        governed && has_noun && next.part == PartOfSpeech::kVerb &&
        words_[end - 1].is_tagged_noun() && end + 1 < words_.size() &&
        (words_[end + 1].has(kTimeWord | kBy) || is_part(end + 1, PartOfSpeech::kAdp) ||
         is_part(end + 1, PartOfSpeech::kAdv));
    if (is_participle) continue;
    const bool is_noun = next.is_tagged_noun() || next.mention != kNowhere;
    if (!is_noun && next.part != PartOfSpeech::kAdj && next.part != PartOfSpeech::kNum) break;
    has_noun = has_noun || is_noun;
    has_time = has_time || next.has(kTimeWord);
  }
  // "two days | later", "quelques heures | plus tard"
  const bool counts = word.part == PartOfSpeech::kNum || word.has(kIndefinite | kNumberWord);
  if (!governed && !has_time && counts && has_noun && end < words_.size()) {
    // "un diplomate | auprès de l'AFP" counts nothing.
    if (frames_.at(words_, end).kind == FrameClass::kGivenTo) return at;
    const bool later = is_part(end, PartOfSpeech::kAdv) ||
                       frames_.at(words_, end).kind == FrameClass::kCircumstance;
    return later ? std::max(end + 1, frames_.at(words_, end).end) : at;
  }
  return has_noun && (governed || has_time) ? end : at;
}

// Behind all such phrases, and the commas around them.
std::size_t CueFinder::behind_phrases(std::size_t at) const {
  std::size_t i = at;
  while (i < words_.size() && i < at + kLongestCircumstance) {
    const std::size_t behind = words_[i].is_mark(',') ? i + 1 : behind_phrase(i);
    if (behind == i) break;
    i = behind;
  }
  return i;
}

// "a affirmé, lors d'une conférence de presse à Brest, | que": nothing but such phrases stands
// between a verb and its "that"; kNoWord where anything else does.
std::size_t CueFinder::that_behind_phrases(std::size_t at) const {
  const std::size_t that = behind_phrases(at);
  const bool is_that = that > at && that + 1 < words_.size() && words_[that].has(kThat) &&
                       words_[that].part != PartOfSpeech::kDet;
  // "en tant que président"
  return is_that && words_[that + 1].part != PartOfSpeech::kNoun ? that : kNoWord;
}

// "a confirmé | auprès de l'AFP | que", "a appris | de source policière | que".
std::size_t CueFinder::behind_channel(std::size_t at) const {
  const Frame frame = frames_.at(words_, at);
  const bool from_source = frame.kind == FrameClass::kFromSource;
  if (!from_source && frame.kind != FrameClass::kGivenTo) return at;
  return std::max(at, noun_phrase_at(words_, from_source ? frame.end - 1 : frame.end).end);
}

// "le 17 | octobre", "earlier this week |": a determiner and the first word of a time.
std::size_t CueFinder::behind_determined_time(std::size_t at) const {
  const std::size_t determiner = at < words_.size() && words_[at].has(kAdverb) ? at + 1 : at;
  if (determiner + 1 >= words_.size() || !words_[determiner].has(kDeterminer)) return at;
  return is_time(determiner + 1) ? determiner + 2 : at;
}

bool CueFinder::is_time(std::size_t at) const {
  if (words_[at].has(kTimeWord)) return !words_[at].has(kLatter);
  return words_[at].kind == WordKind::kNumber && at + 1 < words_.size() &&
         words_[at + 1].has(kTimeWord);
}

// "3 May", "octobre 2008"; "said 4,000 people had fled" counts what is reported.
bool CueFinder::is_number_of_time(std::size_t at) const {
  constexpr std::size_t kLongestYear = 4;  // Digits; "Tuesday 4,000 people" has a mark inside.
  if (words_[at].kind != WordKind::kNumber || words_[at].text.size() > kLongestYear) return false;
  return words_[at - 1].has(kTimeWord) || (at + 1 < words_.size() && words_[at + 1].has(kTimeWord));
}

bool CueFinder::begins_infinitive(std::size_t at) const {
  if (!words_[at].has(kInfinitive)) return false;
  if (at + 1 >= words_.size()) return true;
  const ClauseWord& next = words_[at + 1];
  return !next.has(kDeterminer) && next.mention == kNowhere && next.sense == NounSense::kNone;
}

std::size_t CueFinder::behind_aside(std::size_t at) const {
  for (std::size_t i = at + 1; i < std::min(words_.size(), at + kLongestAside); ++i) {
    if (words_[i].is_quotation()) break;
    if (!words_[i].is_mark(',')) continue;
    const bool infinitive =
        i + 2 < words_.size() && words_[i + 1].has(kOf | kTo) && words_[i + 2].is_tagged_verb();
    const bool goes_on = i + 1 < words_.size() &&
                         (words_[i + 1].has(kThat) || infinitive || words_[i + 1].is_quotation());
    return goes_on ? i + 1 : at;
  }
  return at + 1 < words_.size() && words_[at + 1].is_quotation() ? at + 1 : at;
}

bool CueFinder::is_only_circumstance(std::size_t begin, std::size_t end) const {
  if (begin >= end || !words_[end - 1].is_mark(',')) return false;
  if (behind_circumstances(begin) + 1 >= end) return true;
  const bool reports = any_in(words_, {begin, end}, [](const ClauseWord& word) {
    return word.is_quotation() || word.is_mark(';') || word.is_tagged_verb();
  });
  const bool tagged =
      any_in(words_, {begin, end}, [](const ClauseWord& w) { return w.is_tagged(); });
  return tagged && !reports && !words_[begin].is_mark(',');
}

}  // namespace sourcier
