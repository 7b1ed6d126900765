// Portions: groups that are to be told, in parts whose texts are in memory together.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/story/groups.h"

namespace sourcier {

// Some of the values of groups, which must outlive this and stay where they are.
struct Portion {
  std::vector<Copy*> copies;
  std::vector<Event*> events;  // Those of the stories, story by story.
  std::vector<Story*> stories;
};

// The same values in portions of at most so many articles: whole stories with the copies inside a
// portion, then the copies between portions, or of stories that are not to be told. A story of more
// articles is a portion of its own, a pair has two articles in any case. What hangs together by
// copies stands together, so that few articles are in several portions of copies.
std::vector<Portion> portions_of(const Portion& all, std::size_t most);

}  // namespace sourcier
