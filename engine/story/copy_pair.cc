#include "engine/story/copy_pair.h"

#include <algorithm>

namespace sourcier {
namespace {

constexpr std::uint32_t kWhole = 1000;  // Containments are thousandths.

// From this share on one text is the other, abridged or reworded; below it some passages stand in a
// text of its own.
constexpr std::uint32_t kNear = 450;
constexpr std::uint32_t kLeastQuoted = 5;
// Of words that one has between quotation marks and the other has not.
constexpr std::uint32_t kLeastUnmarked = 6;
// A clause around a shared quotation ("…, the ministry said on Friday") is still the quotation's;
// with more around it a passage was copied, however much of it is quoted.
constexpr std::uint32_t kReportingClause = 12;
// Standing text that ends the articles of one outlet is no longer than this.
constexpr std::uint32_t kStandingWords = 40;
// An abridged text keeps nearly nothing of its own, and less than this of the other.
constexpr std::uint32_t kAbridgedOwn = 950;
constexpr std::uint32_t kAbridgedOther = 700;

constexpr std::uint32_t kSeed = 3;
constexpr AlignOptions kReporting{.seed = kSeed, .gap = 2, .shortest = 5};
constexpr AlignOptions kQuoted{.seed = kSeed, .gap = 1, .shortest = 4};
constexpr AlignOptions kUnmarked{.seed = kSeed, .gap = 1, .shortest = 5};

std::uint16_t thousandths(std::uint32_t part, std::size_t whole) {
  if (whole == 0) return 0;
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(kWhole, std::size_t{part} * kWhole / whole));
}

bool is_quotation(const Overlap& shared, std::uint32_t least) {
  return shared.first >= least || shared.sentences > 0;
}

using First = ReadyPrint<SeededWords>;
using Second = ReadyPrint<AlignTarget>;

// Whether they quote the same words; where a text was cut or its marks were lost, what the one
// quotes is plain in the other.
bool share_quotation(const First& a, const Second& b) {
  return is_quotation(overlap(a.set_apart, b.set_apart, kQuoted), kLeastQuoted) ||
         is_quotation(overlap(a.set_apart, b.words, kUnmarked), kLeastUnmarked) ||
         is_quotation(overlap(a.words, b.set_apart, kUnmarked), kLeastUnmarked);
}

bool is_standing_text(const Print& a, const Print& b, const Overlap& reporting) {
  return a.outlet != 0 && a.outlet == b.outlet && reporting.at_both_ends &&
         reporting.first <= kStandingWords;
}

// `most` is the greater containment.
std::optional<CopyType> type_of(const First& first, const Second& second, const Overlap& reporting,
                                std::uint32_t most) {
  const Print& a = *first.print;
  const Print& b = *second.print;
  if (most >= kNear && reporting.first >= kLeastPassage) {
    const bool credited = !a.credits.empty() || !b.credits.empty();
    return credited ? CopyType::kDispatch : CopyType::kNear;
  }
  // Titles and names in a row ("the minister of foreign affairs …") are not copied, sentences are;
  // and little around a quotation is the quotation's.
  if (reporting.first < kReportingClause || reporting.sentences == 0) {
    const bool is_quoted = share_quotation(first, second);
    if (is_quoted && reporting.first < kReportingClause) return CopyType::kQuotation;
    if (reporting.sentences == 0 && !is_quoted) return std::nullopt;
  }
  if (is_standing_text(a, b, reporting)) return CopyType::kBoilerplate;
  // One sentence is cited, with or without marks; more is copied.
  return reporting.sentences <= 1 ? CopyType::kQuotation : CopyType::kPartial;
}

bool is_outlet_credited(const Print& source, const Print& copy) {
  return source.outlet != 0 && std::ranges::binary_search(copy.credits, source.outlet);
}

bool have_one_text(const Print& a, const Print& b) { return a.text != 0 && a.text == b.text; }

CopyEdge exact_copy(const Print& a, const Print& b) {
  CopyEdge edge;
  edge.type = CopyType::kExact;
  edge.containment_of_first = edge.containment_of_second = kWhole;
  edge.direction = had_first(a, b, edge).direction;
  return edge;
}

std::optional<CopyEdge> compared(const First& first, const Second& second) {
  const Overlap reporting = overlap(first.words, second.words, kReporting);
  CopyEdge edge;
  edge.containment_of_first = thousandths(reporting.first, first.size);
  edge.containment_of_second = thousandths(reporting.second, second.size);
  const auto type = type_of(first, second, reporting,
                            std::max(edge.containment_of_first, edge.containment_of_second));
  if (!type) return std::nullopt;
  edge.type = *type;
  edge.direction = had_first(*first.print, *second.print, edge).direction;
  return edge;
}

HadFirst by(FirstBy reason, bool is_first) {
  return {is_first ? Direction::kFirstIsSource : Direction::kSecondIsSource, reason};
}

// By the clocks where both are known: they are of one time, the days of where each was published.
HadFirst published_first(const Print& first, const Print& second) {
  const bool are_days = first.published.is_day() && second.published.is_day();
  const bool is_day_earlier = are_days && first.published < second.published;
  const bool is_day_later = are_days && second.published < first.published;
  if (first.minute != 0 && second.minute != 0) {
    if (first.minute == second.minute) return {};
    const bool is_earlier = first.minute < second.minute;
    return by((is_earlier ? is_day_earlier : is_day_later) ? FirstBy::kDay : FirstBy::kTime,
              is_earlier);
  }
  return is_day_earlier || is_day_later ? by(FirstBy::kDay, is_day_earlier) : HadFirst{};
}

}  // namespace

HadFirst had_first(const Print& first, const Print& second, const CopyEdge& edge) {
  if (edge.type == CopyType::kQuotation || edge.type == CopyType::kBoilerplate) return {};
  const bool is_first_credited = is_outlet_credited(first, second);
  const bool is_second_credited = is_outlet_credited(second, first);
  if (is_first_credited != is_second_credited) return by(FirstBy::kCredit, is_first_credited);
  if (const HadFirst published = published_first(first, second); published.by != FirstBy::kUnknown)
    return published;
  if (edge.type != CopyType::kNear && edge.type != CopyType::kDispatch) return {};
  if (edge.containment_of_first >= kAbridgedOwn && edge.containment_of_second < kAbridgedOther)
    return by(FirstBy::kAbridgement, false);
  if (edge.containment_of_second >= kAbridgedOwn && edge.containment_of_first < kAbridgedOther)
    return by(FirstBy::kAbridgement, true);
  return {};
}

template <typename Words>
void ReadyPrint<Words>::assign(const Print& of) {
  if (print == &of) return;
  print = &of;
  words.assign(of.words, kSeed);
  set_apart.assign(of.set_apart, kSeed);
  size = count_words(of.words);
}

std::optional<CopyEdge> CopyPairs::compare(const Print& first, const Print& second) {
  if (have_one_text(first, second)) return exact_copy(first, second);
  first_.assign(first);
  second_.assign(second);
  return compared(first_, second_);
}

}  // namespace sourcier
