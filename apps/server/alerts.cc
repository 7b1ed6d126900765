// Alerts: what saved searches and followed stories have found; and the stories that are followed.
#include "apps/server/page.h"
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

// Newest first: the rank counts down from the largest number.
std::string rank_of(const Alert& alert) {
  std::string digits = std::to_string(INT64_MAX - alert.number);
  return std::string(20 - digits.size(), '0') + digits;
}

Json alert_form(const Alert& alert) {
  return {{"kind", alert.kind},
          {"name", alert.name},
          {"article", alert.article},
          {"title", json_parts::known(alert.title)},
          {"outlet", json_parts::known(alert.outlet)},
          {"published", json_parts::known(alert.published)},
          {"at", alert.at}};
}

Answer alerts(const Call& call) {
  constexpr std::size_t kMostShown = 10000;  // Nobody goes on to the ten thousandth.
  ListPage page(call);
  const auto all = call.library.alerts(kMostShown);
  if (!all) return problem(all.error());
  for (const Alert& alert : *all) {
    const std::string rank = rank_of(alert);
    if (page.wants(rank) && !page.add(rank, alert_form(alert))) break;
  }
  return page.answer();
}

Json followed_form(const FollowedStory& followed) {
  return {{"article", followed.article},
          {"story", json_parts::known(followed.story)},
          {"title", json_parts::known(followed.title)}};
}

Answer followed(const Call& call) {
  ListPage page(call);
  const auto all = call.library.followed();
  if (!all) return problem(all.error());
  for (const FollowedStory& one : *all) {
    if (page.wants(one.article) && !page.add(one.article, followed_form(one))) break;
  }
  return page.answer();
}

Answer follow(const Call& call) {
  const auto article = short_text(call.body, "article");
  if (!article) return problem(Status::kUnprocessable, "article: the id of one is wanted");
  const auto done = call.library.follow(*article);
  if (!done) return problem(done.error());
  return json_answer({{"article", *article}}, Status::kCreated);
}

Answer unfollow(const Call& call) {
  const auto done = call.library.unfollow(call.ids.front());
  if (!done) return problem(done.error());
  if (!*done) {
    return problem(Status::kNotFound,
                   "no story is followed by the article '" + call.ids.front() + "'");
  }
  return {.status = Status::kNoContent, .may_be_stored = false};
}

}  // namespace

void add_alerts(std::vector<Resource>& all) {
  all.push_back({.method = "GET",
                 .path = "/api/v1/alerts.atom",
                 .about = "What saved searches and followed stories have found, as an Atom feed.",
                 .answer = alerts_feed,
                 .type = "application/atom+xml"});
  all.push_back({"GET", "/api/v1/alerts",
                 "What saved searches and followed stories have found, newest first.", alerts,
                 with_paging({}), "[]Alert"});
  all.push_back({"GET", "/api/v1/followed", "The stories that are followed.", followed,
                 with_paging({}), "[]Followed"});
  all.push_back({"POST",
                 "/api/v1/followed",
                 "Follows the story of an article: what comes to it raises alerts.",
                 follow,
                 {},
                 "ArticleToFollow",
                 "ArticleToFollow",
                 Status::kCreated,
                 {Status::kUnprocessable}});
  all.push_back({"DELETE",
                 "/api/v1/followed/{id}",
                 "Follows the story of this article no more.",
                 unfollow,
                 {},
                 "",
                 "",
                 Status::kNoContent,
                 {Status::kNotFound}});
}

}  // namespace sourcier::server
