// Alerts as a feed: what saved searches and followed stories have found.
#include "apps/server/resource.h"

namespace sourcier::server {
namespace {

constexpr std::size_t kMostAlerts = 200;  // Of one feed; readers of feeds come often.

// XML 1.0: the characters that it cannot hold are left out, its own are escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

std::string entry(const Alert& alert) {
  std::string out = "<entry><id>urn:sourcier:alert:" + std::to_string(alert.number) + "</id>";
  out += "<title>" + escaped(alert.title.empty() ? alert.article : alert.title) + "</title>";
  out += "<updated>" + escaped(alert.at) + "</updated>";
  if (alert.url.starts_with("http://") || alert.url.starts_with("https://"))
    out += "<link href=\"" + escaped(alert.url) + "\"/>";
  if (!alert.outlet.empty()) out += "<author><name>" + escaped(alert.outlet) + "</name></author>";
  out += "<category term=\"" + escaped(alert.kind) + "\" label=\"" + escaped(alert.name) + "\"/>";
  return out + "</entry>\n";
}

Answer alerts_feed(const Call& call) {
  const auto alerts = call.library.alerts(kMostAlerts);
  if (!alerts) return problem(alerts.error());
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
      "<id>urn:sourcier:alerts</id><title>Sourcier</title><author><name>Sourcier</name></author>";
  const std::string updated = alerts->empty() ? "1970-01-01T00:00:00Z" : alerts->front().at;
  out += "<updated>" + escaped(updated) + "</updated>\n";
  for (const Alert& alert : *alerts) out += entry(alert);
  return {.type = "application/atom+xml; charset=utf-8", .body = out + "</feed>\n"};
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
