// What the server is: its state, its own description, what it has done.
#include <fmt/format.h>

#include "apps/server/openapi.h"
#include "apps/server/resource.h"
#include "apps/server/service.h"
#include "engine/base/version.h"

namespace sourcier::server {
namespace {

Answer status(const Call& call) {
  const auto counted = call.library.counts();
  if (!counted) return problem(counted.error());
  const LibraryCounts& counts = *counted;
  const std::string& path = call.library.store_path();
  return json_answer({{"version", kEngineVersion},
                      {"data", call.service.data.pack->version()},
                      {"articles", counts.articles},
                      {"events", counts.events},
                      {"stories", counts.stories},
                      {"skipped", counts.skipped},
                      {"indexed", counts.indexed},
                      {"store", json_parts::known(path)},
                      {"writable", call.caller.role == Role::kEditor},
                      {"language_default", call.service.language_default}});
}

Answer session(const Call& call) {
  Answer answer = json_answer({{"token", call.service.guard.token()},
                               {"name", json_parts::known(call.caller.name)},
                               {"role", call.caller.role == Role::kEditor ? "editor" : "reader"}});
  answer.may_be_stored = false;
  return answer;
}

Answer openapi(const Call&) {
  Answer answer = json_answer(openapi_document());
  answer.type = "application/json";
  return answer;
}

Answer metrics(const Call& call) {
  const auto counts = call.library.counts();
  if (!counts) return problem(counts.error());
  return {.type = "text/plain; version=0.0.4; charset=utf-8",
          .body = call.service.metrics.text(*counts),
          .may_be_stored = false};
}

Answer health(const Call&) {
  return {.type = "text/plain; charset=utf-8", .body = "ok\n", .may_be_stored = false};
}

}  // namespace

void add_status(std::vector<Resource>& all) {
  all.push_back({"GET", "/api/v1/openapi.json", "This description.", openapi, {}, "Anything"});
  all.push_back({"GET", "/api/v1/status", "Version and counts.", status, {}, "Status"});
  all.push_back(
      {"GET", "/api/v1/session", "The token that changes must bring.", session, {}, "Session"});
  all.push_back({.method = "GET",
                 .path = "/metrics",
                 .about = "What the server has done, for Prometheus.",
                 .answer = metrics,
                 .type = "text/plain"});
  all.push_back({.method = "GET",
                 .path = "/healthz",
                 .about = "Whether the server answers.",
                 .answer = health,
                 .type = "text/plain"});
}

}  // namespace sourcier::server
