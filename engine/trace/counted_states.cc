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

  CountedState of_word(Span word) const {
    const std::size_t row = table_.find_folded(fold(document_.text(word)));
    if (row == Table::kNone) return {};
    return {std::string(table_.cell(row, 1)), change_of(table_.cell(row, 2)), word};
  }

  // The states that words of `span` tell, in order.
  std::vector<CountedState> in(Span span) const {
    std::vector<CountedState> found;
    const std::string_view text = document_.article().text;
    for (std::uint32_t at = span.begin; at < span.end;) {
      std::uint32_t end = at;
      while (end < span.end && is_letter(code_point_at(text, end).value)) {
        end += static_cast<std::uint32_t>(code_point_at(text, end).size);
      }
      // "pro-death jurors", "death-row": a part of a word.
      const bool is_part =
          (at > 0 && text[at - 1] == '-') || (end < text.size() && text[end] == '-');
      if (end > at && !is_part) {
        if (CountedState state = of_word({at, end}); !state.name.empty()) {
          found.push_back(std::move(state));
        }
      }
      at = end > at ? end
                    : at + std::max<std::uint32_t>(
                               1, static_cast<std::uint32_t>(code_point_at(text, at).size));
    }
    return found;
  }

 private:
  const ViewedDocument& document_;
  Table table_;
};

// "killing (at least) | 10 people and injuring 40": what stands between a verb and the number that
// is its object, a bound of few words and no "and".
bool takes_object(const ViewedDocument& document, Span between) {
  const Table bounds = document.language->table("bounds");
  const Table approximators = document.language->table("approximators");
  const std::string words = fold(trim(document.text(between)));
  return words.empty() || bounds.find_folded(words) != Table::kNone ||
         approximators.find_folded(words) != Table::kNone;
}

}  // namespace

CountedState state_of(const ViewedDocument& document, const Quantity& quantity, Span clause) {
  const States states(document);
  const auto tells = [](const CountedState& state) {
    return state.name != kAnyone && state.name != kToll;
  };
  const std::uint32_t before_end = std::max(clause.begin, quantity.span.begin);
  if (!quantity.counted) {
    std::vector<CountedState> before = states.in({clause.begin, before_end});
    const auto toll = std::ranges::find(before, kToll, &CountedState::name);
    if (toll == before.end()) return {};
    auto dead = std::ranges::find_if(before, tells);
    if (dead == before.end()) return {};
    if (dead->word.end < toll->word.begin) dead->word.end = toll->word.end;  // "death toll"
    return std::move(*dead);
  }
  const std::vector<CountedState> noun = states.in(*quantity.counted);
  if (const auto told = std::ranges::find_if(noun, tells); told != noun.end()) return *told;
  if (noun.empty()) return {};
  std::vector<CountedState> before = states.in({clause.begin, before_end});
  const auto last = std::ranges::find_if(before.rbegin(), before.rend(), tells);
  if (last != before.rend() && takes_object(document, {last->word.end, quantity.span.begin}))
    return std::move(*last);
  const std::uint32_t behind = std::max(quantity.span.end, quantity.counted->end);
  for (CountedState& state : states.in({behind, std::max(behind, clause.end)})) {
    if (tells(state)) return std::move(state);
  }
  return last == before.rend() ? CountedState{} : std::move(*last);
}

}  // namespace sourcier
