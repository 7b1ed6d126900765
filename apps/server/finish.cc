#include "apps/server/finish.h"

#include <algorithm>

#include "engine/api/gzip.h"
#include "engine/base/digest.h"

namespace sourcier::server {
namespace {

// Below this the header fields weigh more than what compression saves.
constexpr std::size_t kLeastCompressed = 1 << 10;

// Only our own script and style run, and nothing leaves this origin.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

// Whether the client takes the coding: named, or "*", and not with q=0. Linear.
bool accepts(std::string_view header, std::string_view coding) {
  bool takes = false;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view part = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (part.starts_with(' ')) part.remove_prefix(1);
    const std::size_t name_end = std::min(part.find_first_of("; "), part.size());
    const std::string_view name = part.substr(0, name_end);
    if (name != coding && name != "*") continue;
    const std::size_t weight = part.find("q=0");
    const bool is_zero = weight != std::string_view::npos &&
                         part.find_first_of("123456789", weight) == std::string_view::npos;
    if (name == coding) return !is_zero;
    takes = !is_zero;
  }
  return takes;
}

// The coding chosen, "" for none; the body becomes that form.
std::string_view encode_body(Answer& answer, const std::string& accepted) {
  if (answer.unpacked > 0) {
    if (!accepts(accepted, "gzip")) answer.body = gunzip(answer.gzip, answer.unpacked);
    if (!answer.body.empty()) return "";
    answer.body = std::move(answer.gzip);
    return "gzip";
  }
  if (!answer.brotli.empty() && accepts(accepted, "br")) {
    answer.body = std::move(answer.brotli);
    return "br";
  }
  if (answer.body.size() < kLeastCompressed || !accepts(accepted, "gzip")) return "";
  std::string packed = answer.gzip.empty() ? gzip(answer.body) : std::move(answer.gzip);
  if (packed.empty() || packed.size() >= answer.body.size()) return "";
  answer.body = std::move(packed);
  return "gzip";
}

// RFC 9110, 13.1.2: a list of validators, or "*"; weak ones match too.
bool has_match(std::string_view header, std::string_view etag) {
  return header == "*" || header.find(etag) != std::string_view::npos;
}

void add_defences(Answer& answer) {
  auto& headers = answer.headers;
  headers.emplace_back("Content-Security-Policy", kPolicy);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("X-Frame-Options", "DENY");
}

std::string_view cache_control(const Answer& answer) {
  if (!answer.may_be_stored || answer.is_stream) return "no-store";
  return answer.is_forever ? "private, max-age=31536000, immutable" : "private, no-cache";
}

}  // namespace

void finish(Answer& answer, const Incoming& incoming) {
  add_defences(answer);
  answer.headers.emplace_back("Cache-Control", cache_control(answer));
  if (answer.is_stream) return;
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  const std::string_view coding = encode_body(answer, incoming.accept_encoding);
  if (!coding.empty()) answer.headers.emplace_back("Content-Encoding", coding);
  const bool is_read = incoming.method == "GET" || incoming.method == "HEAD";
  if (!is_read || answer.status != Status::kOk || !answer.may_be_stored) return;
  const std::string& named = answer.made_of.empty() ? answer.body : answer.made_of;
  const std::string etag = '"' + content_id("", {named, coding}) + '"';
  answer.headers.emplace_back("ETag", etag);
  if (!incoming.if_none_match.empty() && has_match(incoming.if_none_match, etag)) {
    answer.status = Status::kNotModified;
    answer.body.clear();
    std::erase_if(answer.headers, [](const auto& h) { return h.first == "Content-Encoding"; });
  }
}

}  // namespace sourcier::server
