#include "engine/api/story_state.h"

#include <algorithm>

#include "engine/api/entity_names.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

bool is_about(const Correction& correction, const std::vector<StoryMember>& members) {
  return std::ranges::any_of(correction.of, [&](const CorrectionEvidence& evidence) {
    return std::ranges::binary_search(members, evidence.article, {}, &StoryMember::article);
  });
}

}  // namespace

std::vector<Correction> corrections_on(std::span<const Correction> corrections,
                                       const std::vector<StoryMember>& members) {
  std::vector<Correction> found;
  for (const Correction& correction : corrections) {
    if (!correction.is_undone && is_about(correction, members)) found.push_back(correction);
  }
  return found;
}

std::string page_key(const std::vector<StoryMember>& members,
                     std::span<const Correction> corrections, const Resources& resources) {
  std::string all = resources.version();
  for (const StoryMember& member : members) {
    for (const std::string* part :
         {&member.article, &member.version, &member.event, &member.family})
      (all += '\x1F') += *part;
  }
  for (const Correction& correction : corrections) (all += '\x1E') += std::to_string(correction.id);
  return content_id("", {all});
}

bool StoryState::is_of(const StoryPage& page) const {
  return page.key == key && page.merged == state_of(log->merges, page.entities);
}

Result<StoryState> state_of_story(Store& store, const CorrectionLogPtr& log,
                                  const Resources& resources, const std::string& id) {
  auto members = story_members(store, id);
  if (!members) return tl::unexpected(members.error());
  StoryState state;
  state.members = std::move(*members);
  state.corrections = corrections_on(log->all, state.members);
  state.log = log;
  state.key = page_key(state.members, state.corrections, resources);
  return state;
}

}  // namespace sourcier
