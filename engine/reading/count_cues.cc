// Count cues: who gives a figure. "La police parle de 1 200 manifestants, les syndicats de 3 000",
// "police put the number at 1,200".
#include <algorithm>

#include "engine/reading/cue_finder.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {
namespace {

// Words from the verb to its number: "put the number of those who marched at | 1,200".
constexpr std::size_t kFarthestNumber = 12;
// "recense actuellement | 12 morts": between a verb and the number that is its object.
constexpr std::size_t kNearNumber = 3;

bool leads_to_number(const ClauseWord& word) { return word.has(kPreposition | kTo | kOf); }

}  // namespace

// "la CGT parle, | elle, | de 12", "évoque | de son côté | 12".
std::size_t CueFinder::behind_aside_pronoun(std::size_t at) const {
  const bool is_aside = at + 2 < words_.size() && words_[at].is_mark(',') &&
                        words_[at + 1].has(kPronoun) && words_[at + 2].is_mark(',');
  if (is_aside) return at + 3;
  const Frame frame = frames_.at(words_, at);
  return frame.kind == FrameClass::kCircumstance ? frame.end : at;
}

// "le chiffre de | 12", "un bilan de | 12": a noun that the number is the value of.
std::size_t CueFinder::behind_word_for_number(std::size_t at) const {
  while (at < words_.size() && words_[at].part == PartOfSpeech::kAdv) ++at;
  const bool is_one = at + 3 < words_.size() && words_[at].has(kDeterminer) &&
                      words_[at + 1].is_tagged_noun() && words_[at + 2].has(kOf);
  return is_one ? at + 3 : at;
}

// The number that the verb which ends at `at` gives, or kNoWord.
std::size_t CueFinder::number_given(Counting counting, std::size_t at) const {
  // "parle | de 1 200", but "parle | de son enfance à 12 amis", "put | out the fire at 12 homes".
  const bool near = counting == Counting::kObject ||
                    (at < words_.size() &&
                     (leads_to_number(words_[at]) || words_[at].part == PartOfSpeech::kAdp));
  // "avance, elle, | 12 morts", "avance de son côté | le chiffre de | 12"
  at = behind_aside_pronoun(at);
  if (counting == Counting::kObject) {
    const std::size_t value = behind_word_for_number(at);
    // "un bilan d'« au moins 19 morts »"
    if (value > at && words_[value].is_quotation()) return value;
    at = value;
  }
  const std::size_t reach = near ? kNearNumber : kFarthestNumber;
  for (std::size_t i = at; i < std::min(words_.size(), at + reach); ++i) {
    const ClauseWord& word = words_[i];
    if (word.is_mark('$')) continue;  // Other currencies are words.
    // "puts the toll higher, | at 68"
    const bool is_led_on = word.is_mark(',') && counting != Counting::kObject &&
                           i + 1 < words_.size() && leads_to_number(words_[i + 1]);
    if (is_led_on) continue;
    if (!word.is_word() || word.has(kThat | kRelative)) return kNoWord;
    if (counting == Counting::kObject && word.has(kPossessive)) return kNoWord;
    if (word.is_tagged_verb() && !is_number(word)) return kNoWord;
    if (!is_number(word)) continue;
    // "at | at least 12", "de | plus de 12": the bound stands between.
    std::size_t first = i;
    while (first > at &&
           (words_[first - 1].has(kDeterminer | kAdverb) || words_[first - 1].is_mark('$'))) {
      --first;
    }
    const bool led = first > at && leads_to_number(words_[first - 1]);
    if (counting == Counting::kObject || led || leads_to_number(words_[at])) return i;
  }
  return kNoWord;
}

// Whether the cue's verb gives a figure; its content is what follows up to a comma.
bool CueFinder::counts(Cue& cue) const {
  const Counting counting = words_[cue.end - 1].counting;
  const std::size_t number =
      counting == Counting::kNone ? kNoWord : number_given(counting, cue.end);
  const std::size_t end = number == kNoWord ? end_of_number_said(cue) : figure_end(number);
  if (end == kNoWord) return false;
  cue.form = CueForm::kObject;
  cue.has_object = true;
  cue.content = {cue.end, end};
  return true;
}

// "the union claims 80 %; the port | says 30 %", "the council | estimates 12 million": a number
// alone, up to a mark: where it ends, or kNoWord. "said two days later" tells when.
std::size_t CueFinder::end_of_number_said(const Cue& cue) const {
  const bool may_say = frames_.that_less() && cue.verb == VerbClass::kSays &&
                       !words_[cue.end - 1].has(kAddresses);  // "told 9to5Mac"
  const bool may_give = may_say || words_[cue.end - 1].counting != Counting::kNone;
  if (!may_give || cue.end >= last()) return kNoWord;
  const std::size_t number = cue.end + (words_[cue.end].is_mark('$') ? 1 : 0);
  if (number >= last() || words_[number].kind != WordKind::kNumber) return kNoWord;
  if (words_[number].mention != kNowhere) return kNoWord;
  if (is_number_of_time(number)) return kNoWord;
  const std::size_t end = figure_end(number);
  if (end < last() && words_[end].kind != WordKind::kMark) return kNoWord;
  const bool is_other = any_in(words_, {number, end}, [](const ClauseWord& word) {
    return word.is_tagged_verb() || word.part == PartOfSpeech::kAdv ||
           word.has(kTimeWord | kPreposition | kTo | kOf);
  });
  return is_other ? kNoWord : end;
}

// Where the clause of the number ends: at a mark, or where another's figure begins.
std::size_t CueFinder::figure_end(std::size_t number) const {
  std::size_t end = number + 1;
  for (; end < last(); ++end) {
    const ClauseWord& word = words_[end];
    if (word.kind == WordKind::kMark && !word.is_mark('%')) break;
    if (gapped_at(end) != kNoWord) break;
  }
  return end;
}

// "…, les syndicats | de 3 000", "… and organisers | at 3,000": behind a comma or "and" one who may
// speak and at once a number. Where the number's phrase begins, or kNoWord.
std::size_t CueFinder::gapped_at(std::size_t at) const {
  if (at + 2 >= words_.size() || !(words_[at].is_mark(',') || words_[at].has(kAnd | kBut)))
    return kNoWord;
  std::size_t begin = at + 1;
  if (words_[begin].has(kAnd | kBut)) ++begin;
  std::size_t end = begin;
  bool may_speak = false;
  for (; end < words_.size() && end < begin + kNearNumber + 1; ++end) {
    const ClauseWord& word = words_[end];
    if (!word.is_word() || is_number(word) || leads_to_number(word)) break;
    if (word.is_tagged_verb()) return kNoWord;  // "while organisers said | 3,000 came"
    const bool source = word.sense != NounSense::kNone && word.source != SourceKind::kDocument;
    may_speak = may_speak || source || word.mention != kNowhere;
  }
  if (!may_speak || end >= words_.size()) return kNoWord;
  const std::size_t number = leads_to_number(words_[end]) ? end + 1 : end;
  return number < words_.size() && is_number(words_[number]) ? end : kNoWord;
}

// The figures that others give behind the one just found, its verb left out.
void CueFinder::add_gapped(const Cue& first) {
  Cue cue = first;
  for (;;) {
    const std::size_t at = cue.content.end;
    const std::size_t number = gapped_at(at);
    if (number == kNoWord) return;
    const std::size_t begin = words_[at + 1].has(kAnd | kBut) ? at + 2 : at + 1;
    cue.subject = {begin, number};
    cue.begin = number;
    cue.end = number;
    cue.shares_subject = false;
    cue.content = {number, figure_end(number)};
    cues_.push_back(cue);
  }
}

// The number whose phrase ends at `at`: "entre | 300 (police)", "300 manifestants (police)".
std::size_t CueFinder::number_before_bracket(std::size_t at) const {
  for (std::size_t i = at; i > 0 && i + kNearNumber + 1 > at; --i) {
    const ClauseWord& word = words_[i - 1];
    if (is_number(word)) {
      std::size_t first = i - 1;
      while (first > 0 && is_number(words_[first - 1])) --first;  // "1 000"
      return first;
    }
    if (!word.is_word() || word.is_tagged_verb() || word.mention != kNowhere) break;
  }
  return kNoWord;
}

std::size_t CueFinder::bracketed(std::size_t at) {
  if (!words_[at].is_mark('(')) return at;
  const std::size_t number = number_before_bracket(at);
  const Phrase source = noun_phrase_at(words_, at + 1);
  const bool fills = !source.empty() && source.begin == at + 1 && source.end < words_.size() &&
                     words_[source.end].is_mark(')');
  if (number == kNoWord || !fills) return at;
  // Names are their source behind the bare number alone: "12 députés (PS)" are of that party.
  const bool bare = is_number(words_[at - 1]);
  const bool may_speak = any_in(words_, source, [&](const ClauseWord& word) {
    const bool body = word.sense == NounSense::kSource && word.source == SourceKind::kOrganisation;
    return body || (bare && word.mention != kNowhere && word.named == EntityType::kOrganisation);
  });
  if (!may_speak) return at;
  Cue cue;
  cue.form = CueForm::kAccording;
  cue.begin = at;
  cue.end = at;
  cue.verb = VerbClass::kSays;
  cue.subject = source;
  cue.content = {number, at};
  cues_.push_back(cue);
  return source.end + 1;
}

}  // namespace sourcier
