#include "engine/trace/counted_states.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// People of whom the noun tells nothing.
constexpr std::string_view kAnyone = "anyone";
// The noun that announces a number of dead.
constexpr std::string_view kToll = "toll";

DayChange change_of(std::string_view cell) {
  if (cell == "grows") return DayChange::kGrows;
  if (cell == "own") return DayChange::kOwn;
  return cell == "changes" ? DayChange::kAny : DayChange::kNone;
}

class States {
 public:
  explicit States(const ViewedDocument& document)
      : document_(document), table_(document.language->table("counted_states")) {}

  // The states that words and phrases of `span` tell, in order.
  std::vector<CountedState> in(Span span) const {
    const std::vector<Span> words = words_in(span);
    std::vector<CountedState> found;
    for (std::size_t i = 0; i < words.size();) i = add_states(words, i, found);
    return found;
  }

 private:
  // "lost their lives"
  static constexpr std::size_t kLongestPhrase = 3;

  // Without parts of words: "pro-death jurors", "death-row".
  std::vector<Span> words_in(Span span) const {
    const std::string_view text = document_.article().text;
    std::vector<Span> words;
    for (std::uint32_t at = span.begin; at < span.end;) {
      const std::uint32_t begin = at;
      while (at < span.end && is_letter(code_point_at(text, at).value)) {
        at += static_cast<std::uint32_t>(code_point_at(text, at).size);
      }
      const bool is_part =
          (begin > 0 && text[begin - 1] == '-') || (at < text.size() && text[at] == '-');
      if (at > begin && !is_part) words.push_back({begin, at});
      if (at == begin) at += std::max<std::uint32_t>(1, code_point_at(text, at).size);
    }
    return words;
  }

  // Adds what the longest phrase at word `i` tells; returns the word behind it. A crowd is a state
  // and announces a number as well: two rows. "In March" is no march.
  std::size_t add_states(const std::vector<Span>& words, std::size_t i,
                         std::vector<CountedState>& found) const {
    for (std::size_t end = std::min(words.size(), i + kLongestPhrase); end > i; --end) {
      const Span phrase{words[i].begin, words[end - 1].end};
      std::size_t row = table_.find_folded(fold(document_.text(phrase)));
      if (row == Table::kNone) continue;
      const bool is_time = std::ranges::any_of(
          document_.reading().times, [&](const auto& time) { return time.span.overlaps(phrase); });
      for (; row != Table::kNone && !is_time; row = table_.next(row)) {
        found.push_back({std::string(table_.cell(row, 1)), change_of(table_.cell(row, 2)), phrase});
      }
      return end;
    }
    return i + 1;
  }

  const ViewedDocument& document_;
  Table table_;
};

// Whether it is a state, and not only that people are counted or that a number follows.
bool tells(const CountedState& state) { return state.name != kAnyone && state.name != kToll; }

// "killing (at least) | 10 people and injuring 40": what stands between a verb and the number that
// is its object, a bound of few words and no "and".
bool takes_object(const ViewedDocument& document, Span between) {
  const Table bounds = document.language->table("bounds");
  const Table approximators = document.language->table("approximators");
  const std::string words = fold(trim(document.text(between)));
  return words.empty() || bounds.find_folded(words) != Table::kNone ||
         approximators.find_folded(words) != Table::kNone;
}

// Of what is told in front of `at`, what a noun that announces a number there is of: "the death
// toll rose to | 12".
CountedState announced(const ViewedDocument& document, std::vector<CountedState> told,
                       std::uint32_t at) {
  constexpr std::ptrdiff_t kMostWords = 12;
  const auto toll = std::ranges::find(told, kToll, &CountedState::name);
  if (toll == told.end()) return {};
  auto state = std::ranges::find_if(told, tells);
  if (state == told.end()) return {};
  const std::string_view between = document.text({toll->word.end, at});
  // "the crowd in singing to their coach, who was | 68"
  const bool is_other =
      state->by_day == DayChange::kOwn && between.find_first_of(",;:(\"") != std::string_view::npos;
  if (is_other || std::ranges::count(between, ' ') > kMostWords) return {};
  if (state->word.end < toll->word.begin) state->word.end = toll->word.end;  // "death toll"
  return std::move(*state);
}

// "12 | were killed", "12 | à avoir péri": whether a number is the subject of the verb behind it.
bool is_subject(const ViewedDocument& document, const Quantity& quantity) {
  const std::vector<Token>& tokens = document.reading().tokens;
  auto next = std::ranges::lower_bound(tokens, quantity.span.end, {},
                                       [](const Token& token) { return token.span.begin; });
  // "personne | n'a été blessé"
  const auto passes = [](PartOfSpeech part) {
    return part == PartOfSpeech::kAdp || part == PartOfSpeech::kAdv || part == PartOfSpeech::kPart;
  };
  if (next != tokens.end() && passes(next->part)) ++next;
  return next != tokens.end() &&
         (next->part == PartOfSpeech::kVerb || next->part == PartOfSpeech::kAux);
}

// Where the clause of a number without a noun ends: at a mark, or at the next number.
std::uint32_t predicate_end(const ViewedDocument& document, const Quantity& quantity,
                            std::uint32_t end) {
  const std::vector<Quantity>& all = document.reading().quantities;
  const auto next = std::ranges::lower_bound(all, quantity.span.end, {},
                                             [](const Quantity& q) { return q.span.begin; });
  if (next != all.end()) end = std::max(quantity.span.end, std::min(end, next->span.begin));
  const std::string_view behind = document.text({quantity.span.end, end});
  const std::size_t mark = behind.find_first_of(",;:.(");
  return mark == std::string_view::npos ? end
                                        : quantity.span.end + static_cast<std::uint32_t>(mark);
}

// What of `clause` is near `number`: a sentence without an end is no clause.
Span near(std::string_view text, Span clause, Span number) {
  constexpr std::uint32_t kReach = 600;  // Bytes.
  Span found = clause;
  if (number.begin > clause.begin + kReach) found.begin = number.begin - kReach;
  while (found.begin < number.begin && !is_boundary(text, found.begin)) ++found.begin;
  if (found.end > number.end + kReach) found.end = number.end + kReach;
  while (found.end > number.end && !is_boundary(text, found.end)) --found.end;
  return found;
}

// Of a number without a noun: what a toll in front of it is of, the verb whose object it is, or the
// state of whom it is the subject.
CountedState state_of_bare(const ViewedDocument& document, const Quantity& quantity, Span clause) {
  const States states(document);
  clause = near(document.article().text, clause, quantity.span);
  const std::uint32_t at = std::max(clause.begin, quantity.span.begin);
  std::vector<CountedState> told = states.in({clause.begin, at});
  if (CountedState state = announced(document, told, at); !state.name.empty()) return state;
  if (!told.empty() && tells(told.back()) && takes_object(document, {told.back().word.end, at})) {
    return std::move(told.back());
  }
  if (!is_subject(document, quantity)) return {};
  const std::uint32_t end = predicate_end(document, quantity, clause.end);
  for (CountedState& state : states.in({quantity.span.end, end})) {
    if (tells(state)) return std::move(state);
  }
  return {};
}

}  // namespace

std::uint32_t behind_bracket(std::string_view text, std::uint32_t at) {
  constexpr std::size_t kLongest = 80;  // Bytes.
  const std::string_view ahead = text.substr(at, kLongest);
  if (!ahead.starts_with(" (")) return at;
  const std::size_t close = ahead.find(')');
  return close == std::string_view::npos ? at : at + static_cast<std::uint32_t>(close) + 1;
}

CountedState state_of(const ViewedDocument& document, const Quantity& quantity, Span clause) {
  if (!quantity.counted) return state_of_bare(document, quantity, clause);
  const States states(document);
  const std::uint32_t before_end = std::max(clause.begin, quantity.span.begin);
  const std::vector<CountedState> noun = states.in(*quantity.counted);
  const auto told = std::ranges::find_if(noun, tells);
  const bool is_crowd = told != noun.end() && told->by_day == DayChange::kOwn;
  if (told != noun.end() && !is_crowd) return *told;
  if (noun.empty()) return {};
  const auto may_be = [&](const CountedState& state) {
    // "46 demonstrators | were arrested": no crowd any more.
    return tells(state) && (!is_crowd || state.by_day != DayChange::kOwn);
  };
  std::vector<CountedState> before = states.in({clause.begin, before_end});
  const auto last = std::ranges::find_if(before.rbegin(), before.rend(), may_be);
  if (last != before.rend() && takes_object(document, {last->word.end, quantity.span.begin}))
    return std::move(*last);
  const std::uint32_t behind =
      behind_bracket(document.article().text, std::max(quantity.span.end, quantity.counted->end));
  for (CountedState& state : states.in({behind, std::max(behind, clause.end)})) {
    if (may_be(state)) return std::move(state);
  }
  if (is_crowd) return *told;
  return last == before.rend() ? CountedState{} : std::move(*last);
}

CountedState crowd_behind(const ViewedDocument& document, Span number, Span sentence) {
  const Span around = near(document.article().text, sentence, number);
  const Span behind{number.end, std::max(number.end, around.end)};
  for (CountedState& state : States(document).in(behind)) {
    if (state.by_day == DayChange::kOwn) return std::move(state);
  }
  return {};
}

bool is_of_anyone(const ViewedDocument& document, Span noun) {
  const std::vector<CountedState> states = States(document).in(noun);
  return !states.empty() && std::ranges::none_of(states, tells);
}

}  // namespace sourcier
