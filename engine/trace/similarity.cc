#include "engine/trace/similarity.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace sourcier {
namespace {

// Words of one family ("président", "présidentiel"; "victory", "victoire") share a beginning of at
// least this many bytes and this share of the longer, and count for less than the same word.
constexpr std::size_t kFamilyPrefix = 5;
constexpr std::size_t kFamilyShare = 600;
constexpr std::uint32_t kFamilyWeight = 700;
// Across languages a word that no row knows could not have matched: it counts half.
constexpr std::uint32_t kUnmappedAbroad = 500;
// Where each side is left with known words of more than this share of what both say, in
// thousandths, they say two things of one subject ("was arrested", "was wounded").
constexpr std::uint64_t kTwoThings = 400;

struct Leftover {
  const Term* term = nullptr;
  bool used = false;
};

struct Tally {
  std::uint64_t both = 0;      // Weight of the matched terms, the mean of the two sides.
  std::uint64_t opposite = 0;  // Of it, where only one side is negated.
  std::uint32_t terms = 0;
  std::vector<Leftover> first;
  std::vector<Leftover> second;

  void match(const Term& a, const Term& b, std::uint32_t thousandths) {
    const std::uint64_t weight = (a.weight + b.weight) / 2 * thousandths / 1000;
    both += weight;
    const bool may_agree = a.may_be_negated || b.may_be_negated;
    if (a.negated != b.negated && !may_agree) opposite += weight;
    ++terms;
  }
};

Tally match_keys(const Terms& first, const Terms& second) {
  Tally tally;
  auto a = first.terms.begin();
  auto b = second.terms.begin();
  while (a != first.terms.end() || b != second.terms.end()) {
    if (b == second.terms.end() || (a != first.terms.end() && a->key < b->key)) {
      tally.first.push_back({&*a++});
    } else if (a == first.terms.end() || b->key < a->key) {
      tally.second.push_back({&*b++});
    } else {
      tally.match(*a++, *b++, 1000);
    }
  }
  return tally;
}

bool is_family(const Term& a, const Term& b) {
  if (a.kind != TermKind::kWord || b.kind != TermKind::kWord) return false;
  const std::size_t shorter = std::min(a.key.size(), b.key.size());
  const std::size_t longer = std::max(a.key.size(), b.key.size());
  if (shorter < kFamilyPrefix) return false;
  std::size_t common = 0;
  while (common < shorter && a.key[common] == b.key[common]) ++common;
  return common >= kFamilyPrefix && common * 1000 >= longer * kFamilyShare;
}

void match_families(Tally& tally) {
  for (Leftover& a : tally.first) {
    for (Leftover& b : tally.second) {
      if (b.used || !is_family(*a.term, *b.term)) continue;
      tally.match(*a.term, *b.term, kFamilyWeight);
      a.used = b.used = true;
      break;
    }
  }
}

bool is_contrary(const Term& a, const Term& b) {
  return a.contraries != nullptr && std::ranges::binary_search(*a.contraries, b.key);
}

// Whether the one says of the same the contrary of the other: "rise" and "fall".
bool leaves_contraries(const Tally& tally) {
  return std::ranges::any_of(tally.first, [&](const Leftover& a) {
    return !a.used && std::ranges::any_of(tally.second, [&](const Leftover& b) {
      return !b.used && a.term->negated == b.term->negated && is_contrary(*a.term, *b.term);
    });
  });
}

std::uint64_t total_of(const Terms& terms, const std::vector<Leftover>& left, bool abroad) {
  std::uint64_t total = terms.total;
  if (!abroad) return total;
  for (const Leftover& leftover : left) {
    if (!leftover.used && !leftover.term->mapped) {
      total -= leftover.term->weight * kUnmappedAbroad / 1000;
    }
  }
  return total;
}

bool leaves(const std::vector<Leftover>& left, TermKind kind) {
  return std::ranges::any_of(left,
                             [&](const Leftover& l) { return !l.used && l.term->kind == kind; });
}

// A city and its country may be one place; two cities are not, nor are two countries.
bool leaves_place(const std::vector<Leftover>& left, bool is_country) {
  return std::ranges::any_of(left, [&](const Leftover& l) {
    return !l.used && l.term->is_place && l.term->key.starts_with("country:") == is_country;
  });
}

bool is_elsewhere(const Tally& tally) {
  return std::ranges::any_of(std::initializer_list<bool>{false, true}, [&](bool is_country) {
    return leaves_place(tally.first, is_country) && leaves_place(tally.second, is_country);
  });
}

// The weight of the words left over whose meaning is known: of a word of no row nothing tells
// that it is no synonym.
std::uint64_t known_words_left(const std::vector<Leftover>& left) {
  std::uint64_t weight = 0;
  for (const Leftover& each : left) {
    const Term& term = *each.term;
    if (!each.used && term.kind == TermKind::kWord && term.mapped) weight += term.weight;
  }
  return weight;
}

bool say_two_things(const Tally& tally) {
  const std::uint64_t least =
      std::min(known_words_left(tally.first), known_words_left(tally.second));
  return least * 1000 > tally.both * kTwoThings;
}

// "more than 300" and "less than 300"
bool is_bound_opposed(const Terms& a, const Terms& b) {
  return (a.at_least && !a.at_most && b.at_most && !b.at_least) ||
         (a.at_most && !a.at_least && b.at_least && !b.at_most);
}

bool is_modality_opposed(const Terms& a, const Terms& b) {
  if (a.obliged != b.obliged) return true;
  return (a.possible && !b.possible && !b.able) || (b.possible && !a.possible && !a.able);
}

Similarity measure(const Terms& first, const Terms& second, bool topic_only) {
  Tally tally = match_keys(first, second);
  match_families(tally);
  const bool abroad = first.language != second.language;
  const std::uint64_t a = total_of(first, tally.first, abroad);
  const std::uint64_t b = total_of(second, tally.second, abroad);
  Similarity out;
  if (a == 0 || b == 0) return out;
  const std::uint64_t contained = std::min<std::uint64_t>(1000, tally.both * 1000 / std::min(a, b));
  out.dice = static_cast<std::uint32_t>(std::min<std::uint64_t>(1000, tally.both * 2000 / (a + b)));
  out.likeness = (static_cast<std::uint32_t>(contained) + out.dice) / 2;
  out.apart = say_two_things(tally);
  if (!topic_only && out.apart) out.likeness = out.dice / 2;
  out.shared = tally.terms;
  const auto differs = [&](TermKind kind) {
    return leaves(tally.first, kind) && leaves(tally.second, kind);
  };
  out.opposed = differs(TermKind::kNumber) || differs(TermKind::kCalendar) || is_elsewhere(tally) ||
                is_bound_opposed(first, second);
  out.negates = tally.opposite * 2 > tally.both;
  if (!topic_only) {
    out.opposed |= out.negates || is_modality_opposed(first, second);
    out.opposed |= leaves_contraries(tally);
  }
  return out;
}

}  // namespace

Similarity compare(const Terms& first, const Terms& second) {
  return measure(first, second, false);
}

Similarity compare_topic(const Terms& first, const Terms& second) {
  return measure(first, second, true);
}

}  // namespace sourcier
