#include "engine/story/explain_pair.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "engine/story/feature_vector.h"
#include "engine/story/features.h"
#include "engine/story/grouping.h"
#include "engine/story/nearness.h"
#include "engine/story/passages.h"
#include "engine/story/story_link.h"

namespace sourcier {
namespace {

// Shared words that are told: the rest weigh little.
constexpr std::size_t kMostShared = 20;

std::optional<std::uint32_t> similarity_of(const std::vector<Edge>& edges, std::uint32_t a,
                                           std::uint32_t b) {
  const auto [low, high] = std::minmax(a, b);
  const auto edge = std::ranges::lower_bound(edges, Edge{low, high, 0});
  if (edge == edges.end() || edge->a != low || edge->b != high) return std::nullopt;
  return edge->similarity;
}

// Follows the joins until the two are in one cluster; fills the averages and the sizes.
void follow_joins(LevelExplanation& level, const Clustering& clustering,
                  std::vector<std::uint32_t> initial, std::uint32_t first, std::uint32_t second) {
  std::vector<std::uint32_t> sizes(initial.size());
  for (const std::uint32_t cluster : initial) ++sizes[cluster];
  std::uint32_t of_first = initial[first];
  std::uint32_t of_second = initial[second];
  for (const Join& join : clustering.joins) {
    if (of_first == of_second) return;
    if (std::minmax(of_first, of_second) == std::minmax(join.a, join.b)) {
      level.average = join.average;
      break;
    }
    sizes[join.a] += sizes[join.b];
    if (of_first == join.b) of_first = join.a;
    if (of_second == join.b) of_second = join.a;
  }
  if (of_first == of_second) return;
  level.first_size = sizes[of_first];
  level.second_size = sizes[of_second];
}

using Labels = std::vector<std::uint32_t>;

// How alike the articles of two events are on average, in the end.
std::uint32_t average_between(const StoryEvents& story, std::uint32_t first, std::uint32_t second) {
  const Labels& labels = story.events.labels;
  const auto sum_of = [&](const std::vector<Edge>& edges) {
    PairSum sum;
    for (const Edge& edge : edges) {
      const auto [a, b] = std::pair{labels[edge.a], labels[edge.b]};
      if ((a != first || b != second) && (a != second || b != first)) continue;
      sum.sum += edge.similarity;
      ++sum.pairs;
    }
    return sum;
  };
  const auto size = [&](std::uint32_t event) {
    return static_cast<std::uint64_t>(std::ranges::count(labels, event));
  };
  const std::uint64_t average = average_of(sum_of(story.edges.next), sum_of(story.edges.drawn),
                                           size(first) * size(second), unlisted_in(labels.size()));
  return static_cast<std::uint32_t>(average >> kAverageBits);
}

struct Pair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

void set_factors(LevelExplanation& level, const Nearness& nearness, std::uint32_t content) {
  level.actors = nearness.actors;
  level.dates = nearness.dates;
  level.is_compared = true;
  level.content = content;
  level.similarity = nearness.of(content);
}

LevelExplanation explain_story(const Grouping& found, Pair pair) {
  const Print& a = *found.prints[pair.first];
  const Print& b = *found.prints[pair.second];
  const Labels& labels = found.stories.labels;
  LevelExplanation level;
  level.threshold = kStoryThreshold;
  level.is_same = labels[pair.first] == labels[pair.second];
  set_factors(level, nearness_as_story(a, b), cosine(vector_of(a), vector_of(b)));
  follow_joins(level, found.stories, found.families, pair.first, pair.second);
  level.average = in_ten_thousandths(level.average);
  if (level.is_same) return level;
  std::vector<const Print*> first, second;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == labels[pair.first]) first.push_back(found.prints[i]);
    if (labels[i] == labels[pair.second]) second.push_back(found.prints[i]);
  }
  level.average = average_similarity(first, second);
  return level;
}

// Events are told apart inside a story only.
LevelExplanation explain_event(const Grouping& found, Pair pair) {
  const Nearness nearness =
      nearness_as_event(*found.prints[pair.first], *found.prints[pair.second]);
  LevelExplanation level;
  level.threshold = kEventThreshold;
  level.actors = nearness.actors;
  level.dates = nearness.dates;
  const OneStory story = look_into_story(found, found.stories.labels[pair.first]);
  const auto place_of = [&](std::uint32_t index) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(story.members, index) -
                                      story.members.begin());
  };
  const auto size_of = [&](std::uint32_t index) {
    return static_cast<std::uint32_t>(std::ranges::count(found.events, found.events[index]));
  };
  if (found.stories.labels[pair.first] != found.stories.labels[pair.second]) {
    level.first_size = size_of(pair.first);
    level.second_size = size_of(pair.second);
    return level;
  }
  const std::uint32_t first = place_of(pair.first);
  const std::uint32_t second = place_of(pair.second);
  const Clustering& events = story.events.events;
  level.is_same = events.labels[first] == events.labels[second];
  auto content = similarity_of(story.events.within.next, first, second);
  if (!content) content = similarity_of(story.events.within.drawn, first, second);
  if (content) set_factors(level, nearness, *content);
  follow_joins(level, events, story.families, first, second);
  if (!level.is_same)
    level.average = average_between(story.events, events.labels[first], events.labels[second]);
  return level;
}

std::optional<std::uint32_t> days_between(const Print& a, const Print& b) {
  if (!a.published.is_day() || !b.published.is_day()) return std::nullopt;
  return static_cast<std::uint32_t>(std::abs(day_number(a.published) - day_number(b.published)));
}

std::vector<SharedWord> shared_words(const Print& a, const Print& b, const Document& document,
                                     const Language& language) {
  const auto names = feature_names(document, language.of_words(document.article.language));
  const bool across = !is_same_language(a, b);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> products;
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < a.features.size() && j < b.features.size();) {
    const Feature& x = a.features[i];
    const Feature& y = b.features[j];
    if (x.key == y.key && counts_for(x.kind, across) && counts_for(y.kind, across)) {
      products.emplace_back(std::uint64_t{x.weight} * y.weight, x.key);
      sum += products.back().first;
    }
    if (x.key <= y.key) ++i;
    if (y.key <= x.key) ++j;
  }
  std::ranges::sort(products, std::greater<>());
  if (products.size() > kMostShared) products.resize(kMostShared);
  std::vector<SharedWord> shared;
  for (const auto& [product, key] : products) {
    const auto name = names.find(key);
    if (name == names.end()) continue;
    shared.push_back({name->second, static_cast<std::uint32_t>(product * 1000 / sum)});
  }
  return shared;
}

// As group() and describe() give it: the smaller id first.
std::optional<Copy> copy_of(const Grouping& found, Pair pair, const Document* first,
                            const Document* second) {
  if (pair.first > pair.second) {
    std::swap(pair.first, pair.second);
    std::swap(first, second);
  }
  const auto edge = std::ranges::find_if(found.copies, [&](const CopyEdge& e) {
    return e.first == pair.first && e.second == pair.second;
  });
  if (edge == found.copies.end()) return std::nullopt;
  return Copy{
      .first = first->article.id,
      .second = second->article.id,
      .type = edge->type,
      .containment_of_first = edge->containment_of_first,
      .containment_of_second = edge->containment_of_second,
      .direction = edge->direction,
      .passages = shared_passages(hash_text(first->article.text), hash_text(second->article.text))};
}

FirstBy first_by(const Print& a, const Print& b, const Copy& copy) {
  const bool is_a_first = copy.first == a.article;
  const CopyEdge edge{.type = copy.type,
                      .containment_of_first = copy.containment_of_first,
                      .containment_of_second = copy.containment_of_second};
  return had_first(is_a_first ? a : b, is_a_first ? b : a, edge).by;
}

}  // namespace

std::optional<PairExplanation> explain_pair(std::span<const Document> documents,
                                            std::span<const Print> prints,
                                            const Languages& languages, std::string_view first,
                                            std::string_view second) {
  const Grouping found = find_grouping(prints);
  const auto index_of = [&](std::string_view id) {
    return static_cast<std::uint32_t>(
        std::ranges::find(found.prints, id, [](const Print* p) { return p->article; }) -
        found.prints.begin());
  };
  const auto document_of = [&](std::string_view id) {
    return std::ranges::find(documents, id, [](const Document& d) { return d.article.id; });
  };
  const Pair pair{index_of(first), index_of(second)};
  const auto document = document_of(first);
  const auto other = document_of(second);
  if (std::max(pair.first, pair.second) >= found.prints.size() || document == documents.end() ||
      other == documents.end())
    return std::nullopt;
  const Print& a = *found.prints[pair.first];
  const Print& b = *found.prints[pair.second];
  PairExplanation told;
  told.first = first;
  told.second = second;
  told.is_one_family = found.families[pair.first] == found.families[pair.second];
  told.copy = copy_of(found, pair, &*document, &*other);
  if (told.copy) told.first_by = first_by(a, b, *told.copy);
  told.story = explain_story(found, pair);
  told.event = explain_event(found, pair);
  told.actors = match_actors(a, b);
  told.days_apart = days_between(a, b);
  told.shared = shared_words(a, b, *document, languages.of(document->article.language));
  return told;
}

}  // namespace sourcier
