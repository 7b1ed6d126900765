#include "bindings/archive/parts.h"

#include <algorithm>

#include "bindings/archive/groups_codec.h"
#include "engine/store/codec.h"
#include "engine/story/group.h"
#include "engine/story/parts.h"

namespace sourcier::archive {
namespace {

// Between numbers and the index of prints that are by number.
class Numbers {
 public:
  explicit Numbers(const std::vector<NumberedPrint>& prints) : prints_(prints) {}

  std::uint32_t index_of(std::uint32_t number) const {
    const auto found = std::ranges::lower_bound(prints_, number, {}, &NumberedPrint::number);
    return static_cast<std::uint32_t>(found - prints_.begin());
  }
  // Of labels by index, in place.
  void name(std::vector<std::uint32_t>& labels) const {
    for (std::uint32_t& label : labels) label = prints_[label].number;
  }

 private:
  const std::vector<NumberedPrint>& prints_;
};

// The prints and copies, by index.
Grouping grouping_of(const std::vector<NumberedPrint>& prints, std::vector<CopyEdge>&& copies) {
  Grouping found;
  for (const NumberedPrint& print : prints) found.prints.push_back(&print.print);
  const Numbers numbers(prints);
  for (CopyEdge& copy : copies) {
    copy.first = numbers.index_of(copy.first);
    copy.second = numbers.index_of(copy.second);
  }
  std::ranges::sort(copies, [](const CopyEdge& a, const CopyEdge& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  found.copies = std::move(copies);
  return found;
}

}  // namespace

Linked link(const std::vector<NumberedPrint>& prints, std::vector<CopyEdge> copies,
            std::vector<Edge> near) {
  Grouping found = grouping_of(prints, std::move(copies));
  const Numbers numbers(prints);
  for (Edge& edge : near) {
    edge.a = numbers.index_of(edge.a);
    edge.b = numbers.index_of(edge.b);
  }
  std::ranges::sort(near);
  join_stories(found, near);
  Linked linked{std::move(found.families), std::move(found.stories.labels)};
  numbers.name(linked.families);
  numbers.name(linked.stories);
  return linked;
}

std::vector<Part> parts_of(const std::vector<NumberedPrint>& prints, const Linked& linked,
                           std::vector<CopyEdge> copies) {
  Grouping found = grouping_of(prints, std::move(copies));
  const Numbers numbers(prints);
  for (const std::uint32_t family : linked.families)
    found.families.push_back(numbers.index_of(family));
  for (const std::uint32_t story : linked.stories)
    found.stories.labels.push_back(numbers.index_of(story));
  find_events(found);
  std::vector<Part> parts;
  for (const Groups& own : cut_parts(groups_of(found))) {
    Part& part = parts.emplace_back();
    part.id = own.articles.front().article;
    for (const ArticleGroup& article : own.articles) part.articles.push_back(article.article);
    part.groups = codec::encode(own);
  }
  return parts;
}

}  // namespace sourcier::archive
