// The JSON Lines of groups.
#include <map>

#include "engine/api/json.h"
#include "engine/api/json_parts.h"

namespace sourcier {
namespace {

using json_parts::event;
using json_parts::Json;
using json_parts::line;
using json_parts::share;
using json_parts::span;
using json_parts::story;
using json_parts::Texts;

// How the copy looks from its first article.
std::string_view direction_word(Direction direction, bool is_first) {
  if (direction == Direction::kUnknown) return "unknown";
  const bool is_source = (direction == Direction::kFirstIsSource) == is_first;
  return is_source ? "to" : "from";
}

// A copy as the article `here` sees it; `index_here` and `index_there` are of the two texts.
Json copy_from(const Copy& copy, bool is_first, const CodePointIndex* index_here,
               const CodePointIndex* index_there) {
  Json passages = Json::array();
  for (const Passage& passage : copy.passages) {
    if (index_here == nullptr || index_there == nullptr) break;
    const Span here = is_first ? passage.first : passage.second;
    const Span there = is_first ? passage.second : passage.first;
    passages.push_back({{"here", span(*index_here, here)}, {"there", span(*index_there, there)}});
  }
  const std::uint16_t of_here = is_first ? copy.containment_of_first : copy.containment_of_second;
  const std::uint16_t of_there = is_first ? copy.containment_of_second : copy.containment_of_first;
  return {{"of", is_first ? copy.second : copy.first},
          {"type", name_of(copy.type)},
          {"containment", share(of_here)},
          {"containment_of_other", share(of_there)},
          {"direction", direction_word(copy.direction, is_first)},
          {"passages", std::move(passages)}};
}

}  // namespace

std::string to_json_lines(const Groups& groups, std::span<const Document> documents) {
  const Texts texts(documents);
  std::map<std::string_view, Json> copies;
  for (const Copy& copy : groups.copies) {
    const CodePointIndex* first = texts.index(copy.first);
    const CodePointIndex* second = texts.index(copy.second);
    copies[copy.first].push_back(copy_from(copy, true, first, second));
    copies[copy.second].push_back(copy_from(copy, false, second, first));
  }
  std::string out;
  for (const ArticleGroup& group : groups.articles) {
    const auto found = copies.find(group.article);
    out += line({{"id", group.article},
                 {"event", group.event},
                 {"story", group.story},
                 {"family", group.family},
                 {"events_mentioned", group.events_mentioned},
                 {"copies", found == copies.end() ? Json::array() : found->second}});
    out += '\n';
  }
  for (const Event& value : groups.events) out += line(event(value)) + '\n';
  for (const Story& value : groups.stories) out += line(story(value)) + '\n';
  return out;
}

}  // namespace sourcier
