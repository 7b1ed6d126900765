#include "apps/server/service.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>

#include "apps/server/finish.h"
#include "apps/server/parameters.h"
#include "apps/server/resource.h"
#include "apps/server/site.h"
#include "apps/server/target.h"

namespace sourcier::server {
namespace {

constexpr const char* kSitePath = "/";  // In the metrics: all of the user interface.

// Splits "/api/v1/stories/{id}" as targets are split.
std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

// The ids in the path, or nothing where it is another resource's.
std::optional<std::vector<std::string>> match(std::string_view path, const Target& target) {
  const auto segments = segments_of(path);
  if (segments.size() != target.path.size()) return {};
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].starts_with('{')) {
      ids.push_back(target.path[i]);
    } else if (segments[i] != target.path[i]) {
      return {};
    }
  }
  return ids;
}

struct Route {
  const Resource* resource = nullptr;  // Null where no method of the path fits.
  std::vector<std::string> ids;
  std::string allowed;  // The methods of the path, "" where no resource has it.
};

Route find_route(const std::string& method, const Target& target) {
  Route route;
  const auto allow = [&](std::string_view name) {
    if (!route.allowed.empty()) route.allowed += ", ";
    route.allowed += name;
  };
  for (const Resource& resource : resources()) {
    auto ids = match(resource.path, target);
    if (!ids) continue;
    const std::string_view own = resource.method;
    allow(own);
    if (own == "GET") allow("HEAD");
    if (own != method && !(own == "GET" && method == "HEAD")) continue;
    route.resource = &resource;
    route.ids = std::move(*ids);
  }
  return route;
}

Answer not_allowed(const std::string& allowed) {
  Answer refused = problem(Status::kMethodNotAllowed, "this address takes " + allowed);
  refused.headers.emplace_back("Allow", allowed);
  return refused;
}

Answer unauthorized() {
  Answer refused = problem(Status::kUnauthorized, "this server is shared: a token is wanted");
  refused.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Sourcier\", charset=\"UTF-8\"");
  return refused;
}

// What a change must bring, before anything of it is looked at.
std::optional<Answer> check_change(const Service& service, const Incoming& incoming,
                                   const Caller& caller) {
  if (auto refused = service.guard.check_change(incoming)) return refused;
  if (caller.role != Role::kEditor)
    return problem(Status::kForbidden, "readers change nothing; an editor's token is wanted");
  return {};
}

Answer answer_resource(const Service& service, const Incoming& incoming, const Caller& caller,
                       const Target& target, Route&& route, Haste haste) {
  const Resource& resource = *route.resource;
  const bool is_hasty = haste == Haste::kAtOnce;
  if (is_hasty && resource.takes_long) return {.is_postponed = true};
  Call call{service, service.library, caller, std::move(route.ids), {}, {}, is_hasty};
  if (std::string_view(resource.method) != "GET") {
    if (auto refused = check_change(service, incoming, caller)) return *refused;
  }
  if (auto refused = take_parameters(resource, target, call)) return *refused;
  if (std::string_view(resource.method) == "POST") {
    call.body = Json::parse(incoming.body, nullptr, false);
    if (!call.body.is_object())
      return problem(Status::kBadRequest, "the body must be a JSON object");
  }
  return resource.answer(call);
}

Answer make_answer(const Service& service, const Incoming& incoming, Haste haste,
                   std::string& path) {
  if (auto refused = service.guard.check_host(incoming)) return *refused;
  const Caller caller = service.guard.caller_of(incoming);
  if (caller.role == Role::kNobody) return unauthorized();
  const auto target = decode_target(incoming.target);
  if (!target) return problem(Status::kBadRequest, "the address is not one of this server's");
  Route route = find_route(incoming.method, *target);
  if (route.resource != nullptr) {
    path = route.resource->path;
    return answer_resource(service, incoming, caller, *target, std::move(route), haste);
  }
  if (!route.allowed.empty()) return not_allowed(route.allowed);
  const bool is_api = !target->path.empty() && target->path.front() == "api";
  if (is_api) return problem(Status::kNotFound, "the API has no such address");
  path = kSitePath;
  if (incoming.method != "GET" && incoming.method != "HEAD") return not_allowed("GET, HEAD");
  return site_answer(*target);
}

}  // namespace

Answer answer(const Service& service, const Incoming& incoming, Haste haste) {
  const auto start = std::chrono::steady_clock::now();
  std::string path = "none";
  Answer made;
  try {
    made = make_answer(service, incoming, haste, path);
  } catch (const std::exception& fault) {
    made = problem(Status::kFailed, std::string("the answer could not be made: ") + fault.what());
  }
  if (made.is_postponed) return made;
  finish(made, incoming);
  const bool is_known = incoming.method == "GET" || incoming.method == "HEAD" ||
                        incoming.method == "POST" || incoming.method == "DELETE";
  service.metrics.count(is_known ? incoming.method : "other", path, made.status,
                        std::chrono::steady_clock::now() - start);
  return made;
}

std::uint64_t largest_body(const std::string& method, const std::string& target) {
  return method == "POST" && target == "/api/v1/inputs" ? kLargestInput : kLargestBody;
}

}  // namespace sourcier::server
