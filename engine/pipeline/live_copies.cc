#include "engine/pipeline/live_copies.h"

#include <algorithm>
#include <tuple>

#include "engine/story/copies.h"
#include "engine/story/group.h"
#include "engine/story/shared_text.h"

namespace sourcier {
namespace {

constexpr PostingKind kGram = PostingKind::kGram;
constexpr std::size_t kAll = INT64_MAX;

auto key_of(const Copy& copy) { return std::tie(copy.first, copy.second); }

void put_in_order(std::vector<Copy>& copies) {
  std::ranges::sort(copies, [](const Copy& a, const Copy& b) { return key_of(a) < key_of(b); });
  const auto is_same = [](const Copy& a, const Copy& b) { return key_of(a) == key_of(b); };
  copies.erase(std::unique(copies.begin(), copies.end(), is_same), copies.end());
}

const std::string& other_of(const Copy& copy, const std::string& article) {
  return copy.first == article ? copy.second : copy.first;
}

std::uint32_t index_of(const std::vector<std::string>& sorted, const std::string& id) {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, id) - sorted.begin());
}

}  // namespace

void LiveCopies::mark(const std::string& article) {
  const Print* print = tables_.print(article);
  if (print != nullptr && print->text != 0) texts_.insert(print->text);
}

void LiveCopies::put_grams(const Print& print) {
  const TimePlace place = time_place(print);
  for (const std::uint32_t gram : grams_of(print)) {
    tables_.put_posting(kGram, gram, place);
    const auto list = tables_.list(kGram, gram, kStandingText + 2);
    if (list.size() == kStandingText + 1) {
      for (const TimePlace& one : list) mark(one.article);
    } else if (list.size() > kStandingText && list.front() == place) {
      mark(list[1].article);
    }
  }
}

void LiveCopies::drop_grams(const Print& print) {
  const TimePlace place = time_place(print);
  for (const std::uint32_t gram : grams_of(print)) {
    tables_.drop_posting(kGram, gram, place);
    const auto list = tables_.list(kGram, gram, kStandingText + 1);
    if (list.size() == kStandingText) {
      for (const TimePlace& one : list) mark(one.article);
    } else if (list.size() > kStandingText && place < list.front()) {
      mark(list.front().article);
    }
  }
}

void LiveCopies::add(const Print& print) {
  compared_.insert(print.article);
  if (print.text == 0) return;
  const Ids with = tables_.with_text(print.text);
  tables_.put_text(print.text, print.article);
  texts_.insert(print.text);
  if (!with.empty() && with.front() < print.article) return;
  const Print* before = with.empty() ? nullptr : tables_.print(with.front());
  if (before != nullptr) drop_grams(*before);
  put_grams(print);
}

void LiveCopies::remove(const Print& print) {
  if (print.text == 0) return;
  const Ids with = tables_.with_text(print.text);
  tables_.drop_text(print.text, print.article);
  texts_.insert(print.text);
  if (with.empty() || with.front() != print.article) return;
  drop_grams(print);
  const Print* next = with.size() > 1 ? tables_.print(with[1]) : nullptr;
  if (next != nullptr) put_grams(*next);
}

// The texts that the one with this first article is worth comparing with.
std::set<std::uint64_t> LiveCopies::partners_of(const Print& first) {
  std::unordered_map<std::string, std::uint32_t> shared;
  for (const std::uint32_t gram : grams_of(first)) {
    auto list = tables_.list(kGram, gram, kStandingText + 1);
    if (list.size() > kStandingText) {
      if (list.front().article == first.article) {
        list = tables_.list(kGram, gram, kAll);
      } else {
        list.resize(1);
      }
    }
    for (const TimePlace& one : list) ++shared[one.article];
  }
  shared.erase(first.article);
  std::set<std::uint64_t> texts;
  for (const auto& [article, grams] : shared) {
    const Print* other = tables_.print(article);
    if (other == nullptr) continue;
    if (grams >= kSharedGrams || is_short_text(first) || is_short_text(*other))
      texts.insert(other->text);
  }
  return texts;
}

void LiveCopies::load_known(const std::set<std::string>& articles) {
  for (const std::string& article : articles)
    for (Copy& copy : groups_.copies_of(article)) known_.push_back(std::move(copy));
  put_in_order(known_);
}

// The marked texts with all that they are to be compared with, and the articles of each.
LiveCopies::Comparison LiveCopies::marked() {
  Comparison all;
  for (const std::uint64_t text : texts_) {
    const Ids own = tables_.with_text(text);
    const Print* first = own.empty() ? nullptr : tables_.print(own.front());
    if (first == nullptr) continue;
    compared_.insert(own.begin(), own.end());
    all.articles_of.insert_or_assign(text, own);
    if (own.size() > 1) all.pairs.emplace_back(text, text);
    for (const std::uint64_t other : partners_of(*first)) {
      const auto [entry, added] = all.articles_of.try_emplace(other);
      if (added) entry->second = tables_.with_text(other);
      all.pairs.emplace_back(text, other);
    }
  }
  return all;
}

void LiveCopies::compare(unsigned jobs) {
  const Comparison all = marked();
  load_known(compared_);
  Ids ids;
  for (const auto& [text, articles] : all.articles_of)
    ids.insert(ids.end(), articles.begin(), articles.end());
  std::ranges::sort(ids);
  std::vector<const Print*> prints;
  for (const std::string& id : ids) prints.push_back(tables_.print(id));
  if (tables_.failure() || groups_.failure()) return;
  std::vector<std::vector<std::uint32_t>> sets;
  std::map<std::uint64_t, std::uint32_t> set_of;
  for (const auto& [text, articles] : all.articles_of) {
    set_of.emplace(text, static_cast<std::uint32_t>(sets.size()));
    for (auto& set = sets.emplace_back(); const std::string& id : articles)
      set.push_back(index_of(ids, id));
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [a, b] : all.pairs) pairs.emplace_back(set_of.at(a), set_of.at(b));
  for (const CopyEdge& edge : copies_between(prints, sets, pairs, jobs))
    now_.push_back(copy_of(edge, prints));
  for (const Copy& copy : now_) {
    now_of_[copy.first].push_back(copy);
    now_of_[copy.second].push_back(copy);
  }
}

const std::vector<Copy>& LiveCopies::copies_of(const std::string& article) {
  const auto [entry, added] = copies_.try_emplace(article);
  std::vector<Copy>& copies = entry->second;
  if (!added) return copies;
  if (const auto now = now_of_.find(article); now != now_of_.end()) copies = now->second;
  if (compared_.contains(article)) return copies;
  for (Copy& copy : groups_.copies_of(article))
    if (!compared_.contains(other_of(copy, article))) copies.push_back(std::move(copy));
  return copies;
}

// What hangs together by copies of one family: the articles, each with its own.
std::map<std::string, std::vector<Copy>> LiveCopies::component_of(
    const std::set<std::string>& articles) {
  std::map<std::string, std::vector<Copy>> component;
  Ids next(articles.begin(), articles.end());
  while (!next.empty()) {
    const std::string article = std::move(next.back());
    next.pop_back();
    const auto [entry, added] = component.try_emplace(article);
    if (!added) continue;
    for (const Copy& copy : copies_of(article)) {
      if (!is_of_one_family(copy.type)) continue;
      entry->second.push_back(copy);
      next.push_back(other_of(copy, article));
    }
  }
  return component;
}

std::vector<std::vector<std::string>> LiveCopies::families(const std::set<std::string>& articles) {
  std::set<std::string> changed = articles;
  changed.insert(compared_.begin(), compared_.end());
  for (const Copy& copy : known_) changed.insert({copy.first, copy.second});
  const auto component = component_of(changed);
  Ids ids;
  for (const auto& [article, copies] : component) ids.push_back(article);
  std::vector<CopyEdge> edges;
  for (const auto& [article, copies] : component) {
    for (const Copy& copy : copies) {
      if (copy.first != article) continue;
      edges.push_back({index_of(ids, copy.first), index_of(ids, copy.second), copy.type,
                       copy.containment_of_first, copy.containment_of_second, copy.direction});
    }
  }
  std::ranges::sort(edges, {}, [](const CopyEdge& e) { return std::pair(e.first, e.second); });
  const std::vector<std::uint32_t> labels = families_of(ids.size(), edges);
  std::map<std::uint32_t, Ids> families;
  for (std::uint32_t i = 0; i < ids.size(); ++i) families[labels[i]].push_back(ids[i]);
  std::vector<Ids> all;
  for (auto& [label, family] : families) all.push_back(std::move(family));
  return all;
}

}  // namespace sourcier
