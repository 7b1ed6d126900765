#include "engine/story/group_ids.h"

#include <algorithm>

#include "engine/base/digest.h"

namespace sourcier {

std::string group_id(std::string_view prefix, std::string_view first_article) {
  return content_id(prefix, {first_article});
}

bool is_called(std::string_view id, std::string_view prefix,
               std::span<const std::string> articles) {
  return std::ranges::any_of(
      articles, [&](const std::string& article) { return group_id(prefix, article) == id; });
}

bool is_group_id(std::string_view id) {
  static const std::size_t size = group_id(kStoryPrefix, {}).size();
  const std::string_view prefix = id.substr(0, kStoryPrefix.size());
  return id.size() == size &&
         (prefix == kFamilyPrefix || prefix == kEventPrefix || prefix == kStoryPrefix) &&
         id.find_first_not_of("0123456789abcdef", prefix.size()) == id.npos;
}

}  // namespace sourcier
