#include "apps/server/wire.h"

#include <ctime>

#include "apps/server/finish.h"
#include "engine/base/version.h"

namespace sourcier::server {
namespace {

namespace http = boost::beast::http;

// RFC 9110, 5.6.7: "Tue, 15 Nov 1994 08:12:31 GMT".
std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

std::string field(const http::request<http::string_body>& request, http::field name) {
  return std::string(request[name]);
}

template <typename Message>
void set_fields(Message& message, const Answer& answer) {
  message.set(http::field::server, std::string("sourcier/") + std::string(kEngineVersion));
  message.set(http::field::date, http_date());
  if (!answer.type.empty()) message.set(http::field::content_type, answer.type);
  for (const auto& [name, value] : answer.headers) message.set(name, value);
}

}  // namespace

Incoming incoming_of(const http::request<http::string_body>& request) {
  return {.method = std::string(request.method_string()),
          .target = std::string(request.target()),
          .body = request.body(),
          .host = field(request, http::field::host),
          .hosts = request.count(http::field::host),
          .origin = field(request, http::field::origin),
          .fetch_site = std::string(request["Sec-Fetch-Site"]),
          .content_type = field(request, http::field::content_type),
          .token = std::string(request["X-Sourcier-Token"]),
          .authorization = field(request, http::field::authorization),
          .accept_encoding = field(request, http::field::accept_encoding),
          .if_none_match = field(request, http::field::if_none_match)};
}

WireAnswer wire_of(Answer answer, bool is_head, bool keeps_alive) {
  WireAnswer wire;
  wire.is_head = is_head;
  wire.message.version(11);
  wire.message.result(static_cast<unsigned>(answer.status));
  set_fields(wire.message, answer);
  wire.message.keep_alive(keeps_alive);
  wire.message.body() = std::move(answer.body);
  const bool has_body =
      answer.status != Status::kNotModified && answer.status != Status::kNoContent;
  if (has_body) wire.message.prepare_payload();
  return wire;
}

http::response<http::empty_body> stream_header_of(const Answer& answer) {
  http::response<http::empty_body> message(http::status::ok, 11);
  set_fields(message, answer);
  message.chunked(true);
  message.keep_alive(false);
  return message;
}

Answer busy_answer(const Incoming& incoming) {
  Answer busy = problem(Status::kBusy, "too much is being asked for; try again in a moment");
  busy.headers.emplace_back("Retry-After", "1");
  finish(busy, incoming);
  return busy;
}

std::optional<Answer> refusal_of(boost::beast::error_code error) {
  if (error == http::error::end_of_stream || error == boost::beast::error::timeout) return {};
  std::optional<Answer> refused;
  if (error == http::error::header_limit) {
    refused = problem(Status::kHeadersTooLarge, "the header fields have more than 16 KiB");
  } else if (error == http::error::body_limit) {
    refused = problem(Status::kTooLarge, "the body is larger than this address takes");
  } else if (error.category() == http::make_error_code(http::error::bad_method).category()) {
    refused = problem(Status::kBadRequest, "this is no HTTP request: " + error.message());
  }
  if (refused) finish(*refused, {});
  return refused;
}

std::string change_event(std::size_t added, std::size_t articles) {
  return "event: articles\ndata: {\"added\":" + std::to_string(added) +
         ",\"articles\":" + std::to_string(articles) + "}\n\n";
}

}  // namespace sourcier::server
