// Wire: between our values and the messages of Beast.
#pragma once

#include <boost/beast/http.hpp>
#include <optional>
#include <string>

#include "apps/server/answer.h"
#include "apps/server/incoming.h"
#include "apps/server/settings.h"

namespace sourcier::server {

inline constexpr std::size_t kLargestRead = 4 << 10;      // Of the first bytes of a request.
inline constexpr std::chrono::seconds kDrainDeadline{2};  // After the last answer.
inline constexpr std::chrono::seconds kStreamStep{1};     // Between two looks for news.
inline constexpr int kHeartbeatSteps = 15;                // Proxies cut what is silent for long.

struct WireAnswer {
  boost::beast::http::response<boost::beast::http::string_body> message;
  bool is_head = false;
};

// What we look at of a request; a field that is not there is "".
Incoming incoming_of(const boost::beast::http::request<boost::beast::http::string_body>& request);

// The answer as it is sent; to HEAD with the length of the body that GET would have had.
WireAnswer wire_of(Answer answer, bool is_head, bool keeps_alive);

// The head of a stream of server-sent events, which has no length.
boost::beast::http::response<boost::beast::http::empty_body> stream_header_of(const Answer& answer);

// For what the workers have no room for: 503, to be tried again in a second.
Answer busy_answer(const Incoming& incoming);

// What a request that could not be read is told; nothing where nobody listens any more.
std::optional<Answer> refusal_of(boost::beast::error_code error);

// A server-sent event, with the empty line that ends it: so many came, so many there are now.
std::string change_event(std::size_t added, std::size_t articles);

}  // namespace sourcier::server
