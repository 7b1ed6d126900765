#include "engine/trace/figure_counts.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "engine/reading/speech.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"
#include "engine/trace/counted_states.h"

namespace sourcier {
namespace {

// Without a source, numbers up to this are mostly determiners.
constexpr double kFew = 2;
// What is counted is a few words; more are a clause.
constexpr std::uint32_t kLongestCounted = 120;
// Quantities of one article that are looked at: a table of results is no story.
constexpr std::size_t kMostQuantities = 2000;
constexpr std::string_view kStateKey = "state:";

double greatest(const Quantity& quantity) {
  return quantity.high.value_or(quantity.low.value_or(0));
}

// "The two countries" counts nothing.
bool is_few(const Quantity& quantity) {
  return quantity.kind == QuantityKind::kNumber && quantity.high && *quantity.high <= kFew &&
         quantity.according_to.empty();
}

// Of one order and from another source.
bool gives_another(const Quantity& first, const Quantity& second, double least = kChance) {
  return !second.according_to.empty() && first.according_to != second.according_to &&
         std::min(greatest(first), greatest(second)) > least && !are_of_other_order(first, second);
}

// Whether `holds` of a report whose content holds the span.
template <typename Holds>
bool is_reported(const ViewedDocument& document, Span span, const Holds& holds) {
  bool reported = false;
  visit_reports_around(document.reading().attributions, span,
                       [&](const Attribution& report) { reported = reported || holds(report); });
  return reported;
}

// "15 dead according to X, | 12 according to Y": whether a source stands beside the bare number.
bool is_told_alone(const ViewedDocument& document, const Quantity& quantity) {
  return is_reported(document, quantity.span,
                     [&](const Attribution& a) { return a.content == quantity.span; });
}

// The last day, up to that of the article, that the sentence of `at` states, or one of the two
// before it.
std::string day_stated(const ViewedDocument& viewed, std::uint32_t at) {
  constexpr std::size_t kDay = 10;  // Bytes of "2031-03-17".
  constexpr int kSentences = 3;
  const std::string published = viewed.article().published.substr(0, kDay);
  Span sentence = sentence_at(viewed, at);
  for (int n = 0; n < kSentences; ++n) {
    std::string last;
    for (const TimeExpression& time : viewed.reading().times) {
      if (!sentence.contains(time.span) || time.type != TimeType::kDate) continue;
      const auto date = parse_date(time.value);
      if (!date || !date->is_day()) continue;
      const std::string day = time.value.substr(0, kDay);
      if (published.empty() || day <= published) last = std::max(last, day);
    }
    if (!last.empty() || sentence.begin == 0) return last;
    sentence = sentence_at(viewed, sentence.begin - 1);
  }
  return {};
}

// "omega-6", "a 15-year-old": a part of another word.
bool is_compound(const ViewedDocument& document, Span part) {
  const std::string_view text = document.article().text;
  const bool before = part.begin > 1 && text[part.begin - 1] == '-' && text[part.begin - 2] != ' ';
  const bool behind =
      part.end + 1 < text.size() && text[part.end] == '-' && text[part.end + 1] != ' ';
  return before || behind;
}

// "Omega-6 fatty acids", "PlayStation 4 units", "25 peer-reviewed studies", "the 2007 Oscars": a
// number of a name, a noun of another word, a year where nouns stand last.
bool is_of_name(const ViewedDocument& document, const Quantity& quantity, bool head_last) {
  const std::string_view text = document.article().text;
  const std::uint32_t begin = quantity.span.begin;
  if (is_compound(document, {begin, quantity.counted->end})) return true;
  const auto& mentions = document.reading().mentions;
  const auto at =
      std::ranges::lower_bound(mentions, begin, {}, [](const Mention& m) { return m.span.end; });
  const bool inside =
      at != mentions.end() && at->span.begin < quantity.span.end && at->span.end > begin;
  if (inside) return true;
  const bool behind_name = at != mentions.begin() && std::prev(at)->span.end + 1 == begin &&
                           std::prev(at)->type == EntityType::kOther && text[begin - 1] == ' ';
  if (behind_name) return true;
  constexpr double kFirstYear = 1900;
  constexpr double kLastYear = 2100;
  const bool digits = quantity.span.size() == 4 && is_digit(code_point_at(text, begin).value);
  return head_last && digits && quantity.low == quantity.high &&
         quantity.low.value_or(0) >= kFirstYear && quantity.low.value_or(0) <= kLastYear;
}

// The next number of the sentence that says what it counts; null if there is none.
const Quantity* counting_behind(const ViewedDocument& document, const Quantity& quantity,
                                Span sentence) {
  const std::vector<Quantity>& all = document.reading().quantities;
  const auto next = std::ranges::upper_bound(all, quantity.span.begin, {},
                                             [](const Quantity& q) { return q.span.begin; });
  const bool counts = next != all.end() && sentence.contains(next->span) &&
                      next->kind == quantity.kind && next->counted;
  return counts ? &*next : nullptr;
}

// Whether a verb of counting gives the number ("organisers | claimed 3,000").
bool is_given(const ViewedDocument& document, const Quantity& quantity) {
  const Table verbs = document.language->table("counting_verbs");
  return is_reported(document, quantity.span, [&](const Attribution& attribution) {
    const std::string_view cue = document.text(attribution.cue);
    const std::string_view verb = cue.substr(cue.rfind(' ') + 1);
    return verbs.find(lower(verb)) != Table::kNone;
  });
}

// "were killed": whether the tagger has the last of the words for a verb.
bool is_verb(const ViewedDocument& document, Span words) {
  const std::vector<Token>& tokens = document.reading().tokens;
  const auto behind = std::ranges::lower_bound(tokens, words.end, {},
                                               [](const Token& token) { return token.span.begin; });
  return behind != tokens.begin() && std::prev(behind)->part == PartOfSpeech::kVerb;
}

// The words of the sentence, without its numbers and the noun counted.
Terms context_of(const ViewedDocument& viewed, const Quantity& quantity, const TermReader& reader,
                 const std::vector<NamedSpan>& names, const std::string& head) {
  const Span sentence = sentence_at(viewed, quantity.span.begin);
  Terms terms = reader.read(viewed.article().text, sentence, names, head);
  std::erase_if(terms.terms, [](const Term& t) { return t.kind == TermKind::kNumber; });
  return scaled(std::move(terms), 1000);
}

}  // namespace

std::string unit_of(const Quantity& quantity) {
  if (quantity.kind == QuantityKind::kPercent) return "%";
  return quantity.unit;
}

bool are_of_other_order(const Quantity& first, const Quantity& second) {
  const double a = greatest(first);
  const double b = greatest(second);
  return std::max(a, b) > kOneOrder * std::min(a, b);
}

FigureCounts::FigureCounts(const TraceView& view, const EntityLinks& links, TermReaders& readers)
    : view_(view), links_(links), readers_(readers) {
  for (std::size_t d = 0; d < view.documents.size(); ++d) collect(d);
}

void FigureCounts::collect(std::size_t document) {
  const ViewedDocument& viewed = view_.documents[document];
  const TermReader& reader = readers_.of(*viewed.language);
  const std::vector<NamedSpan> names = named_spans(viewed, links_.of[document], links_);
  std::size_t looked_at = 0;
  before_ = {};
  amount_ = nullptr;
  for (const Quantity& quantity : viewed.reading().quantities) {
    if (++looked_at > kMostQuantities) break;
    if (quantity.kind == QuantityKind::kOrdinal || (!quantity.low && !quantity.high)) continue;
    if (!quantity.counted) {
      add_uncounted(document, quantity, reader, names);
      continue;
    }
    if (quantity.counted->empty() || quantity.counted->size() > kLongestCounted) continue;
    if (is_of_name(viewed, quantity, reader.head_last())) continue;
    if (is_few(quantity) || is_proportion(viewed, quantity)) continue;
    add(document, quantity, reader, names, nullptr);
  }
}

// A number without its noun counts what a toll does; what a number near it does, where each has a
// source of its own ("12 000 people according to X, 40 000 according to Y"); or the crowd that its
// sentence goes on to speak of ("ils étaient 300 à défiler, selon X").
void FigureCounts::add_uncounted(std::size_t document, const Quantity& quantity,
                                 const TermReader& reader, const std::vector<NamedSpan>& names) {
  const ViewedDocument& viewed = view_.documents[document];
  if (quantity.kind != QuantityKind::kNumber || is_compound(viewed, quantity.span)) return;
  const double most = greatest(quantity);
  if (most > 0 && most < 1) return;  // "wounded a third"
  const Span sentence = sentence_at(viewed, quantity.span.begin);
  CountedState state = state_of(viewed, quantity, sentence);
  if (!state.name.empty() && is_few(quantity)) return;
  const Quantity* like = state.name.empty() ? counts_like(viewed, quantity, sentence) : nullptr;
  const bool may_be_crowd = !quantity.according_to.empty() && most > kChance;
  if (state.name.empty() && like == nullptr && may_be_crowd) {
    state = crowd_behind(viewed, quantity.span, sentence);
  }
  if (state.name.empty() && like == nullptr) return;
  Quantity& made = made_.emplace_back(quantity);
  made.counted = like == nullptr ? state.word : like->counted;
  add(document, made, reader, names, like);
}

// The number before it or behind it in the sentence; or that of the sentence before, where that is
// a crowd's or a verb of counting gives the next ("Police counted 300 trucks. Drivers claim 400.").
const Quantity* FigureCounts::counts_like(const ViewedDocument& viewed, const Quantity& quantity,
                                          Span sentence) const {
  const Quantity* before = before_.quantity;
  const bool is_near = before != nullptr && before->span.begin >= sentence.begin;
  const double least = is_told_alone(viewed, quantity) ? kFew : kChance;
  if (is_near && gives_another(*before, quantity, least)) return before;
  const Quantity* behind = counting_behind(viewed, quantity, sentence);
  if (behind != nullptr && gives_another(*behind, quantity)) return behind;
  if (before == nullptr || is_near || sentence.begin == 0) return nullptr;
  const bool is_next = sentence_at(viewed, sentence.begin - 1).contains(before->span) &&
                       (before_.is_crowd || is_given(viewed, quantity));
  return is_next && gives_another(*before, quantity) ? before : nullptr;
}

// "Police put the crowd at 300, while organisers said 1,000 people had come": people of whom the
// clause tells nothing, from another source than those of whom the sentence does.
bool FigureCounts::goes_with_crowd(const ViewedDocument& viewed, const Quantity& quantity) const {
  return before_.is_crowd && is_of_anyone(viewed, *quantity.counted) &&
         sentence_at(viewed, quantity.span.begin).contains(before_.quantity->span) &&
         gives_another(*before_.quantity, quantity);
}

// "The council put the damage at $12 million, insurers at $18 million", "… The insurers put it at
// $18 million": another source's amount, of which nothing is said, behind one of the same unit.
bool FigureCounts::goes_with_amount(const ViewedDocument& viewed, const Quantity& quantity,
                                    const TermReader& reader,
                                    const std::vector<NamedSpan>& names) const {
  if (amount_ == nullptr || amount_->kind != quantity.kind || amount_->unit != quantity.unit ||
      !gives_another(*amount_, quantity, 0)) {
    return false;
  }
  const Span sentence = sentence_at(viewed, quantity.span.begin);
  const std::uint32_t begin =
      sentence.begin == 0 ? 0 : sentence_at(viewed, sentence.begin - 1).begin;
  if (amount_->span.begin < begin) return false;
  const Span amount{std::min(quantity.span.begin, quantity.counted->begin),
                    std::max(quantity.span.end, quantity.counted->end)};
  const auto is_silent = [&](Span piece) {
    return piece.empty() || reader.words_in_order(viewed.article().text, piece, names).empty();
  };
  return is_reported(viewed, amount, [&](const Attribution& attribution) {
    const Span content = attribution.content;
    return is_silent({content.begin, amount.begin}) && is_silent({amount.end, content.end});
  });
}

// `like` says of what it counts and in what role, where the quantity itself does not.
void FigureCounts::add(std::size_t document, const Quantity& quantity, const TermReader& reader,
                       const std::vector<NamedSpan>& names, const Quantity* like) {
  const Quantity& said = like == nullptr ? quantity : *like;
  const ViewedDocument& viewed = view_.documents[document];
  const std::vector<std::string> words =
      reader.keys_in_order(viewed.article().text, *quantity.counted, names);
  const bool is_symbol = words.empty() && !unit_of(quantity).empty();  // "$", "%"
  if (words.empty() && !is_symbol) return;
  Counted counted;
  counted.document = document;
  counted.quantity = &quantity;
  counted.text = viewed.text(*quantity.counted);
  if (!is_symbol) counted.head = reader.head_last() ? words.back() : words.front();
  counted.context = context_of(viewed, quantity, reader, names, counted.head);
  counted.role = role_of(viewed, said, reader, names, counted.head);
  if (counted.role.state.name.empty() && goes_with_crowd(viewed, quantity)) {
    counted.role = role_of(viewed, *before_.quantity, reader, names, counted.head);
  }
  if (counted.role.is_amount) {
    const bool follows = goes_with_amount(viewed, quantity, reader, names);
    if (follows) counted.role = role_of(viewed, *amount_, reader, names, counted.head);
    if (!follows) amount_ = &quantity;
  }
  std::set<std::string> rest(words.begin(), words.end());
  rest.erase(counted.head);
  for (const std::string& word : rest) counted.qualifier += word + " ";
  // Tonnes are tonnes, in any language: the unit says so.
  if (counted.role.is_amount) counted.head = unit_of(quantity);
  // The dead are dead, by whatever noun they are counted.
  const CountedState& state = counted.role.state;
  if (!state.name.empty()) {
    counted.head = std::string(kStateKey) + state.name;
    const bool is_named = said.counted->overlaps(state.word);
    if (is_named) counted.qualifier.clear();
    if (is_named) counted.naming = is_verb(viewed, state.word) ? Naming::kVerb : Naming::kState;
  }
  const bool is_crowd = state.by_day == DayChange::kOwn;
  if (quantity.kind == QuantityKind::kNumber) before_ = {&quantity, is_crowd};
  if (is_crowd) counted.day = day_stated(viewed, quantity.span.begin);
  const std::string kind = std::to_string(static_cast<int>(quantity.kind));
  things_[viewed.story + "|" + kind + "|" + unit_of(quantity) + "|" + counted.head].push_back(
      std::move(counted));
}

}  // namespace sourcier
