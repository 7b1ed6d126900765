// Fetch: one address of the web, by the rules that keep a fetch from being turned against its user.
//
// Only http and https on their own ports; the address that is really connected to must be public
// (address.h), on every redirection; no cookies, no proxy of the environment, no credentials.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "engine/base/result.h"
#include "engine/page/page.h"

namespace sourcier {

inline constexpr int kMostRedirects = 5;
inline constexpr std::size_t kLongestHeaders = 64u << 10;  // Of one answer.

struct FetchOptions {
  std::string user_agent;
  bool allow_private = false;            // For tests: loopback and private addresses, any port.
  std::uint64_t largest = kLargestPage;  // Of a body, unpacked.
  std::chrono::milliseconds longest{30'000};  // Of a fetch, from its first byte to its last.
  std::chrono::milliseconds longest_connect{10'000};
};

// What was known of the address when it was last fetched.
struct FetchTag {
  std::string etag;
  std::string modified;  // As the server wrote it.
};

struct Fetched {
  std::string url;  // Where the redirections led to.
  long status = 0;
  std::string content_type;
  FetchTag tag;             // For the next time.
  std::string retry_after;  // As the server wrote it.
  std::string body;         // "" for 304.
};

// Called before each step of a fetch, with the address: an Error ends the fetch (robots.h, waits).
using BeforeFetch = std::function<Result<void>(const std::string& url)>;

// An Error where there was no answer or the rules forbid it; a status such as 404 is an answer.
Result<Fetched> fetch(const std::string& url, const FetchTag& tag, const FetchOptions& options,
                      const BeforeFetch& before = {});

// Sends JSON to an address that the user named, wherever that leads; the status of the answer.
// Redirections are not followed.
Result<long> post_json(const std::string& url, const std::string& json,
                       const FetchOptions& options);

}  // namespace sourcier
