// Answer: what a resource gives back, before it is compressed and sent.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/api/json_parts.h"
#include "engine/base/result.h"

namespace sourcier::server {

using json_parts::Json;

// The few of HTTP that we give.
enum class Status : unsigned {
  kOk = 200,
  kCreated = 201,
  kAccepted = 202,
  kNoContent = 204,
  kNotModified = 304,
  kBadRequest = 400,
  kUnauthorized = 401,
  kForbidden = 403,
  kNotFound = 404,
  kMethodNotAllowed = 405,
  kConflict = 409,
  kTooLarge = 413,
  kUnsupportedType = 415,
  kMisdirected = 421,
  kUnprocessable = 422,
  kTooManyRequests = 429,
  kHeadersTooLarge = 431,
  kFailed = 500,
  kBusy = 503,
};

struct Answer {
  Status status = Status::kOk;
  std::string type = {};
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  bool is_stream = false;              // The body is events, sent as they come.
  bool is_postponed = false;           // No answer yet: one of the workers makes it,
  bool is_search = false;              // or of the searchers.
  bool may_be_stored = true;           // Else "no-store": it must not outlive the session.
  bool is_forever = false;             // Its address changes with its bytes.
  std::string gzip = {}, brotli = {};  // The same body, compressed long before; "" where it is not.
  std::size_t unpacked = 0;            // Where the body is there as gzip only: its size.
  std::string made_of = {};            // Names the body, for its validator; "" to read it for one.
};

Answer json_answer(const Json& value, Status status = Status::kOk);

// RFC 9457. `detail` says in the user's words what was found and what was wanted.
Answer problem(Status status, std::string_view detail);

// The store's Error, or what was wrong with what was asked.
Answer problem(const Error& error);

std::string_view title_of(Status status);

}  // namespace sourcier::server
