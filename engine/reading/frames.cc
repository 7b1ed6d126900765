#include "engine/reading/frames.h"

#include "engine/base/named.h"

namespace sourcier {
namespace {

FrameClass frame_class_of(std::string_view cell) {
  constexpr Named<FrameClass> kNames[] = {
      {"through", FrameClass::kThrough},
      {"beside", FrameClass::kBeside},
      {"according", FrameClass::kAccording},
      {"according_behind", FrameClass::kAccordingBehind},
      {"opinion", FrameClass::kOpinion},
      {"quoting", FrameClass::kQuoting},
      {"quoted_by", FrameClass::kQuotedBy},
      {"as_saying", FrameClass::kAsSaying},
      {"asked_by", FrameClass::kAskedBy},
      {"from_source", FrameClass::kFromSource},
      {"issued_by", FrameClass::kIssuedBy},
      {"given_to", FrameClass::kGivenTo},
      {"as_says", FrameClass::kAsSays},
      {"so_says", FrameClass::kSoSays},
      {"no_comment", FrameClass::kNoComment},
      {"anonymity", FrameClass::kAnonymity},
      {"that_is_what", FrameClass::kThatIsWhat},
      {"news_from", FrameClass::kNewsFrom},
      {"own_outlet", FrameClass::kOwnOutlet},
      {"meanwhile", FrameClass::kMeanwhile},
      {"named", FrameClass::kNamed},
      {"contrast", FrameClass::kContrast},
      {"correction", FrameClass::kCorrection},
      {"viewed", FrameClass::kViewed},
      {"circumstance", FrameClass::kCircumstance},
      {"nobody", FrameClass::kNobody},
      {"possible", FrameClass::kPossible},
      {"condition", FrameClass::kCondition},
      {"emerges", FrameClass::kEmerges},
      {"whether", FrameClass::kWhether},
      {"when", FrameClass::kWhen},
      {"idiom", FrameClass::kIdiom},
      {"in_view", FrameClass::kInView},
  };
  return value_named(kNames, cell).value_or(FrameClass::kNone);
}

}  // namespace

Frames::Frames(const Language& language) : table_(language.table("attribution_frames")) {
  const Table habits = language.table("clause_habits");
  subject_first_ = habits.find("postposed-subject-first") != Table::kNone;
  object_reports_ = habits.find("object-reports") != Table::kNone;
  comma_clause_ = habits.find("comma-clause") != Table::kNone;
  verb_second_ = habits.find("verb-second") != Table::kNone;
  noun_last_ = language.puts_adjectives_first();
  negation_words_ = habits.find("two-part-negation") != Table::kNone ? 2 : 1;
  that_less_ = habits.find("that-less") != Table::kNone;
}

Frame Frames::at(const ClauseWords& words, std::size_t at) const {
  Frame best;
  if (at >= words.size() || !words[at].is_word()) return best;
  for (std::size_t row = table_.find(words[at].text); row != Table::kNone; row = table_.next(row)) {
    const std::size_t end = phrase_end(words, at + 1, table_.cell(row, 1));
    if (end > best.end) best = {frame_class_of(table_.cell(row, 2)), end};
  }
  return best;
}

Frame Frames::passed_at(const ClauseWords& words, std::size_t at) const {
  constexpr std::size_t kMostBetween = 8;
  const Frame frame = this->at(words, at);
  if (frame.kind != FrameClass::kNone || at >= words.size() || !words[at].is_word()) return frame;
  std::size_t by = at + 1;
  while (by < std::min(words.size(), at + kMostBetween) && !words[by].has(kBy)) {
    const Frame terms = this->at(words, by);
    const bool is_between = words[by].has(kAdverb | kTimeWord) ||
                            words[by].part == PartOfSpeech::kAdv ||
                            words[by].kind == WordKind::kNumber;
    if (terms.kind == FrameClass::kAnonymity || terms.kind == FrameClass::kCircumstance) {
      by = terms.end;
    } else if (is_between) {
      ++by;
    } else {
      return {};
    }
  }
  if (by >= words.size() || by == at + 1 || !words[by].has(kBy)) return {};
  for (std::size_t row = table_.find(words[at].text); row != Table::kNone; row = table_.next(row)) {
    const FrameClass kind = frame_class_of(table_.cell(row, 2));
    const bool passes = kind == FrameClass::kQuotedBy || kind == FrameClass::kAskedBy;
    if (passes && phrase_end(words, by, table_.cell(row, 1)) == by + 1) return {kind, by + 1};
  }
  return {};
}

}  // namespace sourcier
