// Resource: one address of the API, with what it takes and gives. Routes, checks of parameters and
// the OpenAPI document are all made of these rows, so that they cannot drift apart.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/answer.h"
#include "apps/server/guard.h"
#include "apps/server/target.h"
#include "engine/api/library.h"

namespace sourcier::server {

class Metrics;
struct Service;

enum class Takes : std::uint8_t { kText, kDay, kCount, kCursor, kLanguage, kWord };

struct Parameter {
  const char* name;
  Takes takes;
  const char* about;
  bool is_required = false;
  std::vector<std::string_view> words = {};  // Of kWord: those allowed.
};

// One request on its way through a resource; its parameters are checked.
struct Call {
  const Service& service;
  Library& library;
  Caller caller;
  std::vector<std::string> ids;  // The {…} of the path, in order.
  std::map<std::string, std::string, std::less<>> query;
  Json body;              // Of POST.
  bool is_hasty = false;  // What would take long is to be postponed.

  // "" where it is not given.
  std::string parameter(std::string_view name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
  }
};

struct Resource {
  const char* method;
  const char* path;  // "/api/v1/stories/{id}"
  const char* about;
  Answer (*answer)(const Call&);
  std::vector<Parameter> parameters = {};
  const char* schema = "";  // Of the answer: a name in schemas.json, or "[]name" for lists of it.
  const char* body_schema = "";  // Of POST.
  Status success = Status::kOk;
  std::vector<Status> failures = {};  // Beyond those that all have.
  const char* type = "application/json";
  bool takes_long = false;  // May trace stories, or wait: for the workers (resource.cc).
};

// All of them, in the order of the document.
const std::vector<Resource>& resources();

// The rows of one file each.
void add_status(std::vector<Resource>& all);
void add_stories(std::vector<Resource>& all);
void add_parts(std::vector<Resource>& all);
void add_articles(std::vector<Resource>& all);
void add_profiles(std::vector<Resource>& all);
void add_searches(std::vector<Resource>& all);
void add_inputs(std::vector<Resource>& all);
void add_corrections(std::vector<Resource>& all);
void add_exports(std::vector<Resource>& all);
void add_alerts(std::vector<Resource>& all);

// A text of the body of 1 to 1000 bytes; nothing where there is none such.
std::optional<std::string> short_text(const Json& body, const char* key);

// The parameters of every list.
std::vector<Parameter> with_paging(std::vector<Parameter> parameters);

}  // namespace sourcier::server
