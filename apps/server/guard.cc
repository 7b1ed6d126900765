#include "apps/server/guard.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "apps/server/base64.h"

namespace sourcier::server {
namespace {

std::string random_token() {
  std::array<char, 32> bytes;  // 256 bits.
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the system gives no random bytes");
  return to_base64url({bytes.data(), bytes.size()});
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// "[::1]:80" → {"[::1]", "80"}; the port is "" where none is given.
std::pair<std::string_view, std::string_view> split_port(std::string_view host) {
  const std::size_t from = host.starts_with('[') ? host.find(']') : 0;
  if (from == std::string_view::npos) return {host, ""};
  const std::size_t colon = host.find(':', from);
  if (colon == std::string_view::npos) return {host, ""};
  return {host.substr(0, colon), host.substr(colon + 1)};
}

// The media type without its parameters.
std::string media_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return lower_ascii(type);
}

bool is_json(std::string_view content_type) {
  return media_type(content_type) == "application/json";
}

// The secret of "Bearer SECRET", or of "Basic …" the password: browsers ask for one by themselves.
std::string secret_of(const std::string& authorization) {
  constexpr std::string_view kBearer = "bearer ", kBasic = "basic ";
  const std::string scheme = lower_ascii(authorization.substr(0, kBearer.size()));
  if (scheme == kBearer) return authorization.substr(kBearer.size());
  if (!scheme.starts_with(kBasic)) return "";
  const auto pair = from_base64(std::string_view(authorization).substr(kBasic.size()));
  const std::size_t colon = pair ? pair->find(':') : std::string::npos;
  return colon == std::string::npos ? "" : pair->substr(colon + 1);
}

}  // namespace

bool is_same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned differences = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    differences |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return differences == 0;
}

Guard::Guard(const Settings& settings) : settings_(settings), token_(random_token()) {}

bool Guard::is_our_host(std::string_view host) const {
  const std::string whole = lower_ascii(host);
  const auto [name, port] = split_port(whole);
  const bool is_our_port =
      port == std::to_string(settings_.port) ||
      (port.empty() && settings_.port == (settings_.certificate.empty() ? 80 : 443));
  const bool is_loopback = name == "localhost" || name == "127.0.0.1" || name == "[::1]";
  if (is_our_port && (is_loopback || name == lower_ascii(settings_.address))) return true;
  return std::ranges::any_of(settings_.names, [&, name = name](const std::string& own) {
    return name == lower_ascii(own) && (is_our_port || settings_.is_behind_proxy);
  });
}

bool Guard::is_our_origin(std::string_view origin) const {
  const bool is_tls = !settings_.certificate.empty();
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!origin.starts_with(scheme)) continue;
    const bool is_scheme = settings_.is_behind_proxy || (scheme == "https://") == is_tls;
    return is_scheme && is_our_host(origin.substr(scheme.size()));
  }
  return false;
}

std::optional<Answer> Guard::check_host(const Incoming& incoming) const {
  if (incoming.hosts == 1 && is_our_host(incoming.host)) return {};
  if (incoming.hosts != 1)
    return problem(Status::kBadRequest, "the request must have one Host field");
  return problem(Status::kMisdirected,
                 "this server does not answer for the host that was asked; "
                 "start it with --name to give it that name");
}

Caller Guard::caller_of(const Incoming& incoming) const {
  if (settings_.accounts.empty()) return {Role::kEditor, ""};
  const std::string secret = secret_of(incoming.authorization);
  Caller caller;
  for (const Account& account : settings_.accounts) {
    if (is_same_secret(account.token, secret)) caller = {account.role, account.name};
  }
  return caller;
}

bool Guard::is_same_origin(const Incoming& incoming) const {
  const std::string& site = incoming.fetch_site;
  const bool is_site = site.empty() || site == "same-origin" || site == "none";
  return is_site && (incoming.origin.empty() || is_our_origin(incoming.origin));
}

std::optional<Answer> Guard::check_change(const Incoming& incoming) const {
  if (incoming.origin.empty() || !is_same_origin(incoming)) {
    return problem(Status::kForbidden,
                   "a change must come from this server's own page: its Origin is wanted");
  }
  if (!is_same_secret(incoming.token, token_)) {
    return problem(Status::kForbidden,
                   "a change must bring the token of /api/v1/session as X-Sourcier-Token");
  }
  const bool needs_json = incoming.method == "POST";
  if (needs_json && !is_json(incoming.content_type))
    return problem(Status::kUnsupportedType, "the body must be application/json");
  return {};
}

}  // namespace sourcier::server
