// Alerts as a feed: what saved searches and followed stories have found.
#include "apps/server/resource.h"
#include "engine/live/news.h"

namespace sourcier::server {
namespace {

constexpr std::size_t kMostAlerts = 200;  // Of one feed; readers of feeds come often.

Answer alerts_feed(const Call& call) {
  const auto alerts = call.library.alerts(kMostAlerts);
  if (!alerts) return problem(alerts.error());
  return {.type = "application/atom+xml; charset=utf-8", .body = alerts_as_atom(*alerts)};
}

}  // namespace

void add_alerts(std::vector<Resource>& all) {
  all.push_back({.method = "GET",
                 .path = "/api/v1/alerts.atom",
                 .about = "What saved searches and followed stories have found, as an Atom feed.",
                 .answer = alerts_feed,
                 .type = "application/atom+xml"});
}

}  // namespace sourcier::server
