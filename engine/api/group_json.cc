// The JSON Lines of groups.
#include <map>

#include "engine/api/json.h"
#include "engine/api/json_parts.h"

namespace sourcier {
namespace {

using json_parts::copy_from;
using json_parts::event;
using json_parts::Json;
using json_parts::line;
using json_parts::story;
using json_parts::Texts;

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
