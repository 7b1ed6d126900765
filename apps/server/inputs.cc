// Inputs: pages dropped on the reading room, and what could not be read.
#include "apps/server/base64.h"
#include "apps/server/page.h"
#include "apps/server/resource.h"

namespace sourcier::server {
namespace {

constexpr std::size_t kLongestName = 255;  // Of a file, as file systems have it.

std::string_view word_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kNotFound:
      return "not_found";
    case ErrorKind::kMalformed:
      return "malformed";
    case ErrorKind::kTooLarge:
      return "too_large";
    case ErrorKind::kUnsupported:
      return "unsupported";
    case ErrorKind::kIo:
      break;
  }
  return "io";
}

Json skipped_form(const Error& error) {
  return {{"place", error.where}, {"kind", word_for(error.kind)}, {"message", error.message}};
}

Answer skipped(const Call& call) {
  ListPage page(call);
  const auto all = call.library.skipped();
  if (!all) return problem(all.error());
  for (const Error& error : *all) {
    const std::string rank = error.where + '\x1F' + error.message;
    if (page.wants(rank) && !page.add(rank, skipped_form(error))) break;
  }
  return page.answer();
}

Answer add_input(const Call& call) {
  const Json& body = call.body;
  const auto name = body.find("name");
  if (name == body.end() || !name->is_string() || name->get_ref<const std::string&>().empty() ||
      name->get_ref<const std::string&>().size() > kLongestName) {
    return problem(Status::kUnprocessable, "name: the name of the file is wanted");
  }
  std::string bytes;
  if (const auto text = body.find("text"); text != body.end() && text->is_string()) {
    bytes = text->get<std::string>();
  } else if (const auto content = body.find("content");
             content != body.end() && content->is_string()) {
    auto decoded = from_base64(content->get_ref<const std::string&>());
    if (!decoded) return problem(Status::kUnprocessable, "content: base64 is wanted");
    bytes = std::move(*decoded);
  } else {
    return problem(Status::kUnprocessable, "content in base64, or text, is wanted");
  }
  const auto added = call.library.add(name->get<std::string>(), bytes);
  if (!added) return problem(added.error());
  Json passed = Json::array();
  for (const Error& error : added->skipped) passed.push_back(skipped_form(error));
  return json_answer({{"added", added->added}, {"skipped", std::move(passed)}}, Status::kAccepted);
}

Answer changes(const Call&) { return {.type = "text/event-stream", .is_stream = true}; }

}  // namespace

void add_inputs(std::vector<Resource>& all) {
  all.push_back({"GET", "/api/v1/skipped", "Inputs that could not be read, with the reason.",
                 skipped, with_paging({}), "[]Skipped"});
  all.push_back({"POST",
                 "/api/v1/inputs",
                 "Adds the pages of a file.",
                 add_input,
                 {},
                 "Added",
                 "Input",
                 Status::kAccepted,
                 {Status::kUnprocessable}});
  all.push_back({.method = "GET",
                 .path = "/api/v1/changes",
                 .about = "Server-sent events: `articles` with added and articles, as they come.",
                 .answer = changes,
                 .failures = {Status::kBusy},
                 .type = "text/event-stream"});
}

}  // namespace sourcier::server
