#include "apps/server/answer.h"

namespace sourcier::server {

std::string_view title_of(Status status) {
  switch (status) {
    case Status::kOk:
      return "OK";
    case Status::kCreated:
      return "Created";
    case Status::kAccepted:
      return "Accepted";
    case Status::kNoContent:
      return "No Content";
    case Status::kNotModified:
      return "Not Modified";
    case Status::kBadRequest:
      return "Bad Request";
    case Status::kUnauthorized:
      return "Unauthorized";
    case Status::kForbidden:
      return "Forbidden";
    case Status::kNotFound:
      return "Not Found";
    case Status::kMethodNotAllowed:
      return "Method Not Allowed";
    case Status::kConflict:
      return "Conflict";
    case Status::kTooLarge:
      return "Content Too Large";
    case Status::kUnsupportedType:
      return "Unsupported Media Type";
    case Status::kMisdirected:
      return "Misdirected Request";
    case Status::kUnprocessable:
      return "Unprocessable Content";
    case Status::kTooManyRequests:
      return "Too Many Requests";
    case Status::kHeadersTooLarge:
      return "Request Header Fields Too Large";
    case Status::kFailed:
      return "Internal Server Error";
    case Status::kBusy:
      return "Service Unavailable";
  }
  return "";
}

Answer json_answer(const Json& value, Status status) {
  return {.status = status, .type = "application/json", .body = json_parts::line(value) + '\n'};
}

Answer problem(Status status, std::string_view detail) {
  Answer answer = json_answer({{"type", "about:blank"},
                               {"title", title_of(status)},
                               {"status", static_cast<unsigned>(status)},
                               {"detail", detail}},
                              status);
  answer.type = "application/problem+json";
  answer.may_be_stored = false;
  return answer;
}

Answer problem(const Error& error) {
  switch (error.kind) {
    case ErrorKind::kMalformed:
      return problem(Status::kUnprocessable, error.text());
    case ErrorKind::kTooLarge:
      return problem(Status::kUnprocessable, error.text());
    case ErrorKind::kNotFound:
    case ErrorKind::kUnsupported:
    case ErrorKind::kIo:
      break;
  }
  return problem(Status::kBusy, error.text());
}

}  // namespace sourcier::server
