#include "engine/story/copies.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/base/parallel.h"
#include "engine/story/cluster.h"
#include "engine/story/overlap.h"
#include "engine/story/shared_text.h"

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

// Average containment that holds a family together: nearly one text, so that the versions of a day,
// of which each keeps half of the one before, do not chain.
constexpr std::uint32_t kFamily = 700;

// Pairs listed between two sets of equal texts; beyond, each is listed with the other's first.
constexpr std::size_t kMostEqualPairs = 1024;

std::uint16_t thousandths(std::uint32_t part, std::size_t whole) {
  if (whole == 0) return 0;
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(kWhole, std::size_t{part} * kWhole / whole));
}

bool is_quotation(const Overlap& shared, std::uint32_t least) {
  return shared.first >= least || shared.sentences > 0;
}

// A print made ready to be compared.
template <typename Words>
struct Ready {
  void assign(const Print& of) {
    if (print == &of) return;
    print = &of;
    words.assign(of.words, kSeed);
    set_apart.assign(of.set_apart, kSeed);
    size = count_words(of.words);
  }

  const Print* print = nullptr;
  std::size_t size = 0;  // Its words without sentence breaks.
  Words words;
  Words set_apart;
};

using First = Ready<SeededWords>;
using Second = Ready<AlignTarget>;

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

// Who had it first: the agency that the other credits, else the one published on an earlier day,
// else the whole text before its abridgement.
Direction direction_of(const Print& a, const Print& b, const CopyEdge& edge) {
  if (edge.type == CopyType::kQuotation || edge.type == CopyType::kBoilerplate)
    return Direction::kUnknown;
  const bool from_a = is_outlet_credited(a, b);
  const bool from_b = is_outlet_credited(b, a);
  if (from_a != from_b) return from_a ? Direction::kFirstIsSource : Direction::kSecondIsSource;
  if (a.published.is_day() && b.published.is_day() && a.published != b.published)
    return a.published < b.published ? Direction::kFirstIsSource : Direction::kSecondIsSource;
  if (edge.type != CopyType::kNear && edge.type != CopyType::kDispatch) return Direction::kUnknown;
  if (edge.containment_of_first >= kAbridgedOwn && edge.containment_of_second < kAbridgedOther)
    return Direction::kSecondIsSource;
  if (edge.containment_of_second >= kAbridgedOwn && edge.containment_of_first < kAbridgedOther)
    return Direction::kFirstIsSource;
  return Direction::kUnknown;
}

bool have_one_text(const Print& a, const Print& b) { return a.text != 0 && a.text == b.text; }

CopyEdge exact_copy(const Print& a, const Print& b) {
  CopyEdge edge;
  edge.type = CopyType::kExact;
  edge.containment_of_first = edge.containment_of_second = kWhole;
  edge.direction = direction_of(a, b, edge);
  return edge;
}

std::optional<CopyEdge> compare(const First& first, const Second& second) {
  const Overlap reporting = overlap(first.words, second.words, kReporting);
  CopyEdge edge;
  edge.containment_of_first = thousandths(reporting.first, first.size);
  edge.containment_of_second = thousandths(reporting.second, second.size);
  const auto type = type_of(first, second, reporting,
                            std::max(edge.containment_of_first, edge.containment_of_second));
  if (!type) return std::nullopt;
  edge.type = *type;
  edge.direction = direction_of(*first.print, *second.print, edge);
  return edge;
}

// Sets of prints with the same text, each by its smallest; texts without words are alone.
std::vector<std::vector<std::uint32_t>> equal_texts(std::span<const Print* const> prints) {
  std::map<std::uint64_t, std::size_t> seen;
  std::vector<std::vector<std::uint32_t>> sets;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    const auto [entry, added] = seen.try_emplace(prints[i]->text, sets.size());
    if (added || prints[i]->text == 0) {
      sets.push_back({i});
    } else {
      sets[entry->second].push_back(i);
    }
  }
  return sets;
}

// Pairs, the later print first: pairs of one print are compared one after the other.
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void add_pairs(Pairs& pairs, const std::vector<std::uint32_t>& a,
               const std::vector<std::uint32_t>& b) {
  const bool all = a.size() * b.size() <= kMostEqualPairs;
  for (const std::uint32_t i : a)
    for (const std::uint32_t j : b)
      if (i != j && (all || i == a.front() || j == b.front()))
        pairs.emplace_back(std::max(i, j), std::min(i, j));
}

// Pairs in one piece of work.
constexpr std::size_t kPairsAtOnce = 4096;

std::vector<CopyEdge> compared(std::span<const Print* const> prints,
                               std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs) {
  std::vector<CopyEdge> edges;
  First of_first;
  Second of_second;
  for (const auto& [second, first] : pairs) {
    const Print& a = *prints[first];
    const Print& b = *prints[second];
    std::optional<CopyEdge> edge;
    if (have_one_text(a, b)) {
      edge = exact_copy(a, b);
    } else {
      of_first.assign(a);
      of_second.assign(b);
      edge = compare(of_first, of_second);
    }
    if (!edge) continue;
    edge->first = first;
    edge->second = second;
    edges.push_back(*edge);
  }
  return edges;
}

std::vector<CopyEdge> compared(std::span<const Print* const> prints, const Pairs& pairs,
                               unsigned jobs) {
  std::vector<std::vector<CopyEdge>> parts((pairs.size() + kPairsAtOnce - 1) / kPairsAtOnce);
  parallel_for(jobs, parts.size(), [&](std::size_t part) {
    const std::size_t begin = part * kPairsAtOnce;
    const std::size_t size = std::min(kPairsAtOnce, pairs.size() - begin);
    parts[part] = compared(prints, std::span(pairs).subspan(begin, size));
  });
  std::size_t count = 0;
  for (const auto& part : parts) count += part.size();
  std::vector<CopyEdge> edges;
  edges.reserve(count);
  for (auto& part : parts) {
    edges.insert(edges.end(), part.begin(), part.end());
    part = {};  // There may be many: not all twice in memory.
  }
  std::ranges::sort(edges, [](const CopyEdge& a, const CopyEdge& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  return edges;
}

}  // namespace

std::vector<CopyEdge> find_copies(std::span<const Print* const> prints, unsigned jobs) {
  const auto sets = equal_texts(prints);
  std::vector<const Print*> distinct;
  distinct.reserve(sets.size());
  for (const auto& set : sets) distinct.push_back(prints[set.front()]);
  auto pairs = pairs_with_shared_text(distinct);
  for (std::uint32_t set = 0; set < sets.size(); ++set) pairs.emplace_back(set, set);
  return copies_between(prints, sets, pairs, jobs);
}

std::vector<CopyEdge> copies_between(
    std::span<const Print* const> prints, const std::vector<std::vector<std::uint32_t>>& sets,
    std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs_of_sets, unsigned jobs) {
  Pairs pairs;
  for (const auto& [a, b] : pairs_of_sets) add_pairs(pairs, sets[a], sets[b]);
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return compared(prints, pairs, jobs);
}

bool is_of_one_family(CopyType type) {
  return type == CopyType::kExact || type == CopyType::kNear || type == CopyType::kDispatch;
}

std::vector<std::uint32_t> families_of(std::size_t prints, std::span<const CopyEdge> copies) {
  std::vector<std::uint32_t> initial(prints);
  for (std::uint32_t i = 0; i < prints; ++i) initial[i] = i;
  std::vector<Edge> edges;
  for (const CopyEdge& copy : copies) {
    if (copy.type == CopyType::kExact) {
      initial[copy.second] = std::min(initial[copy.second], initial[copy.first]);
    } else if (is_of_one_family(copy.type)) {
      const std::uint32_t most = std::max(copy.containment_of_first, copy.containment_of_second);
      edges.push_back({copy.first, copy.second, most});
    }
  }
  return average_link(initial, edges, kFamily).labels;
}

}  // namespace sourcier
