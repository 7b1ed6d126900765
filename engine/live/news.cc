#include "engine/live/news.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/api/correction_book.h"
#include "engine/api/entity_names.h"
#include "engine/base/digest.h"
#include "engine/store/removal.h"
#include "engine/store/search.h"
#include "engine/text/xml.h"

namespace sourcier {
namespace {

Alert alert_of(const char* kind, const std::string& name, const std::string& article,
               const std::string& now) {
  Alert alert;
  alert.kind = kind;
  alert.name = name;
  alert.article = article;
  alert.at = now;
  return alert;
}

}  // namespace

Result<std::size_t> raise_news(Store& store, std::span<const std::string> articles,
                               const std::string& now) {
  if (articles.empty()) return 0;
  std::vector<Alert> raised;
  const auto searches = saved_searches(store);
  if (!searches) return tl::unexpected(searches.error());
  const auto log = read_log(store);
  if (!log) return tl::unexpected(log.error());
  for (const SavedSearch& saved : *searches) {
    SearchRequest request;
    request.same_people = same_names((*log)->merges);
    request.query = saved.query;
    request.order = SearchOrder::kNewest;
    request.limit = kMostHits;
    request.among = {articles.begin(), articles.end()};
    do {
      const auto found = search(store, request);
      if (!found) break;  // A search that cannot be understood finds nothing.
      for (const SearchHit& hit : found->hits)
        raised.push_back(alert_of("search", saved.name, hit.id, now));
      request.cursor = found->next;
    } while (!request.cursor.empty());
  }
  const auto stories = followed_stories(store);
  if (!stories) return tl::unexpected(stories.error());
  for (const FollowedStory& followed : *stories) {
    const auto members = articles_of_story(store, followed.story);
    if (!members) return tl::unexpected(members.error());
    for (const std::string& article : articles) {
      if (article != followed.article && std::ranges::binary_search(*members, article))
        raised.push_back(alert_of("story", followed.article, article, now));
    }
  }
  return raise_alerts(store, raised);
}

std::string alerts_as_atom(std::span<const Alert> alerts) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <id>urn:sourcier:alerts</id>\n"
      "  <title>Sourcier</title>\n  <author><name>Sourcier</name></author>\n  <updated>" +
      (alerts.empty() ? "1970-01-01T00:00:00Z" : xml_escaped(alerts.front().at)) + "</updated>\n";
  for (const Alert& alert : alerts) {
    out += "  <entry>\n    <id>urn:sourcier:" +
           content_id("alert", {alert.kind, alert.name, alert.article}) + "</id>\n    <title>" +
           xml_escaped(alert.title.empty() ? alert.article : alert.title) +
           "</title>\n    <updated>" + xml_escaped(alert.at) + "</updated>\n";
    // An address of another kind could do something when it is opened.
    if (alert.url.starts_with("http://") || alert.url.starts_with("https://"))
      out += "    <link href=\"" + xml_escaped(alert.url) + "\"/>\n";
    out += "    <category term=\"" + xml_escaped(alert.kind) + "\" label=\"" +
           xml_escaped(alert.name) + "\"/>\n    <summary>" +
           xml_escaped(alert.outlet + "  " + alert.published) + "</summary>\n  </entry>\n";
  }
  return out + "</feed>\n";
}

std::string alerts_as_json(std::span<const Alert> alerts) {
  using Json = nlohmann::ordered_json;
  const auto known = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  Json items = Json::array();
  for (const Alert& alert : alerts) {
    items.push_back({{"kind", alert.kind},
                     {"name", alert.name},
                     {"article", alert.article},
                     {"title", known(alert.title)},
                     {"outlet", known(alert.outlet)},
                     {"published", known(alert.published)},
                     {"url", known(alert.url)},
                     {"at", alert.at}});
  }
  return Json{{"alerts", std::move(items)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sourcier
