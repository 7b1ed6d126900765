#include "engine/reading/speech.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/reading/inherited_relays.h"
#include "engine/reading/quoted_words.h"
#include "engine/reading/spoken.h"
#include "engine/reading/subjects.h"
#include "engine/reading/talks.h"
#include "engine/reading/verb_groups.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kShortestReport = 3;  // Words: less is a phrase and no reported clause.
// Fewer words in marks, "« promet »", are one that the writer keeps at a distance.
constexpr std::size_t kShortestOwnClause = 3;

std::vector<Hop> hops_of(const Chain& chain) {
  std::vector<Hop> hops;
  for (const Referent& referent : chain)
    hops.push_back(hop_of(referent, &referent == &chain.back()));
  return hops;
}

Speaker speaker_of(const Referent& referent) {
  return {referent.name, referent.entity, referent.mention};
}

class SpeechReader {
 public:
  SpeechReader(const Article& article, const Reading& reading, const Language& language)
      : text_(article.text),
        quoted_(find_quoted(article.text, language)),
        scanner_(article.text, reading, quoted_, language),
        units_(make_units(article, reading.sentences, quoted_, scanner_)),
        frames_(language),
        referents_(article, reading, language, units_),
        chains_(reading, frames_, referents_),
        finder_(frames_, chains_, referents_) {}

  Speech read() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      read_unit(i);
      referents_.note_unit(units_[i]);
    }
    for (Quotation& quotation : speech_.quotations) {
      // What is told of another day is told in the reporter's words.
      if (quotation.kind != QuotationKind::kIndirect) talks_.pass_on(quotation.chain);
    }
    sort();
    return std::move(speech_);
  }

 private:
  void read_unit(std::size_t index) {
    const ClauseWords& words = units_[index].words;
    std::vector<Spoken> spoken = finder_.find(words, index);
    relays_.pass_on(spoken, index);
    for (const Spoken& each : spoken) talks_.note(each.chains.front(), each.speaker);
    note_leading_talk(words, index);
    quoted_here_ = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].is_quotation()) read_quotation(words, i, spoken, index);
    }
    for (const Spoken& each : spoken) {
      add_indirect(words, each);
      add_attributions(words, each, index);
    }
    remember(spoken, index);
  }

  // "In an interview with Z on Monday, X rules that out": what X says elsewhere is of it.
  void note_leading_talk(const ClauseWords& words, std::size_t index) {
    if (words.empty() || !words.front().has(kPreposition)) return;
    std::size_t comma = 0;
    while (comma < words.size() && words[comma].is_word()) ++comma;
    if (comma + 1 >= words.size() || !words[comma].is_mark(',')) return;
    const bool talks =
        any_in(words, {0, comma}, [](const ClauseWord& word) { return word.is_talk; });
    if (!talks) return;
    const auto speaker = referents_.resolve(words, noun_phrase_at(words, comma + 1), index);
    if (speaker) talks_.note(chains_.relays_in(words, 0, comma, {}, index), *speaker);
  }

  void remember(const std::vector<Spoken>& spoken, std::size_t index) {
    relays_.note(spoken, index);
    const Spoken* main = nullptr;
    for (const Spoken& each : spoken) {
      if (!is_medium(each.chains.front().back()) || main == nullptr) main = &each;
    }
    if (quoted_here_ || main == nullptr) return;
    said_chain_ = main->chains.front();
    said_by_ = main->speaker;
    said_unit_ = index;
  }

  // "X said the first readings showed “no risk”": the words in marks are X's, for readings say
  // nothing, nor does who learns of something.
  static bool is_said_by_its_own(const ClauseWords& words, const Spoken& spoken) {
    const bool learns = spoken.cue.end > 0 && words[spoken.cue.end - 1].learns;
    if (learns || !spoken.speaks()) return false;
    const Phrase subject = spoken.cue.subject;
    if (spoken.speaker.entity || subject.empty()) return true;
    if (subject.end == subject.begin + 1 && words[subject.begin].has(kPronoun)) return true;
    return any_in(words, subject,
                  [](const ClauseWord& word) { return word.sense != NounSense::kNone; });
  }

  // The cue whose content holds word `i` most narrowly.
  Spoken* governing(const ClauseWords& words, std::vector<Spoken>& spoken, std::size_t i) const {
    Spoken* best = nullptr;
    for (Spoken& each : spoken) {
      const Phrase content = each.cue.content;
      if (i < content.begin || i >= content.end) continue;
      const std::size_t size = content.end - content.begin;
      if (best == nullptr || size < best->cue.content.end - best->cue.content.begin) best = &each;
    }
    // "“…”, X said, and there was “…”, Y reported": X's, which Y reports.
    if (best != nullptr && best->cue.form == CueForm::kBehind && is_medium(best->speaker)) {
      for (Spoken& each : spoken) {
        const bool is_inner = each.parent != kNoParent && &spoken[each.parent] == best;
        if (is_inner && each.cue.form == CueForm::kBehind && each.cue.end <= i) best = &each;
      }
    }
    for (std::size_t n = 0; n < kLongestChain && best != nullptr; ++n) {
      if (best->parent == kNoParent || is_said_by_its_own(words, *best)) break;
      best = &spoken[best->parent];
    }
    return best;
  }

  void read_quotation(const ClauseWords& words, std::size_t i, std::vector<Spoken>& spoken,
                      std::size_t index) {
    const Quoted& quoted = quoted_[words[i].quoted];
    const QuotedShape shape = shape_of(text_, words, i, quoted.inside, frames_);
    if (shape.is_named) return;
    if (Spoken* cue = governing(words, spoken, i)) {
      if (is_scare_quote(words, i, cue->cue, shape)) return;
      cue->holds_quotation = true;
      std::size_t outer = cue->parent;
      for (std::size_t n = 0; n < kLongestChain && outer != kNoParent; ++n) {
        spoken[outer].holds_quotation = true;
        outer = spoken[outer].parent;
      }
      const Span span = span_of(words, {cue->cue.begin, cue->cue.end});
      add_quotation(quoted.inside, shape, cue->chains.front(), cue->speaker, span, index);
      return;
    }
    if (read_inner_cue(quoted, shape, index)) return;
    if (read_own_verb(words, i, quoted, shape, index)) return;
    if (read_unresolved(words, i, quoted, shape)) return;
    for (std::size_t k = spoken.size(); k-- > 0;) {
      const Cue& cue = spoken[k].cue;
      if (cue.form != CueForm::kBehind || cue.end > i) continue;
      const Span span = span_of(words, {cue.begin, cue.end});
      add_quotation(quoted.inside, shape, spoken[k].chains.front(), spoken[k].speaker, span, index);
      return;
    }
    if (read_announced(words, i, quoted, shape, index)) return;
    read_continuation(words, i, quoted, shape, index);
  }

  // "« Nous protestons » : la ministre Unetelle a réagi": the words, a colon, and who is named.
  bool read_announced(const ClauseWords& words, std::size_t i, const Quoted& quoted,
                      const QuotedShape& shape, std::size_t index) {
    if (i != 0 || !shape.is_clause || words.size() < 4 || !words[1].is_mark(':')) return false;
    const Phrase phrase = noun_phrase_at(words, 2);
    if (phrase.empty() || phrase.end >= words.size()) return false;
    if (!words[phrase.end].is_tagged_verb()) return false;
    const std::vector<Chain> chains = chains_.of_phrase(words, phrase, index);
    if (chains.empty() || !chains.front().back().entity) return false;
    if (chains.front().back().kind != SourceKind::kPerson) return false;
    referents_.note_speaker(chains.front().back());
    add_quotation(quoted.inside, shape, chains.front(), chains.front().back(), std::nullopt, index);
    return true;
  }

  // "« … », a-t-il dit", and nobody whom the pronoun could mean: a quotation without a speaker.
  bool read_unresolved(const ClauseWords& words, std::size_t i, const Quoted& quoted,
                       const QuotedShape& shape) {
    for (const Cue& cue : finder_.unresolved()) {
      if (i < cue.content.begin || i >= cue.content.end) continue;
      Quotation quotation;
      quotation.span = quoted.inside;
      quotation.kind = shape.is_clause ? QuotationKind::kDirect : QuotationKind::kMixed;
      quotation.cue = span_of(words, {cue.begin, cue.end});
      speech_.quotations.push_back(std::move(quotation));
      return true;
    }
    return false;
  }

  // "« Nous partons, a dit la ministre. Demain. »": the cue stands inside the marks.
  bool read_inner_cue(const Quoted& quoted, const QuotedShape& shape, std::size_t index) {
    if (!shape.is_clause) return false;
    const ClauseWords inside = scanner_.scan_inside(quoted.inside);
    for (const Cue& cue : find_cues(inside, frames_)) {
      if (cue.form != CueForm::kBehind || cue.is_unnamed || cue.subject.begin < cue.end) continue;
      const std::size_t end = std::max(cue.end, cue.subject.end);
      const bool closed = end >= inside.size() || inside[end].kind == WordKind::kMark;
      if (!closed || !inside[cue.begin - 1].is_mark(',')) continue;
      const std::vector<Chain> chains = chains_.of_phrase(inside, cue.subject, index);
      if (chains.empty()) continue;
      referents_.note_speaker(chains.front().back());
      const Span span = span_of(inside, {cue.begin, cue.end});
      add_quotation(quoted.inside, shape, chains.front(), chains.front().back(), span, index);
      speech_.attributions.push_back({span, quoted.inside, hops_of(chains.front()), cue.stance});
      return true;
    }
    return false;
  }

  // "Le ministère « condamne cette attaque »": the quoted words begin with the verb whose subject
  // stands in front of them.
  bool read_own_verb(const ClauseWords& words, std::size_t i, const Quoted& quoted,
                     const QuotedShape& shape, std::size_t index) {
    if (shape.words < kShortestOwnClause) return false;
    const ClauseWords inside = scanner_.scan_inside(quoted.inside);
    std::size_t verb = 0;
    while (verb < inside.size() && inside[verb].part == PartOfSpeech::kAdv) ++verb;
    const auto group = verb < inside.size() ? verb_group_at(inside, verb) : std::nullopt;
    const bool is_finite = group && (group->shape == kFinite || group->has_auxiliary) &&
                           group->inverted == kNoWord && !group->is_passive;
    if (!is_finite || group->verb == VerbClass::kCounts) return false;
    const Phrase subject = tagged_subject(words, i);
    if (subject.empty() || subject.end != i) return false;
    const std::vector<Chain> chains = chains_.of_phrase(words, subject, index);
    if (chains.empty()) return false;
    Chain chain = chains_.relays_in(words, 0, subject.begin, {}, index);
    chain.insert(chain.end(), chains.front().begin(), chains.front().end());
    referents_.note_speaker(chain.back());
    const Span span = span_of(inside, {group->begin, group->end});
    add_quotation(quoted.inside, shape, chain, chain.back(), span, index);
    const bool denies = inside[group->head].polarity == Polarity::kRejects;
    const Stance stance = denies ? Stance::kDenies : Stance::kAsserts;
    speech_.attributions.push_back({span, quoted.inside, hops_of(chain), stance});
    return true;
  }

  // Without a cue of its own, directly behind words of the same speaker.
  void read_continuation(const ClauseWords& words, std::size_t i, const Quoted& quoted,
                         const QuotedShape& shape, std::size_t index) {
    if (said_chain_.empty() || index > said_unit_ + 1) return;
    const std::size_t unit = units_[index].span.size();
    const bool whole = std::size_t{quoted.marks.size()} * 2 > unit;
    const bool fragment = shape.words >= 4 && !is_term(words, i, shape);
    if (!whole && !fragment) return;
    Chain chain = said_chain_;
    for (std::size_t k = 0; k + 1 < chain.size(); ++k) chain[k].is_inherited = true;
    add_quotation(quoted.inside, shape, chain, said_by_, std::nullopt, index);
  }

  void add_quotation(Span inside, const QuotedShape& shape, const Chain& chain,
                     const Referent& speaker, std::optional<Span> cue, std::size_t index) {
    Quotation quotation;
    quotation.span = inside;
    quotation.kind = shape.is_clause ? QuotationKind::kDirect : QuotationKind::kMixed;
    quotation.speaker = speaker_of(speaker);
    quotation.cue = cue;
    quotation.chain = hops_of(chain);
    speech_.quotations.push_back(std::move(quotation));
    quoted_here_ = true;
    said_by_ = speaker;
    said_chain_ = chain;
    said_unit_ = index;
  }

  void add_indirect(const ClauseWords& words, const Spoken& spoken) {
    const Cue& cue = spoken.cue;
    const bool reported = cue.form == CueForm::kClause || cue.form == CueForm::kBehind;
    if (!reported || spoken.holds_quotation || cue.verb == VerbClass::kThinks ||
        cue.verb == VerbClass::kHolds) {
      return;
    }
    const Phrase content = trimmed(words, cue.content);
    if (content.end < content.begin + kShortestReport) return;
    if (cue.form == CueForm::kBehind && cue.verb == VerbClass::kVoices) return;
    Quotation quotation;
    quotation.span = span_of(words, content);
    quotation.kind = QuotationKind::kIndirect;
    quotation.speaker = speaker_of(spoken.speaker);
    quotation.cue = span_of(words, {cue.begin, cue.end});
    quotation.chain = hops_of(spoken.chains.front());
    speech_.quotations.push_back(std::move(quotation));
  }

  void add_attributions(const ClauseWords& words, const Spoken& spoken, std::size_t index) {
    const Cue& cue = spoken.cue;
    if (cue.form == CueForm::kOpinion && !spoken.holds_quotation) return;
    if (cue.form == CueForm::kObject && cue.verb == VerbClass::kVoices && !spoken.holds_quotation &&
        !cue.has_object) {
      return;
    }
    if (spoken.is_held_inside() || spoken.is_told_by_inner) return;
    Span content = content_of(text_, words, cue, quoted_);
    if (content.empty()) content = units_[neighbour_reported(words, index)].span;
    for (Chain chain : spoken.chains) {
      chain.insert(chain.end(), spoken.told.begin(), spoken.told.end());
      speech_.attributions.push_back(
          {span_of(words, {cue.begin, cue.end}), content, hops_of(chain), cue.stance});
    }
  }

  // A cue that reports nothing in its own unit reports what stood before it, or what follows its
  // colon ("According to X:" on a line of its own).
  std::size_t neighbour_reported(const ClauseWords& words, std::size_t index) const {
    const bool announces = !words.empty() && words.back().is_mark(':');
    if (announces && index + 1 < units_.size()) return index + 1;
    return index == 0 ? 0 : index - 1;
  }

  void sort() {
    std::ranges::stable_sort(speech_.quotations, {}, &Quotation::span);
    const auto same = [](const Quotation& a, const Quotation& b) { return a.span == b.span; };
    const auto [first, last] = std::ranges::unique(speech_.quotations, same);
    speech_.quotations.erase(first, last);
    std::ranges::stable_sort(speech_.attributions, {}, [](const Attribution& a) {
      return std::make_tuple(a.content, a.cue);
    });
  }

  std::string_view text_;
  std::vector<Quoted> quoted_;
  WordScanner scanner_;
  std::vector<Unit> units_;
  Frames frames_;
  Referents referents_;
  Chains chains_;
  SpokenFinder finder_;
  Speech speech_;
  Talks talks_;
  InheritedRelays relays_;
  Referent said_by_;
  Chain said_chain_;  // Whose words were given last.
  std::size_t said_unit_ = 0;
  bool quoted_here_ = false;
};

}  // namespace

Speech find_speech(const Article& article, const Reading& reading, const Language& language) {
  return SpeechReader(article, reading, language).read();
}

}  // namespace sourcier
