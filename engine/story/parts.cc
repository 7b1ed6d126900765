#include "engine/story/parts.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/base/joins.h"

namespace sourcier {
namespace {

// Groups::articles are by id: the number of an article is its place there.
using ById = std::unordered_map<std::string_view, std::uint32_t>;

Joins<std::uint32_t> join_articles(const Groups& groups, const ById& index_of) {
  Joins<std::uint32_t> parts(groups.articles.size());
  ById first_of_story;
  for (std::uint32_t i = 0; i < groups.articles.size(); ++i) {
    if (groups.articles[i].story.empty()) continue;
    parts.join(i, first_of_story.try_emplace(groups.articles[i].story, i).first->second);
  }
  for (const Copy& copy : groups.copies) {
    const auto first = index_of.find(copy.first);
    const auto second = index_of.find(copy.second);
    if (first != index_of.end() && second != index_of.end())
      parts.join(first->second, second->second);
  }
  return parts;
}

}  // namespace

std::vector<Groups> cut_parts(Groups groups) {
  ById index_of;
  for (std::uint32_t i = 0; i < groups.articles.size(); ++i)
    index_of.emplace(groups.articles[i].article, i);
  Joins<std::uint32_t> joins = join_articles(groups, index_of);
  std::map<std::uint32_t, Groups> of_part;  // By the smallest of its articles.
  ById article_of_event;
  ById article_of_story;
  for (std::uint32_t i = 0; i < groups.articles.size(); ++i) {
    const ArticleGroup& article = groups.articles[i];
    of_part[joins.leader(i)].articles.push_back(article);
    article_of_event.emplace(article.event, i);
    article_of_story.emplace(article.story, i);
  }
  const auto part_of = [&](const ById& index, const std::string& id) {
    const auto found = index.find(id);
    return found == index.end() ? of_part.end() : of_part.find(joins.leader(found->second));
  };
  for (Copy& copy : groups.copies)
    if (const auto part = part_of(index_of, copy.first); part != of_part.end())
      part->second.copies.push_back(std::move(copy));
  for (Event& event : groups.events)
    if (const auto part = part_of(article_of_event, event.id); part != of_part.end())
      part->second.events.push_back(std::move(event));
  for (Story& story : groups.stories)
    if (const auto part = part_of(article_of_story, story.id); part != of_part.end())
      part->second.stories.push_back(std::move(story));
  std::vector<Groups> parts;
  parts.reserve(of_part.size());
  for (auto& [first, part] : of_part) parts.push_back(std::move(part));
  return parts;
}

}  // namespace sourcier
