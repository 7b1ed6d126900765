#include "apps/server/resource.h"

namespace sourcier::server {

const std::vector<Resource>& resources() {
  static const std::vector<Resource> kAll = [] {
    std::vector<Resource> all;
    add_status(all);
    add_stories(all);
    add_parts(all);
    add_articles(all);
    add_profiles(all);
    add_searches(all);
    add_inputs(all);
    add_corrections(all);
    add_exports(all);
    add_alerts(all);
    return all;
  }();
  return kAll;
}

std::optional<std::string> short_text(const Json& body, const char* key) {
  constexpr std::size_t kLongest = 1000;  // What a person types into a field.
  const auto found = body.find(key);
  if (found == body.end() || !found->is_string()) return {};
  auto text = found->get<std::string>();
  if (text.empty() || text.size() > kLongest) return {};
  return text;
}

}  // namespace sourcier::server
