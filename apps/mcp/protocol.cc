#include "apps/mcp/protocol.h"

#include <algorithm>
#include <array>
#include <exception>

#include "apps/mcp/tools.h"
#include "engine/base/version.h"

namespace sourcier::mcp {
namespace {

using json_parts::Json;

// JSON-RPC 2.0, section 5.1.
enum class Fault : int {
  kNoJson = -32700,
  kNoRequest = -32600,
  kNoMethod = -32601,
  kNoParameters = -32602,
};

// Those we speak, the newest first; a client that asks for another gets the newest.
constexpr std::array<std::string_view, 3> kVersions = {"2025-06-18", "2025-03-26", "2024-11-05"};

std::string fault(const Json& id, Fault code, std::string_view message) {
  return json_parts::line({{"jsonrpc", "2.0"},
                           {"id", id},
                           {"error", {{"code", static_cast<int>(code)}, {"message", message}}}});
}

std::string result(const Json& id, Json value) {
  return json_parts::line({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(value)}});
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Json introduce(const Json& parameters) {
  const std::string wanted = text_at(parameters, "protocolVersion");
  const auto* const known = std::ranges::find(kVersions, wanted);
  return {{"protocolVersion", known == kVersions.end() ? kVersions.front() : *known},
          {"capabilities", {{"tools", Json::object()}}},
          {"serverInfo", {{"name", "sourcier"}, {"version", kEngineVersion}}},
          {"instructions",
           "News stories followed back to their sources. Every statement comes with the passages "
           "that carry it and the chain by which each article has it. Counts are articles, "
           "distinct texts and independent origins; nothing is rated true or false. Quote passages "
           "as they stand and name their article."}};
}

Json list_tools() {
  Json tools = Json::array();
  for (const Tool& tool : all_tools()) {
    tools.push_back({{"name", tool.name},
                     {"description", tool.about},
                     {"inputSchema", Json::parse(tool.schema)},
                     {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}});
  }
  return {{"tools", std::move(tools)}};
}

Json content(const Json& value, bool is_error) {
  Json out = {{"content", {{{"type", "text"}, {"text", json_parts::line(value)}}}},
              {"isError", is_error}};
  if (!is_error) out["structuredContent"] = value;
  return out;
}

Json call_tool(Library& library, const Tool& tool, const Json& arguments) {
  try {
    const auto found = tool.run(library, arguments);
    if (found) return content(*found, false);
    return content({{"error", found.error().text()}}, true);
  } catch (const std::exception& problem) {
    return content({{"error", std::string("gave up: ") + problem.what()}}, true);
  }
}

std::string answer_call(Library& library, const Json& id, const Json& parameters) {
  const std::string name = text_at(parameters, "name");
  const auto tools = all_tools();
  const auto tool = std::ranges::find(tools, name, &Tool::name);
  if (tool == tools.end())
    return fault(id, Fault::kNoParameters, "there is no tool '" + name + "'");
  const auto given = parameters.find("arguments");
  const Json arguments = given == parameters.end() ? Json::object() : *given;
  if (!arguments.is_object())
    return fault(id, Fault::kNoParameters, "arguments: an object is wanted");
  return result(id, call_tool(library, *tool, arguments));
}

std::string answer_request(Library& library, const Json& id, const std::string& method,
                           const Json& parameters) {
  if (method == "initialize") return result(id, introduce(parameters));
  if (method == "ping") return result(id, Json::object());
  if (method == "tools/list") return result(id, list_tools());
  if (method == "tools/call") return answer_call(library, id, parameters);
  return fault(id, Fault::kNoMethod, "there is no method '" + method + "'");
}

}  // namespace

std::optional<std::string> answer_message(Library& library, std::string_view message) {
  if (message.size() > kLongestMessage)
    return fault({}, Fault::kNoRequest, "the message has more than 1 MiB");
  const Json request = Json::parse(message, nullptr, false);
  if (request.is_discarded()) return fault({}, Fault::kNoJson, "the message is no JSON");
  const std::string method = request.is_object() ? text_at(request, "method") : "";
  const bool is_answer =
      request.is_object() && (request.contains("result") || request.contains("error"));
  if (is_answer) return {};  // We ask the client nothing.
  const auto id = request.is_object() ? request.find("id") : request.end();
  const bool has_id = request.is_object() && id != request.end();
  if (method.empty() || (has_id && !id->is_string() && !id->is_number()))
    return fault({}, Fault::kNoRequest, "a JSON-RPC 2.0 request is wanted");
  if (!has_id) return {};
  const auto parameters = request.find("params");
  const bool is_object = parameters != request.end() && parameters->is_object();
  return answer_request(library, *id, method, is_object ? *parameters : Json::object());
}

}  // namespace sourcier::mcp
