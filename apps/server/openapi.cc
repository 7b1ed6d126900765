#include "apps/server/openapi.h"

#include <algorithm>

#include "apps/server/embedded.h"
#include "apps/server/parameters.h"
#include "apps/server/resource.h"
#include "engine/base/version.h"

namespace sourcier::server {
namespace {

Json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

// A schema by its name; "[]name" is a page of a list of it.
Json schema_of(std::string_view name) {
  if (!name.starts_with("[]")) return reference(name);
  return {{"type", "object"},
          {"required", {"items", "next"}},
          {"properties",
           {{"items", {{"type", "array"}, {"items", reference(name.substr(2))}}},
            {"next", {{"type", {"string", "null"}}}}}}};
}

Json schema_of(const Parameter& parameter) {
  switch (parameter.takes) {
    case Takes::kDay:
      return {{"type", "string"}, {"format", "date"}};
    case Takes::kCount:
      return {{"type", "integer"}, {"minimum", 1}, {"maximum", kLargestLimit}};
    case Takes::kLanguage:
      return {{"type", "string"}, {"pattern", "^[A-Za-z0-9-]{1,35}$"}};
    case Takes::kCursor:
      return {{"type", "string"}, {"pattern", "^([A-Za-z0-9_-]{4})*$"}};
    case Takes::kWord:
      return {{"type", "string"}, {"enum", parameter.words}};
    case Takes::kText:
      break;
  }
  return {{"type", "string"}};
}

Json path_parameters(std::string_view path) {
  Json out = Json::array();
  for (std::size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
    const std::size_t end = path.find('}', at);
    out.push_back({{"name", path.substr(at + 1, end - at - 1)},
                   {"in", "path"},
                   {"required", true},
                   {"schema", {{"type", "string"}, {"minLength", 1}}}});
  }
  return out;
}

Json parameters_of(const Resource& resource) {
  Json out = path_parameters(resource.path);
  for (const Parameter& parameter : resource.parameters) {
    out.push_back({{"name", parameter.name},
                   {"in", "query"},
                   {"required", parameter.is_required},
                   {"description", parameter.about},
                   {"schema", schema_of(parameter)}});
  }
  if (std::string_view(resource.method) == "GET") return out;
  out.push_back({{"name", "X-Sourcier-Token"},
                 {"in", "header"},
                 {"required", true},
                 {"description", "The token of /api/v1/session."},
                 {"schema", {{"type", "string"}}}});
  return out;
}

Json response(std::string_view about, std::string_view type, Json schema) {
  return {{"description", about},
          {"content", {{std::string(type), {{"schema", std::move(schema)}}}}}};
}

Json failure(Status status) {
  return response(title_of(status), "application/problem+json", reference("Problem"));
}

std::string code(Status status) { return std::to_string(static_cast<unsigned>(status)); }

Json responses_of(const Resource& resource) {
  Json out = Json::object();
  const std::string_view schema = resource.schema;
  if (resource.success == Status::kNoContent) {
    out[code(resource.success)] = {{"description", "Done."}};
  } else {
    out[code(resource.success)] =
        response(resource.about, resource.type,
                 schema.empty() ? Json{{"type", "string"}} : schema_of(schema));
  }
  out[code(Status::kBadRequest)] = failure(Status::kBadRequest);
  out[code(Status::kUnauthorized)] = failure(Status::kUnauthorized);
  out[code(Status::kMisdirected)] = failure(Status::kMisdirected);
  for (const Status status : resource.failures) out[code(status)] = failure(status);
  if (std::string_view(resource.method) == "GET") return out;
  for (const Status status : {Status::kForbidden, Status::kTooLarge, Status::kUnsupportedType})
    out[code(status)] = failure(status);
  return out;
}

Json operation(const Resource& resource) {
  Json out = {{"summary", resource.about},
              {"parameters", parameters_of(resource)},
              {"responses", responses_of(resource)}};
  if (*resource.body_schema != '\0') {
    out["requestBody"] = {
        {"required", true},
        {"content", {{"application/json", {{"schema", schema_of(resource.body_schema)}}}}}};
  }
  return out;
}

std::string lower(std::string method) {
  for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
  return method;
}

}  // namespace

Json openapi_document() {
  Json paths = Json::object();
  for (const Resource& resource : resources())
    paths[resource.path][lower(resource.method)] = operation(resource);
  const auto files = embedded_document();
  const auto schemas = std::ranges::find(files, "schemas.json", &EmbeddedFile::path);
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Sourcier"},
            {"version", kEngineVersion},
            {"description", "Follows news stories back to their sources."}}},
          {"paths", std::move(paths)},
          {"components",
           {{"schemas", schemas == files.end() ? Json::object() : Json::parse(schemas->bytes)}}}};
}

}  // namespace sourcier::server
