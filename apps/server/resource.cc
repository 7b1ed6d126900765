#include "apps/server/resource.h"

#include <algorithm>
#include <array>

namespace sourcier::server {
namespace {

// Whoever answers these may have to trace stories or go through all profiles. A single story is at
// hand as a rule, and tells by itself when it is not (stories.cc). What changes anything waits for
// whoever else writes, and takes long too.
constexpr std::array<std::string_view, 17> kTakeLong = {
    "/api/v1/stories",         "/api/v1/events",
    "/api/v1/events/{id}",     "/api/v1/statements",
    "/api/v1/statements/{id}", "/api/v1/figures",
    "/api/v1/figures/{id}",    "/api/v1/articles",
    "/api/v1/articles/{id}",   "/api/v1/articles/{id}/beside/{other}",
    "/api/v1/entities",        "/api/v1/entities/{id}",
    "/api/v1/sources",         "/api/v1/sources/{id}",
    "/api/v1/inputs",          "/api/v1/corrections",
    "/api/v1/export"};

}  // namespace

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
    for (Resource& resource : all) {
      resource.takes_long = std::string_view(resource.method) != "GET" ||
                            std::ranges::find(kTakeLong, resource.path) != kTakeLong.end();
    }
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
