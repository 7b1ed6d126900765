// Why a quotation, an attribution or a hop is one: the rule, the rows that know its cue, its marks.
#include <algorithm>
#include <optional>
#include <utility>

#include "engine/reading/explain_parts.h"
#include "engine/reading/frames.h"
#include "engine/reading/quote_marks.h"
#include "engine/reading/tagger.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Where the content stands to its cue.
std::string place_of(Span content, std::optional<Span> cue) {
  if (!cue) return "goes on";  // Words of the same speaker go before.
  if (content.contains(*cue)) return "cue inside";
  if (cue->end <= content.begin) return "behind its cue";
  return "before its cue";
}

class SpeechExplainer {
 public:
  SpeechExplainer(const Article& article, const Reading& reading, const Language& language,
                  std::vector<Explained>& found)
      : text_(article.text),
        reading_(reading),
        quoted_(find_quoted(article.text, language)),
        scanner_(article.text, reading, quoted_, language),
        frames_(language),
        verbs_(language.table("saying_verbs")),
        found_(found) {
    if (language.made<Tagger>().is_trained()) model_ = "parts-" + language.tag();
  }

  void explain(const Quotation& quotation) {
    Explained told;
    told.kind = FindingKind::kQuotation;
    told.span = quotation.span;
    told.value = quotation.speaker ? quotation.speaker->name : "";
    told.rule = quotation.kind == QuotationKind::kIndirect ? "reported, " : "in marks, ";
    told.rule += place_of(quotation.span, quotation.cue);
    if (!quotation.speaker) told.rule += ", speaker unknown";
    add_marks(quotation.span, told);
    if (quotation.cue) add_cue(*quotation.cue, told);
    found_.push_back(std::move(told));
    add_hops(quotation.chain, quotation.span);
  }

  void explain(const Attribution& attribution) {
    Explained told;
    told.kind = FindingKind::kAttribution;
    told.span = attribution.cue;
    told.value = attribution.chain.empty() ? "" : attribution.chain.back().name;
    told.rule = place_of(attribution.content, attribution.cue);
    if (attribution.stance == Stance::kDenies) told.rule += ", denies";
    if (attribution.stance == Stance::kNeither) told.rule += ", refuses";
    add_cue(attribution.cue, told);
    found_.push_back(std::move(told));
    add_hops(attribution.chain, attribution.content);
  }

 private:
  void add_marks(Span span, Explained& told) const {
    const auto quoted =
        std::ranges::find_if(quoted_, [&](const Quoted& q) { return q.inside == span; });
    if (quoted == quoted_.end()) return;
    const Span open{quoted->marks.begin, quoted->inside.begin};
    const Span close{quoted->inside.end, quoted->marks.end};
    told.rows.push_back("quote_marks: " + std::string(trim(slice(text_, open))) + " " +
                        std::string(trim(slice(text_, close))));
  }

  // The rows that know the words of the cue; a tagged verb was told by the model.
  void add_cue(Span cue, Explained& told) const {
    const ClauseWords words = scanner_.scan(cue);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].verb != VerbClass::kNone) {
        const std::size_t row = verbs_.find(words[i].text);
        if (row == Table::kNone) continue;
        told.rows.push_back(
            "saying_verbs: " + words[i].text + " (" + std::string(verbs_.cell(row, 1)) + ", " +
            std::string(verbs_.cell(row, 2)) + ", " + std::string(verbs_.cell(row, 3)) + ")");
        if (words[i].is_tagged()) told.model = model_;
      }
      const Frame frame = frames_.at(words, i);
      const bool tells = frame.kind != FrameClass::kNone && frame.kind != FrameClass::kNamed &&
                         frame.kind != FrameClass::kBeside && frame.kind != FrameClass::kCorrection;
      if (!tells) continue;
      const Span span = span_of(words, {i, frame.end});
      told.rows.push_back("attribution_frames: " + std::string(slice(text_, span)));
    }
  }

  // How the words of the hop lead to whom they mean.
  std::string basis_of(const Hop& hop) const {
    if (!hop.mention) return hop.entity ? "understood" : "described";
    if (is_pronoun(*hop.mention)) return "pronoun";
    if (!hop.entity) return "described";
    const bool named = std::ranges::any_of(reading_.mentions, [&](const Mention& mention) {
      return mention.entity == *hop.entity && hop.mention->overlaps(mention.span);
    });
    return named ? "named" : "by what is said of it";
  }

  bool is_pronoun(Span span) const {
    const ClauseWords words = scanner_.scan(span);
    return words.size() == 1 && words.front().mention == kNowhere &&
           words.front().has(kPronoun | kRelative | kObject);
  }

  // The rows by which the words describe someone who speaks: "la direction", "une source".
  void add_nouns(Span mention, Explained& told) const {
    for (const ClauseWord& word : scanner_.scan(mention)) {
      if (word.mention != kNowhere) continue;
      if (word.sense == NounSense::kRole) told.rows.push_back("role_nouns: " + word.text);
      if (word.sense == NounSense::kSource) told.rows.push_back("source_nouns: " + word.text);
    }
  }

  void add_hops(const std::vector<Hop>& chain, Span otherwise) {
    for (const Hop& hop : chain) {
      Explained told;
      told.kind = FindingKind::kHop;
      told.span = hop.mention.value_or(Span{otherwise.begin, otherwise.begin});
      told.value = hop.name;
      told.rule = hop.role == HopRole::kSource ? "source" : "relay";
      told.rule += ", " + basis_of(hop);
      if (hop.inherited) told.rule += ", carried over";
      if (hop.mention && !is_pronoun(*hop.mention)) add_nouns(*hop.mention, told);
      found_.push_back(std::move(told));
    }
  }

  std::string_view text_;
  const Reading& reading_;
  std::vector<Quoted> quoted_;
  WordScanner scanner_;
  Frames frames_;
  Table verbs_;
  std::string model_;
  std::vector<Explained>& found_;
};

}  // namespace

void explain_speech(const Article& article, const Reading& reading, const Language& language,
                    std::vector<Explained>& found) {
  if (reading.quotations.empty() && reading.attributions.empty()) return;
  SpeechExplainer explainer(article, reading, language, found);
  for (const Quotation& quotation : reading.quotations) explainer.explain(quotation);
  for (const Attribution& attribution : reading.attributions) explainer.explain(attribution);
}

}  // namespace sourcier
