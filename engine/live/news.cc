#include "engine/live/news.h"

#include <algorithm>
#include <iterator>
#include <map>
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

// The saved searches as they are asked of some articles alone.
struct Asked {
  std::string name;
  SearchRequest request;
};

Result<std::vector<Asked>> searches_to_ask(Store& store) {
  const auto searches = saved_searches(store);
  if (!searches) return tl::unexpected(searches.error());
  const auto log = read_log(store);
  if (!log) return tl::unexpected(log.error());
  std::vector<Asked> all;
  for (const SavedSearch& saved : *searches) {
    Asked& one = all.emplace_back();
    one.name = saved.name;
    one.request.query = saved.query;
    one.request.same_people = same_names((*log)->merges);
    one.request.order = SearchOrder::kNewest;
    one.request.limit = kMostHits;
  }
  return all;
}

// What the search finds among the articles that it names. One that cannot be understood finds
// nothing.
std::vector<SearchHit> hits_of(Store& store, SearchRequest request) {
  std::vector<SearchHit> hits;
  do {
    auto found = search(store, request);
    if (!found) break;
    std::ranges::move(found->hits, std::back_inserter(hits));
    request.cursor = found->next;
  } while (!request.cursor.empty());
  return hits;
}

std::string text_of(const SearchHit& hit) {
  std::string text;
  for (const SnippetPart& part : hit.snippet) text += part.text;
  return text;
}

}  // namespace

Result<std::size_t> raise_news(Store& store, std::span<const std::string> articles,
                               const std::string& now) {
  if (articles.empty()) return 0;
  std::vector<Alert> raised;
  auto searches = searches_to_ask(store);
  if (!searches) return tl::unexpected(searches.error());
  for (Asked& asked : *searches) {
    asked.request.among = {articles.begin(), articles.end()};
    for (const SearchHit& hit : hits_of(store, asked.request))
      raised.push_back(alert_of("search", asked.name, hit.id, now));
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

Result<void> find_passages(Store& store, std::span<Alert> alerts) {
  auto searches = searches_to_ask(store);
  if (!searches) return tl::unexpected(searches.error());
  for (Asked& asked : *searches) {
    std::map<std::string, Alert*> raised;
    for (Alert& alert : alerts) {
      if (alert.kind == "search" && alert.name == asked.name) raised[alert.article] = &alert;
    }
    if (raised.empty()) continue;  // No articles would be all of them.
    for (const auto& [article, alert] : raised) asked.request.among.push_back(article);
    for (const SearchHit& hit : hits_of(store, asked.request))
      raised.at(hit.id)->passage = text_of(hit);
  }
  return {};
}

std::string alerts_as_text(std::span<const Alert> alerts) {
  std::string lines;
  for (const Alert& alert : alerts) {
    lines += alert.at + "  " + alert.kind + " " +
             (alert.followed.empty() ? alert.name : alert.followed) + "  " + alert.title + "  " +
             alert.outlet + "  " + alert.url + "\n";
    std::string passage = alert.passage;
    std::ranges::replace(passage, '\n', ' ');
    if (!passage.empty()) lines += "    " + passage + "\n";
  }
  return lines;
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
    const bool has_both = !alert.outlet.empty() && !alert.published.empty();
    out += "    <category term=\"" + xml_escaped(alert.kind) + "\" label=\"" +
           xml_escaped(alert.followed.empty() ? alert.name : alert.followed) +
           "\"/>\n    <summary>" +
           xml_escaped(alert.outlet + (has_both ? ", " : "") + alert.published) + "</summary>\n";
    if (!alert.passage.empty())
      out += "    <content type=\"text\">" + xml_escaped(alert.passage) + "</content>\n";
    out += "  </entry>\n";
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
                     {"followed", known(alert.followed)},
                     {"article", alert.article},
                     {"title", known(alert.title)},
                     {"outlet", known(alert.outlet)},
                     {"published", known(alert.published)},
                     {"url", known(alert.url)},
                     {"passage", known(alert.passage)},
                     {"at", alert.at}});
  }
  return Json{{"alerts", std::move(items)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sourcier
