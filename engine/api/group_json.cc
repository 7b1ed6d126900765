// The JSON Lines of groups.
#include <map>
#include <vector>

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

// The copies of each article, as it sees them.
class CopiesOf {
 public:
  CopiesOf(const Groups& groups, std::span<const Document> documents) : texts_(documents) {
    for (const Copy& copy : groups.copies) {
      copies_[copy.first].push_back({&copy, true});
      copies_[copy.second].push_back({&copy, false});
    }
  }

  Json form(const std::string& article) const {
    Json out = Json::array();
    const auto found = copies_.find(article);
    if (found == copies_.end()) return out;
    for (const auto& [copy, is_first] : found->second) {
      const CodePointIndex* here = texts_.index(article);
      const CodePointIndex* there = texts_.index(is_first ? copy->second : copy->first);
      out.push_back(copy_from(*copy, is_first, here, there));
    }
    return out;
  }

 private:
  struct Side {
    const Copy* copy = nullptr;
    bool is_first = false;
  };

  Texts texts_;
  std::map<std::string_view, std::vector<Side>> copies_;
};

}  // namespace

void write_json_lines(const Groups& groups, std::span<const Document> documents,
                      const TextSink& put) {
  const CopiesOf copies(groups, documents);
  for (const ArticleGroup& group : groups.articles) {
    put(line({{"id", group.article},
              {"event", group.event},
              {"story", group.story},
              {"family", group.family},
              {"events_mentioned", group.events_mentioned},
              {"copies", copies.form(group.article)}}) +
        '\n');
  }
  for (const Event& value : groups.events) put(line(event(value)) + '\n');
  for (const Story& value : groups.stories) put(line(story(value)) + '\n');
}

std::string to_json_lines(const Groups& groups, std::span<const Document> documents) {
  std::string text;
  write_json_lines(groups, documents, [&](std::string_view part) { text += part; });
  return text;
}

}  // namespace sourcier
