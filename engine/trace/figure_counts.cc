#include "engine/trace/figure_counts.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

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

// Of one order and from another source.
bool gives_another(const Quantity& first, const Quantity& second) {
  return !second.according_to.empty() && first.according_to != second.according_to &&
         std::min(greatest(first), greatest(second)) > kChance &&
         !are_of_other_order(first, second);
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

// "Omega-6 fatty acids", "PlayStation 4 units", "25 peer-reviewed studies", "the 2007 Oscars": a
// number of a name, a noun of another word, a year where nouns stand last.
bool is_of_name(const ViewedDocument& document, const Quantity& quantity, bool head_last) {
  const std::string_view text = document.article().text;
  const std::uint32_t begin = quantity.span.begin;
  if (begin > 1 && text[begin - 1] == '-' && text[begin - 2] != ' ') return true;
  const std::uint32_t end = quantity.counted->end;
  if (end + 1 < text.size() && text[end] == '-' && text[end + 1] != ' ') return true;
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

// The nearest number in front of `quantity` in its sentence that says what it counts.
const Quantity* counting_before(const ViewedDocument& document, const Quantity& quantity,
                                Span sentence) {
  const std::vector<Quantity>& all = document.reading().quantities;
  auto at = std::ranges::lower_bound(all, quantity.span.begin, {},
                                     [](const Quantity& q) { return q.span.begin; });
  while (at != all.begin() && (--at)->span.begin >= sentence.begin) {
    if (at->kind == quantity.kind && at->counted) return &*at;
  }
  return nullptr;
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
  for (const Quantity& quantity : viewed.reading().quantities) {
    if (++looked_at > kMostQuantities) break;
    if (quantity.kind == QuantityKind::kOrdinal || (!quantity.low && !quantity.high)) continue;
    if (!quantity.counted) {
      add_uncounted(document, quantity, reader, names);
      continue;
    }
    if (quantity.counted->empty() || quantity.counted->size() > kLongestCounted) continue;
    if (is_of_name(viewed, quantity, reader.head_last())) continue;
    // "The two countries" counts nothing.
    const bool is_few = quantity.kind == QuantityKind::kNumber && quantity.high &&
                        *quantity.high <= kFew && quantity.according_to.empty();
    if (is_few || is_proportion(viewed, quantity)) continue;
    add(document, quantity, reader, names, nullptr);
  }
}

// A number without its noun counts what the one before it in the sentence does, where each has a
// source of its own ("12 000 people according to X, 40 000 according to Y"), or what a toll does.
void FigureCounts::add_uncounted(std::size_t document, const Quantity& quantity,
                                 const TermReader& reader, const std::vector<NamedSpan>& names) {
  if (quantity.kind != QuantityKind::kNumber) return;
  const ViewedDocument& viewed = view_.documents[document];
  const Span sentence = sentence_at(viewed, quantity.span.begin);
  if (const CountedState toll = state_of(viewed, quantity, sentence); !toll.name.empty()) {
    Quantity& made = made_.emplace_back(quantity);
    made.counted = toll.word;
    add(document, made, reader, names, nullptr);
    return;
  }
  const Quantity* before = counting_before(viewed, quantity, sentence);
  if (before == nullptr || !gives_another(*before, quantity)) return;
  Quantity& made = made_.emplace_back(quantity);
  made.counted = before->counted;
  add(document, made, reader, names, before);
}

// `like` says of what it counts and in what role, where the quantity itself does not.
void FigureCounts::add(std::size_t document, const Quantity& quantity, const TermReader& reader,
                       const std::vector<NamedSpan>& names, const Quantity* like) {
  const Quantity& said = like == nullptr ? quantity : *like;
  const ViewedDocument& viewed = view_.documents[document];
  const std::vector<std::string> words =
      reader.keys_in_order(viewed.article().text, *quantity.counted, names);
  if (words.empty()) return;
  Counted counted;
  counted.document = document;
  counted.quantity = &quantity;
  counted.text = viewed.text(*quantity.counted);
  counted.head = reader.head_last() ? words.back() : words.front();
  counted.context = context_of(viewed, quantity, reader, names, counted.head);
  counted.role = role_of(viewed, said, reader, names, counted.head);
  std::set<std::string> rest(words.begin(), words.end());
  rest.erase(counted.head);
  for (const std::string& word : rest) counted.qualifier += word + " ";
  // Tonnes are tonnes, in any language: the unit says so.
  if (counted.role.is_amount) counted.head = unit_of(quantity);
  // The dead are dead, by whatever noun they are counted.
  const CountedState& state = counted.role.state;
  if (!state.name.empty()) {
    counted.head = std::string(kStateKey) + state.name;
    counted.tells_state = said.counted->overlaps(state.word);
    if (counted.tells_state) counted.qualifier.clear();
  }
  if (state.by_day == DayChange::kOwn) counted.day = day_stated(viewed, quantity.span.begin);
  const std::string kind = std::to_string(static_cast<int>(quantity.kind));
  things_[viewed.story + "|" + kind + "|" + unit_of(quantity) + "|" + counted.head].push_back(
      std::move(counted));
}

}  // namespace sourcier
