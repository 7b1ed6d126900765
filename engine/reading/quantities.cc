#include "engine/reading/quantities.h"

#include <algorithm>
#include <optional>

#include "engine/reading/amounts.h"
#include "engine/reading/counted.h"
#include "engine/reading/measures.h"
#include "engine/reading/number_bounds.h"
#include "engine/reading/phrase_lengths.h"
#include "engine/reading/tense.h"
#include "engine/reading/words.h"

namespace sourcier {
namespace {

// Numbers of at least this scale take "of" before what they count.
constexpr double kMillion = 1e6;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

// A quantity with the words it was made of.
struct Counted {
  Quantity quantity;
  Amount amount;
  std::size_t bound = 0;  // Words before it that bound it.
};

// Behind the quantity and its unit: the "cent" of "pour cent" is no number.
std::uint32_t end_of(const Quantity& quantity) {
  const bool behind = !quantity.unit.empty() && quantity.counted;
  return behind ? std::max(quantity.span.end, quantity.counted->end) : quantity.span.end;
}

class Counter {
 public:
  Counter(const Words& words, std::span<const TimeExpression> times, const Language& language)
      : words_(words),
        times_(times),
        amounts_(language),
        measures_(language),
        bounds_(language),
        nouns_(language),
        tense_(language),
        none_(language.table("none_words")),
        none_lengths_(none_) {}

  std::vector<Quantity> run();

 private:
  bool in_time(std::size_t at);
  bool tells(const Counted& found) const;
  QuantityStatus status(const Amount& amount) const;
  bool take_counted(const Amount& amount, Quantity& quantity) const;
  std::optional<Counted> counted(const Amount& amount) const;
  std::optional<Counted> share(const Amount& amount) const;
  bool parts_some(const Amount& amount, std::size_t at) const;
  std::optional<Counted> place(const Amount& amount) const;
  std::optional<Counted> quantity_of(const Amount& amount) const;
  std::size_t behind_none(std::size_t at, std::size_t& row) const;
  bool tells_state_behind(std::size_t at) const;
  std::optional<Quantity> none_at(std::size_t at) const;
  bool is_of_time(const Amount& amount);
  void widen(const Counted& found, double low, double high);
  bool joins_bounds(const Counted& found);
  bool joins_ends(const Counted& found);
  void add(const Counted& found);

  const Words& words_;
  std::span<const TimeExpression> times_;
  std::size_t time_ = 0;
  const Amounts amounts_;
  const Measures measures_;
  const NumberBounds bounds_;
  const CountedNouns nouns_;
  const TenseMarks tense_;
  const Table none_;
  const PhraseLengths none_lengths_;
  std::vector<Quantity> quantities_;
  std::optional<Amount> last_;  // Of the last quantity.
};

// Whether the word lies in a time expression; asked in order.
bool Counter::in_time(std::size_t at) {
  const Span span = words_.span(at);
  while (time_ < times_.size() && times_[time_].span.end <= span.begin) ++time_;
  return time_ < times_.size() && times_[time_].span.overlaps(span);
}

QuantityStatus Counter::status(const Amount& amount) const {
  if (tense_.is_estimate(words_, amount.begin, amount.end)) return QuantityStatus::kEstimated;
  if (tense_.is_future(words_, amount.begin, amount.end)) return QuantityStatus::kPlanned;
  return QuantityStatus::kReported;
}

// Whether the amount says anything: ordinals and bare numbers mostly name a thing.
bool Counter::tells(const Counted& found) const {
  const auto& [quantity, amount, bound] = found;
  if (quantity.kind != QuantityKind::kNumber) return true;
  if (quantity.counted || bound > 0) return true;
  const double value = amount.low.value_or(amount.high.value_or(0));
  if (value == 1 && !amount.in_digits) return false;  // "that one"
  if (amount.in_digits && value >= kFirstYear && value <= kLastYear) return false;
  if (amount.form == NumberForm::kFraction && amount.end == amount.begin + 1) {
    return nouns_.is_of(words_[amount.end]);  // "1/4 of them"
  }
  // "l'article 8", "France 2": the number names what stands before it.
  return amount.begin == 0 || !words_.together(amount.begin - 1, amount.begin) ||
         !nouns_.is_noun(words_, amount.begin - 1);
}

// What is counted: a unit, an age, a noun. Whether the amount may be a quantity at all.
bool Counter::take_counted(const Amount& amount, Quantity& quantity) const {
  if (measures_.take_age(words_, amount, quantity)) return true;
  if (measures_.is_time_unit(words_, amount.end)) return false;
  if (measures_.take(words_, amount, quantity)) return true;
  if (amount.form == NumberForm::kArticle) return false;
  const bool label = amount.begin > 0 && words_.together(amount.begin - 1, amount.begin) &&
                     nouns_.is_noun(words_, amount.begin - 1);
  const bool plain = amount.form == NumberForm::kCardinal && amount.scale < kMillion;
  // "l'article 8 de la convention" counts nothing; "5 millions d'euros" does.
  if (label && plain && nouns_.is_of(words_[amount.end])) return false;
  // "8 000 la veille": what it counts is not said again.
  if (plain && nouns_.is_determiner(words_[amount.end])) return true;
  // "trois des cinq otages": the hostages.
  const std::size_t behind = nouns_.behind_skips(words_, amount.end);
  const auto whole = behind > amount.end ? amounts_.at(words_, behind) : std::nullopt;
  const bool is_part = whole && whole->form == NumberForm::kCardinal;
  quantity.counted = nouns_.at(words_, is_part ? whole->end : amount.end);
  // "1 000 (organisateurs) | personnes"
  const std::size_t bracketed = CountedNouns::behind_bracket(words_, amount.end);
  if (bracketed > amount.end) quantity.counted = nouns_.at(words_, bracketed);
  return true;
}

std::optional<Counted> Counter::counted(const Amount& amount) const {
  Counted found{{}, amount, 0};
  Quantity& quantity = found.quantity;
  quantity.span = {words_.span(amount.begin).begin, words_.span(amount.end - 1).end};
  quantity.low = amount.low;
  quantity.high = amount.high;
  if (!take_counted(amount, quantity)) return std::nullopt;
  found.bound = bounds_.bound(words_, amount, quantity);
  if (!tells(found)) return std::nullopt;
  quantity.approximate = bounds_.is_approximate(words_, amount);
  quantity.status = status(amount);
  return found;
}

// "one man in five"; "a majority in five states" is no share.
bool Counter::parts_some(const Amount& amount, std::size_t at) const {
  if (amount.form != NumberForm::kCardinal || !amounts_.parts_some(words_, at)) return false;
  const std::optional<Amount> whole = amounts_.at(words_, at + 1);
  return whole && !nouns_.at(words_, whole->end);
}

// "un Français sur deux", "deux voix sur trois": a share of what is counted. "un livre sur deux
// femmes" is none.
std::optional<Counted> Counter::share(const Amount& amount) const {
  constexpr double kLargestPart = 10;
  constexpr double kLargestWhole = 100;
  if (amount.form != NumberForm::kArticle && amount.form != NumberForm::kCardinal) return {};
  if (amount.low != amount.high || *amount.low < 1 || *amount.low > kLargestPart) return {};
  std::optional<Span> noun;
  std::size_t over = amount.end;
  const bool some = amounts_.parts_some(words_, over);  // "one in three people"
  if (!some) {
    noun = nouns_.at(words_, over);
    if (!noun) return {};
    while (over < words_.size() && words_.span(over).begin < noun->end) ++over;
    if (!amounts_.parts_share(words_, over) && !parts_some(amount, over)) return {};
  }
  const std::optional<Amount> whole = amounts_.at(words_, over + 1);
  if (!whole || whole->form != NumberForm::kCardinal || whole->low != whole->high) return {};
  if (*whole->low <= *amount.low || *whole->low > kLargestWhole) return {};
  if (measures_.is_time_unit(words_, whole->end)) return {};
  if (some) noun = nouns_.at(words_, whole->end);
  if (!some && nouns_.is_noun(words_, whole->end)) return {};
  Counted found{{}, amount, 0};
  found.amount.end = whole->end;
  found.amount.low = found.amount.high = *amount.low / *whole->low;
  found.amount.form = NumberForm::kFraction;
  Quantity& quantity = found.quantity;
  quantity.span = {words_.span(amount.begin).begin, words_.span(whole->end - 1).end};
  quantity.low = quantity.high = found.amount.low;
  quantity.counted = noun;
  found.bound = bounds_.bound(words_, found.amount, quantity);
  quantity.approximate = bounds_.is_approximate(words_, found.amount);
  quantity.status = status(found.amount);
  return found;
}

// "entre le dixième et le quinzième", "above the tenth": only what bounds an ordinal makes it one.
std::optional<Counted> Counter::place(const Amount& amount) const {
  constexpr double kLeast = 3;  // "beyond a second", "au-dessus du premier"
  if (*amount.high < kLeast || nouns_.is_noun(words_, amount.end)) return {};
  Counted found{{}, amount, 0};
  Quantity& quantity = found.quantity;
  quantity.span = {words_.span(amount.begin).begin, words_.span(amount.end - 1).end};
  quantity.kind = QuantityKind::kOrdinal;
  quantity.low = amount.low;
  quantity.high = amount.high;
  found.bound = bounds_.bound(words_, amount, quantity);
  if (found.bound == 0 && amount.low == amount.high) return {};
  quantity.status = status(amount);
  return found;
}

// Whether the amount belongs to a time that was found, or to one that was passed over.
bool Counter::is_of_time(const Amount& amount) {
  return in_time(amount.begin) ||
         (amount.form != NumberForm::kFraction && nouns_.is_of(words_[amount.end]) &&
          measures_.is_time_unit(words_, amount.end + 1));
}

void Counter::widen(const Counted& found, double low, double high) {
  Quantity& before = quantities_.back();
  const std::uint32_t begin = before.span.begin;
  before = found.quantity;
  before.span.begin = begin;
  before.low = low;
  before.high = high;
  last_ = found.amount;
}

// "plus de 100 et moins de 300" is one quantity: two bounds that nothing but "and" parts.
bool Counter::joins_bounds(const Counted& found) {
  const Quantity& before = quantities_.back();
  const Quantity& quantity = found.quantity;
  const bool upper = before.low && !before.high && quantity.high && !quantity.low;
  const bool lower = before.high && !before.low && quantity.low && !quantity.high;
  if (found.bound == 0 || (!upper && !lower)) return false;
  if (!amounts_.joins_bounds(words_, last_->end, found.amount.begin - found.bound)) return false;
  const double low = upper ? *before.low : *quantity.low;
  const double high = upper ? *quantity.high : *before.high;
  if (low < high) widen(found, low, high);
  return low < high;
}

// "5% to 7%", "$5 to $7 million", "entre 3 euros et 5 euros": the unit stands at both ends.
bool Counter::joins_ends(const Counted& found) {
  const Quantity& before = quantities_.back();
  const Quantity& quantity = found.quantity;
  if (quantity.unit.empty() || quantity.unit != before.unit || quantity.kind != before.kind ||
      found.bound > 0 || !before.low || before.low != before.high || !quantity.low ||
      quantity.low != quantity.high) {
    return false;
  }
  std::size_t first = last_->begin;
  if (first > 0 && before.counted && words_.span(first - 1) == *before.counted) --first;
  std::size_t join = last_->end;
  while (join < found.amount.begin && words_.span(join).begin < end_of(before)) ++join;
  std::size_t second = found.amount.begin;
  if (second > 0 && words_.span(second - 1) == quantity.counted) --second;
  if (second != join + 1 || !amounts_.joins_ends(words_, first, join)) return false;
  double low = *before.low;
  const double scale = found.amount.scale;
  if (last_->scale == 1 && low < *quantity.low / scale) low *= scale;
  if (low < *quantity.low) widen(found, low, *quantity.low);
  return low < *quantity.low;
}

void Counter::add(const Counted& found) {
  if (last_ && !quantities_.empty() && (joins_bounds(found) || joins_ends(found))) return;
  quantities_.push_back(found.quantity);
  last_ = found.amount;
}

std::optional<Counted> Counter::quantity_of(const Amount& amount) const {
  if (amount.form == NumberForm::kOrdinal) return place(amount);
  std::optional<Counted> found = share(amount);
  return found ? found : counted(amount);
}

// Behind the words at `at` by which nobody is counted; `row` is theirs.
std::size_t Counter::behind_none(std::size_t at, std::size_t& row) const {
  for (std::size_t length = none_lengths_.most(words_[at]); length > 0; --length) {
    if (!words_.together(at, at + length - 1)) continue;
    std::string phrase(words_[at]);
    for (std::size_t i = at + 1; i < at + length; ++i) phrase.append(" ").append(words_[i]);
    row = none_.find_folded(phrase);
    if (row != Table::kNone) return at + length;
  }
  return at;
}

// Whether what has become of people is told up to the next verb: "personne | n'a été blessé", but
// "personne | ne sait combien sont morts".
bool Counter::tells_state_behind(std::size_t at) const {
  constexpr std::size_t kFarthest = 5;
  for (std::size_t i = at; i < at + kFarthest && words_.together(at, i); ++i) {
    if (nouns_.tells_state(words_, i, words_.span(i))) return true;
    if (words_.part(i) == PartOfSpeech::kVerb) return false;
  }
  return false;
}

// "aucun mort", "no one was hurt": of people alone, of whom other articles count some.
std::optional<Quantity> Counter::none_at(std::size_t at) const {
  std::size_t row = Table::kNone;
  const std::size_t end = behind_none(at, row);
  if (end == at) return std::nullopt;
  Quantity quantity;
  quantity.span = {words_.span(at).begin, words_.span(end - 1).end};
  quantity.low = quantity.high = 0;
  if (none_.cell(row, 1) == "before") {
    quantity.counted = nouns_.at(words_, end);
    if (quantity.counted && nouns_.tells_state(words_, end, *quantity.counted)) return quantity;
    // "aucune personne n'a été | blessée"
    if (!nouns_.is_of_people(words_[end]) || !tells_state_behind(end + 1)) return std::nullopt;
    if (!quantity.counted) quantity.counted = words_.span(end);
    return quantity;
  }
  const PartOfSpeech before = at > 0 ? words_.part(at - 1) : PartOfSpeech::kX;
  const bool is_noun = words_.together(at - 1, at) &&  // "une personne morte"
                       (before == PartOfSpeech::kDet || before == PartOfSpeech::kNum);
  const bool is_of_others = nouns_.behind_skips(words_, end) > end;  // "no one else was hurt"
  const bool counts = !is_noun && !is_of_others && tells_state_behind(end);
  return counts ? std::optional(quantity) : std::nullopt;
}

std::vector<Quantity> Counter::run() {
  for (std::size_t at = 0; at < words_.size();) {
    const std::optional<Amount> amount = amounts_.at(words_, at);
    if (!amount) {
      if (auto none = none_at(at)) {
        quantities_.push_back(*none);
        last_.reset();
      }
      ++at;
      continue;
    }
    const bool time = is_of_time(*amount);
    std::optional<Counted> found;
    if (!time) found = quantity_of(*amount);
    if (found) add(*found);
    const bool passed = !found && measures_.is_time_unit(words_, amount->end);
    at = time || passed ? at + 1 : amount->end;
    const std::uint32_t end = found ? end_of(found->quantity) : 0;
    while (at < words_.size() && words_.span(at).begin < end) ++at;
  }
  return std::move(quantities_);
}

}  // namespace

std::vector<Quantity> find_quantities(const Words& words, std::span<const TimeExpression> times,
                                      const Language& language) {
  return Counter(words, times, language).run();
}

}  // namespace sourcier
