#include "engine/story/copies.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/story/align.h"
#include "engine/story/cluster.h"
#include "engine/story/shared_text.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kWhole = 1000;  // Containments are thousandths.

// From this share on one text is the other, abridged or lightly rewritten; below it some passages
// stand in a text of its own.
constexpr std::uint32_t kNear = 500;
// Fewer shared words are a name, a title or chance.
constexpr std::uint32_t kLeastReporting = 9;
constexpr std::uint32_t kLeastQuoted = 5;
// A clause around a shared quotation ("…, the ministry said on Friday") is still the quotation's;
// with more around it a passage was copied, however much of it is quoted.
constexpr std::uint32_t kReportingClause = 12;
// Standing text that ends the articles of one outlet is no longer than this.
constexpr std::uint32_t kStandingWords = 40;
// An abridged text keeps nearly nothing of its own, and less than this of the other.
constexpr std::uint32_t kAbridgedOwn = 950;
constexpr std::uint32_t kAbridgedOther = 700;

constexpr AlignOptions kReporting{.seed = 3, .gap = 2, .shortest = 5};
constexpr AlignOptions kQuoted{.seed = 3, .gap = 1, .shortest = 4};

// Average containment that holds a family together.
constexpr std::uint32_t kFamily = 550;

// Pairs listed between two sets of equal texts; beyond, each is listed with the other's first.
constexpr std::size_t kMostEqualPairs = 1024;

struct Shared {
  std::uint32_t first = 0;    // Words of the first that stand in the second.
  std::uint32_t second = 0;   // And the other way round.
  std::uint32_t longest = 0;  // Words of the longest passage.
  bool at_both_ends = false;
};

std::vector<std::uint32_t> widened(const std::vector<std::uint16_t>& words) {
  return {words.begin(), words.end()};
}

Shared share(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b,
             const AlignOptions& options) {
  const auto blocks = align(widened(a), widened(b), options);
  Shared shared;
  std::vector<bool> covered(b.size());
  for (const AlignedRun& block : blocks) {
    shared.first += block.matched;
    shared.longest = std::max(shared.longest, block.matched);
    for (std::uint32_t at = block.second; at < block.second + block.second_size; ++at) {
      if (!covered[at]) ++shared.second;
      covered[at] = true;
    }
  }
  if (!blocks.empty()) {
    const AlignedRun& last = blocks.back();
    shared.at_both_ends =
        last.first + last.first_size == a.size() && last.second + last.second_size == b.size();
  }
  return shared;
}

std::uint16_t thousandths(std::uint32_t part, std::size_t whole) {
  if (whole == 0) return 0;
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(kWhole, std::size_t{part} * kWhole / whole));
}

bool is_standing_text(const Print& a, const Print& b, const Shared& reporting) {
  return a.outlet != 0 && a.outlet == b.outlet && reporting.at_both_ends &&
         reporting.first <= kStandingWords;
}

std::optional<CopyType> type_of(const Print& a, const Print& b, const Shared& reporting,
                                const Shared& quoted) {
  if (a.text != 0 && a.text == b.text) return CopyType::kExact;
  const std::uint32_t most = std::max(thousandths(reporting.first, a.words.size()),
                                      thousandths(reporting.second, b.words.size()));
  if (most >= kNear && reporting.first >= kLeastReporting) {
    const bool credited = !a.credits.empty() || !b.credits.empty();
    return credited ? CopyType::kDispatch : CopyType::kNear;
  }
  if (quoted.first >= kLeastQuoted && reporting.first < kReportingClause)
    return CopyType::kQuotation;
  // Titles and names in a row ("the minister of foreign affairs …") are not copied, long runs are.
  if (reporting.longest < kLeastReporting) return std::nullopt;
  return is_standing_text(a, b, reporting) ? CopyType::kBoilerplate : CopyType::kPartial;
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

std::optional<CopyEdge> compare(const Print& a, const Print& b) {
  const bool equal = a.text != 0 && a.text == b.text;
  const Shared reporting = equal ? Shared{} : share(a.words, b.words, kReporting);
  const Shared quoted = equal ? Shared{} : share(a.set_apart, b.set_apart, kQuoted);
  const auto type = type_of(a, b, reporting, quoted);
  if (!type) return std::nullopt;
  CopyEdge edge;
  edge.type = *type;
  edge.containment_of_first = equal ? kWhole : thousandths(reporting.first, a.words.size());
  edge.containment_of_second = equal ? kWhole : thousandths(reporting.second, b.words.size());
  edge.direction = direction_of(a, b, edge);
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

class Collector {
 public:
  explicit Collector(std::span<const Print* const> prints) : prints_(prints) {}

  void add(std::uint32_t i, std::uint32_t j) {
    const auto [a, b] = std::minmax(i, j);
    auto edge = compare(*prints_[a], *prints_[b]);
    if (!edge) return;
    edge->first = a;
    edge->second = b;
    edges_.push_back(*edge);
  }

  void add_sets(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const bool all = a.size() * b.size() <= kMostEqualPairs;
    for (const std::uint32_t i : a)
      for (const std::uint32_t j : b)
        if (i != j && (all || i == a.front() || j == b.front())) add(i, j);
  }

  std::vector<CopyEdge> take() {
    std::ranges::sort(edges_, [](const CopyEdge& a, const CopyEdge& b) {
      return a.first != b.first ? a.first < b.first : a.second < b.second;
    });
    const auto same = [](const CopyEdge& a, const CopyEdge& b) {
      return a.first == b.first && a.second == b.second;
    };
    edges_.erase(std::unique(edges_.begin(), edges_.end(), same), edges_.end());
    return std::move(edges_);
  }

 private:
  std::span<const Print* const> prints_;
  std::vector<CopyEdge> edges_;
};

}  // namespace

std::vector<CopyEdge> find_copies(std::span<const Print* const> prints) {
  const auto sets = equal_texts(prints);
  std::vector<const Print*> distinct;
  distinct.reserve(sets.size());
  for (const auto& set : sets) distinct.push_back(prints[set.front()]);
  Collector collector(prints);
  for (const auto& set : sets) collector.add_sets(set, set);
  for (const auto& [a, b] : pairs_with_shared_text(distinct)) collector.add_sets(sets[a], sets[b]);
  return collector.take();
}

std::vector<std::uint32_t> families_of(std::size_t prints, std::span<const CopyEdge> copies) {
  std::vector<std::uint32_t> initial(prints);
  for (std::uint32_t i = 0; i < prints; ++i) initial[i] = i;
  std::vector<Edge> edges;
  for (const CopyEdge& copy : copies) {
    if (copy.type == CopyType::kExact) {
      initial[copy.second] = std::min(initial[copy.second], initial[copy.first]);
    } else if (copy.type == CopyType::kNear || copy.type == CopyType::kDispatch) {
      const std::uint32_t most = std::max(copy.containment_of_first, copy.containment_of_second);
      edges.push_back({copy.first, copy.second, most});
    }
  }
  return average_link(initial, edges, kFamily).labels;
}

}  // namespace sourcier
