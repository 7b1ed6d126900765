#include "engine/pipeline/live_near.h"

#include <algorithm>

#include "engine/story/grouping.h"
#include "engine/story/nearest.h"
#include "engine/story/similarity.h"

namespace sourcier {
namespace {

constexpr PostingKind kFeature = PostingKind::kFeature;

bool is_nearer(const NearArticle& a, const NearArticle& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.article < b.article;
}

// The nearest of a list alone, as Nearest has them.
std::vector<NearArticle> nearest_of(std::vector<NearArticle> list) {
  std::ranges::sort(list, is_nearer);
  if (list.size() > kMostNear) list.resize(kMostNear);
  return list;
}

bool holds(const std::vector<NearArticle>& list, const std::string& article) {
  return std::ranges::find(list, article, &NearArticle::article) != list.end();
}

void erase(std::vector<NearArticle>& list, const std::string& article) {
  std::erase_if(list, [&](const NearArticle& one) { return one.article == article; });
}

}  // namespace

LiveNear::Kept& LiveNear::kept(const std::string& article) {
  const auto [entry, added] = lists_.try_emplace(article);
  if (added) entry->second.before = entry->second.now = tables_.near(article);
  return entry->second;
}

const std::vector<NearArticle>& LiveNear::of(const std::string& article) {
  return kept(article).now;
}

bool LiveNear::has(const std::string& article, const std::string& other) {
  if (!lists_.contains(article) && !lists_.contains(other) && !tables_.may_be_near(article, other))
    return false;
  return holds(of(article), other);
}

bool LiveNear::is_nearest_of(const std::string& other, const std::string& article) {
  return holds(nearest_of(of(article)), other);
}

std::uint32_t LiveNear::similarity(const Print& a, const Print& b) const {
  const std::uint32_t similarity = story_similarity(vector_of(a), vector_of(b));
  return similarity >= in_fine(kStoryThreshold) ? similarity : 0;
}

// Whether they are within reach of each other in as many lists as it takes.
bool LiveNear::are_partners(const Print& a, const Print& b) {
  const bool is_first = time_place(a) < time_place(b);
  const TimePlace first = time_place(is_first ? a : b);
  const TimePlace last = time_place(is_first ? b : a);
  std::vector<std::uint32_t> keys = indexed_features(a);
  std::vector<std::uint32_t> others = indexed_features(b);
  std::ranges::sort(keys);
  std::ranges::sort(others);
  std::vector<std::uint32_t> common;
  std::ranges::set_intersection(keys, others, std::back_inserter(common));
  std::uint32_t shared = 0;
  for (std::size_t i = 0; i < common.size() && shared < kSharedFeatures; ++i) {
    const std::size_t steps =
        tables_.count_between(kFeature, common[i], first, last, kStoryReach + 1);
    if (steps <= kStoryReach) ++shared;
  }
  return shared >= kSharedFeatures;
}

LiveNear::List LiveNear::partners_of(const Print& print) {
  const TimePlace place = time_place(print);
  std::unordered_map<std::string, std::uint32_t> shared;
  for (const std::uint32_t key : indexed_features(print)) {
    for (const TimePlace& other : tables_.before(kFeature, key, place, kStoryReach))
      ++shared[other.article];
    for (const TimePlace& other : tables_.behind(kFeature, key, place, kStoryReach))
      ++shared[other.article];
  }
  List partners;
  for (const auto& [article, features] : shared) {
    if (features < kSharedFeatures) continue;
    const Print* other = tables_.print(article);
    if (other == nullptr) continue;
    if (const std::uint32_t alike = similarity(print, *other); alike != 0)
      partners.push_back({article, alike});
  }
  return partners;
}

// Those that are as far from each other as one may see in a list where the article stands between
// them, itself not counted.
std::set<LiveNear::Pair> LiveNear::pairs_around(const Print& print,
                                                const std::vector<std::uint32_t>& keys) {
  const TimePlace place = time_place(print);
  std::set<Pair> pairs;
  for (const std::uint32_t key : keys) {
    const auto behind = tables_.behind(kFeature, key, place, kStoryReach);
    if (behind.empty()) continue;
    const auto before = tables_.before(kFeature, key, place, kStoryReach);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const std::size_t other = kStoryReach - 1 - i;
      if (other < behind.size()) pairs.emplace(before[i].article, behind[other].article);
    }
  }
  return pairs;
}

void LiveNear::unlink(const std::string& a, const std::string& b) {
  erase(kept(a).now, b);
  erase(kept(b).now, a);
}

// Of its nearest `other` is one no more; its list stays true but for the one that comes next.
void LiveNear::lose(const std::string& article, const std::string& other) {
  const List nearest = nearest_of(of(article));
  if (nearest.size() == kMostNear && holds(nearest, other)) short_.insert(article);
}

void LiveNear::link(const std::string& a, const std::string& b, std::uint32_t similarity) {
  kept(a).now.push_back({b, similarity});
  kept(b).now.push_back({a, similarity});
}

// A pair that may be compared from now on: kept where either is of the other's nearest. Who falls
// out of these is dropped, where it is not the other way round.
void LiveNear::offer(const std::string& a, const std::string& b, std::uint32_t similarity) {
  if (has(a, b)) return;
  std::vector<Pair> fallen;
  bool is_kept = false;
  for (const auto& [own, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    List list = nearest_of(of(*own));
    list.push_back({*other, similarity});
    const List nearest = nearest_of(list);
    if (!holds(nearest, *other)) continue;
    is_kept = true;
    std::ranges::sort(list, is_nearer);
    if (list.size() > kMostNear) fallen.emplace_back(*own, list.back().article);
  }
  if (!is_kept) return;
  link(a, b, similarity);
  for (const auto& [own, other] : fallen)
    if (!is_nearest_of(own, other)) unlink(own, other);
}

// Pairs that are new have been offered to both: who looks again finds others that are not new to
// them.
void LiveNear::find_again() {
  const std::set<std::string> articles = std::move(short_);
  short_.clear();
  for (const std::string& article : articles) {
    const Print* print = tables_.print(article);
    if (print == nullptr) return;
    const List nearest = nearest_of(partners_of(*print));
    for (const NearArticle& one : List(of(article)))
      if (!holds(nearest, one.article) && !is_nearest_of(article, one.article))
        unlink(article, one.article);
    for (const NearArticle& one : nearest)
      if (!has(article, one.article)) link(article, one.article, one.similarity);
  }
}

void LiveNear::add(const Print& print) {
  const std::vector<std::uint32_t> keys = indexed_features(print);
  const std::set<Pair> parted = pairs_around(print, keys);
  const TimePlace place = time_place(print);
  for (const std::uint32_t key : keys) tables_.put_posting(kFeature, key, place);
  for (const auto& [a, b] : parted) {
    if (!has(a, b)) continue;
    const Print* first = tables_.print(a);
    const Print* second = tables_.print(b);
    if (first == nullptr || second == nullptr || are_partners(*first, *second)) continue;
    lose(a, b);
    lose(b, a);
    unlink(a, b);
  }
  for (const NearArticle& one : partners_of(print))
    offer(print.article, one.article, one.similarity);
  find_again();
}

void LiveNear::remove(const Print& print) {
  const std::vector<std::uint32_t> keys = indexed_features(print);
  const std::set<Pair> joined = pairs_around(print, keys);
  const TimePlace place = time_place(print);
  for (const std::uint32_t key : keys) tables_.drop_posting(kFeature, key, place);
  for (const NearArticle& one : List(of(print.article))) {
    lose(one.article, print.article);
    unlink(print.article, one.article);
  }
  for (const auto& [a, b] : joined) {
    const Print* first = tables_.print(a);
    const Print* second = tables_.print(b);
    if (first == nullptr || second == nullptr) return;
    if (has(a, b) || !are_partners(*first, *second)) continue;
    if (const std::uint32_t alike = similarity(*first, *second); alike != 0) offer(a, b, alike);
  }
  find_again();
}

LiveNear::Changes LiveNear::keep() {
  Changes changes;
  for (auto& [article, list] : lists_) {
    std::ranges::sort(list.before);
    std::ranges::sort(list.now);
    if (list.before == list.now) continue;
    tables_.set_near(article, list.now);
    for (const NearArticle& one : list.now)
      if (article < one.article && !holds(list.before, one.article))
        changes.come.emplace_back(article, one.article);
    for (const NearArticle& one : list.before)
      if (article < one.article && !holds(list.now, one.article))
        changes.gone.emplace_back(article, one.article);
  }
  return changes;
}

}  // namespace sourcier
