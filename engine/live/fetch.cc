#include "engine/live/fetch.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "engine/live/address.h"
#include "engine/page/url/url.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

struct FreeEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What libcurl's callbacks fill.
struct Answer {
  const FetchOptions& options;
  Fetched fetched;
  std::string location;
  std::size_t header_bytes = 0;
  bool is_too_large = false;
  bool is_refused = false;  // The address connected to is not public.
};

curl_socket_t open_socket(void* client, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& answer = *static_cast<Answer*>(client);
  if (!answer.options.allow_private && !is_public_address(address->addr)) {
    answer.is_refused = true;
    return CURL_SOCKET_BAD;
  }
  answer.is_refused = false;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* client) {
  auto& answer = *static_cast<Answer*>(client);
  const std::size_t all = size * count;
  if (answer.fetched.body.size() + all > answer.options.largest) {
    answer.is_too_large = true;
    return 0;
  }
  answer.fetched.body.append(bytes, all);
  return all;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* client) {
  auto& answer = *static_cast<Answer*>(client);
  const std::size_t all = size * count;
  answer.header_bytes += all;
  if (answer.header_bytes > kLongestHeaders) {
    answer.is_too_large = true;
    return 0;
  }
  const std::string_view line(bytes, all);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return all;
  const std::string name = lower(trim(line.substr(0, colon)));
  const std::string value(trim(line.substr(colon + 1)));
  if (name == "etag") answer.fetched.tag.etag = value;
  if (name == "last-modified") answer.fetched.tag.modified = value;
  if (name == "content-type") answer.fetched.content_type = value;
  if (name == "retry-after") answer.fetched.retry_after = value;
  if (name == "location") answer.location = value;
  return all;
}

// A header of a server's own words: none with a line end in it.
void add_header(std::unique_ptr<curl_slist, FreeList>& list, const char* name,
                const std::string& value) {
  if (value.empty() || value.find_first_of("\r\n") != std::string::npos) return;
  const std::string header = std::string(name) + ": " + value;
  list.reset(curl_slist_append(list.release(), header.c_str()));
}

void set_limits(CURL* handle, const FetchOptions& options) {
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.longest.count()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(options.longest_connect.count()));
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, options.user_agent.c_str());
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");  // All that libcurl unpacks.
}

void set_callbacks(CURL* handle, Answer& answer) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &answer);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer);
}

Error failure_of(const std::string& url, CURLcode code, const Answer& answer) {
  if (answer.is_refused) {
    return {ErrorKind::kUnsupported, url,
            "leads to an address that is not of the public Internet, and is not fetched"};
  }
  if (answer.is_too_large) {
    return {ErrorKind::kTooLarge, url,
            "sends more than " + std::to_string(answer.options.largest) + " bytes"};
  }
  if (code == CURLE_OPERATION_TIMEDOUT) return {ErrorKind::kIo, url, "did not answer in time"};
  return {ErrorKind::kIo, url, std::string("cannot be fetched: ") + curl_easy_strerror(code)};
}

// One answer; a body to send makes it a POST.
Result<Answer> one_answer(const std::string& address, std::unique_ptr<curl_slist, FreeList> headers,
                          const FetchOptions& options, const std::string* body) {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, FreeEasy> handle(curl_easy_init());
  if (kStarted != CURLE_OK || !handle)
    return fail(ErrorKind::kIo, address, "cannot be fetched: libcurl does not start");
  Answer answer{options, {}, {}, 0, false, false};
  set_limits(handle.get(), options);
  set_callbacks(handle.get(), answer);
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_URL, address.c_str());
  if (body != nullptr) {
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(body->size()));
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body->data());
  }
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return tl::unexpected(failure_of(address, code, answer));
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.fetched.status);
  answer.fetched.url = address;
  return answer;
}

Result<Answer> fetch_step(const Url& url, const FetchTag& tag, const FetchOptions& options) {
  std::unique_ptr<curl_slist, FreeList> headers;
  add_header(headers, "If-None-Match", tag.etag);
  add_header(headers, "If-Modified-Since", tag.modified);
  return one_answer(url.text(), std::move(headers), options, nullptr);
}

Result<Url> fetchable(const std::string& text, const Url& base, const FetchOptions& options) {
  Url url = parse_url(text, base);
  if (url.empty())
    return fail(ErrorKind::kUnsupported, text,
                "is no http or https address; wanted one such as https://example.org/page");
  // A port of its own is a service of its own, which may take a fetch for something else.
  if (!url.port.empty() && !options.allow_private) {
    return fail(ErrorKind::kUnsupported, text,
                "has port " + url.port + "; only the ports of http and https are fetched from");
  }
  return url;
}

bool is_redirection(long status) {
  constexpr long kRedirections[] = {301, 302, 303, 307, 308};
  return std::ranges::find(kRedirections, status) != std::end(kRedirections);
}

}  // namespace

Result<Fetched> fetch(const std::string& url, const FetchTag& tag, const FetchOptions& options,
                      const BeforeFetch& before) {
  auto next = fetchable(url, {}, options);
  for (int step = 0; next && step <= kMostRedirects; ++step) {
    if (before) {
      if (const auto may = before(next->text()); !may) return tl::unexpected(may.error());
    }
    auto answer = fetch_step(*next, tag, options);
    if (!answer) return tl::unexpected(answer.error());
    if (!is_redirection(answer->fetched.status)) return std::move(answer->fetched);
    next = fetchable(answer->location, *next, options);
  }
  if (!next) return tl::unexpected(next.error());
  return fail(ErrorKind::kUnsupported, url,
              "is redirected more than " + std::to_string(kMostRedirects) + " times");
}

Result<long> post_json(const std::string& url, const std::string& json,
                       const FetchOptions& options) {
  FetchOptions named = options;
  named.allow_private = true;
  const auto address = fetchable(url, {}, named);
  if (!address) return tl::unexpected(address.error());
  std::unique_ptr<curl_slist, FreeList> headers;
  add_header(headers, "Content-Type", "application/json");
  const auto answer = one_answer(address->text(), std::move(headers), named, &json);
  if (!answer) return tl::unexpected(answer.error());
  return answer->fetched.status;
}

}  // namespace sourcier
