#include "engine/pipeline/portions.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/base/joins.h"

namespace sourcier {
namespace {

std::vector<Portion> portions_of_stories(const Portion& all, std::size_t most) {
  std::vector<Portion> portions;
  std::size_t articles = 0;  // Of the last.
  auto event = all.events.begin();
  for (Story* story : all.stories) {
    const auto end = event + static_cast<std::ptrdiff_t>(story->events.size());
    std::size_t size = 0;
    for (auto own = event; own != end; ++own) size += (*own)->articles.size();
    if (portions.empty() || articles + size > most) {
      portions.emplace_back();
      articles = 0;
    }
    articles += size;
    portions.back().stories.push_back(story);
    portions.back().events.insert(portions.back().events.end(), event, end);
    event = end;
  }
  return portions;
}

// Gives each portion the copies inside it, and returns the others.
std::vector<Copy*> give_copies(std::vector<Portion>& portions, const std::vector<Copy*>& copies) {
  std::unordered_map<std::string_view, Portion*> portion_of;
  for (Portion& portion : portions)
    for (const Event* event : portion.events)
      for (const std::string& article : event->articles) portion_of.emplace(article, &portion);
  std::vector<Copy*> others;
  for (Copy* copy : copies) {
    const auto first = portion_of.find(copy->first);
    const auto second = portion_of.find(copy->second);
    const bool is_inside =
        first != portion_of.end() && second != portion_of.end() && first->second == second->second;
    (is_inside ? first->second->copies : others).push_back(copy);
  }
  return others;
}

// What hangs together side by side, otherwise in the order given.
void sort_by_what_hangs_together(std::vector<Copy*>& copies) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const auto number_of = [&](const std::string& article) {
    return numbers.try_emplace(article, static_cast<std::uint32_t>(numbers.size())).first->second;
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Copy* copy : copies)
    pairs.emplace_back(number_of(copy->first), number_of(copy->second));
  Joins<std::uint32_t> together(numbers.size());
  for (const auto& [first, second] : pairs) together.join(first, second);
  std::ranges::stable_sort(
      copies, {}, [&](const Copy* copy) { return together.leader(numbers.at(copy->first)); });
}

void add_portions_of_copies(const std::vector<Copy*>& copies, std::size_t most,
                            std::vector<Portion>& portions) {
  std::unordered_set<std::string_view> articles;  // Of the last.
  for (Copy* copy : copies) {
    const std::size_t more = static_cast<std::size_t>(!articles.contains(copy->first)) +
                             static_cast<std::size_t>(!articles.contains(copy->second));
    if (articles.empty() || articles.size() + more > most) {
      portions.emplace_back();
      articles.clear();
    }
    articles.insert({copy->first, copy->second});
    portions.back().copies.push_back(copy);
  }
}

}  // namespace

std::vector<Portion> portions_of(const Portion& all, std::size_t most) {
  std::vector<Portion> portions = portions_of_stories(all, most);
  std::vector<Copy*> others = give_copies(portions, all.copies);
  sort_by_what_hangs_together(others);
  add_portions_of_copies(others, most, portions);
  return portions;
}

}  // namespace sourcier
