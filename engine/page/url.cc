#include "engine/page/url.h"

#include <algorithm>
#include <vector>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestUrl = 8192;  // Longer ones hold data, not addresses.

std::string_view strip(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_scheme(std::string_view text) {
  if (text.empty()) return false;
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
}

// Percent-encodes what may not stand in a path or query as it is.
std::string encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (byte <= ' ' || byte >= 0x7F || c == '"' || c == '<' || c == '>' || c == '`') {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

// Resolves "." and ".." segments.
std::string normal_path(std::string_view path) {
  std::vector<std::string_view> segments;
  std::size_t at = 0;
  while (at <= path.size()) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, slash - at);
    const bool is_last = slash == path.size();
    if (segment == "..") {
      if (segments.size() > 1) segments.pop_back();
      if (is_last) segments.push_back("");
    } else if (segment == ".") {
      if (is_last) segments.push_back("");
    } else {
      segments.push_back(segment);
    }
    at = slash + 1;
  }
  std::string out;
  for (std::size_t i = 1; i < segments.size(); ++i) (out += '/') += segments[i];
  return encoded(out.empty() ? "/" : out);
}

// "user@host:port" into host and port; false where it is no authority.
bool take_authority(std::string_view authority, Url& url) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos)
    authority.remove_prefix(at + 1);
  const auto colon = authority.rfind(':');
  if (colon != std::string_view::npos && authority.find(']') == std::string_view::npos) {
    url.port = authority.substr(colon + 1);
    authority = authority.substr(0, colon);
    if (!std::ranges::all_of(url.port, [](char c) { return c >= '0' && c <= '9'; })) return false;
  }
  if (url.port == (url.scheme == "https" ? "443" : "80")) url.port.clear();
  url.host = lower(authority);
  constexpr std::string_view kForbidden = " \t\n<>\\^`{|}%\"'";
  return !url.host.empty() && url.host.find_first_of(kForbidden) == std::string::npos;
}

void take_path(std::string_view rest, const Url& base, Url& url) {
  rest = rest.substr(0, rest.find('#'));
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  std::string path(rest.substr(0, mark));
  std::ranges::replace(path, '\\', '/');
  if (mark < rest.size()) url.query = encoded(rest.substr(mark + 1));
  if (path.empty() && !base.empty()) {
    url.path = base.path;
    if (mark == rest.size()) url.query = base.query;
    return;
  }
  if (!path.empty() && path.front() != '/')
    path = base.path.substr(0, base.path.rfind('/') + 1) + path;
  if (path.empty() || path.front() != '/') path.insert(path.begin(), '/');
  url.path = normal_path(path);
}

}  // namespace

std::string Url::text() const {
  if (empty()) return {};
  std::string out = scheme + "://" + host;
  if (!port.empty()) (out += ':') += port;
  out += path;
  if (!query.empty()) (out += '?') += query;
  return out;
}

Url parse_url(std::string_view text, const Url& base) {
  text = strip(text);
  if (text.empty() || text.size() > kLongestUrl) return {};
  Url url;
  const std::size_t colon = text.find(':');
  const std::size_t end_of_scheme = std::min(text.find_first_of("/?#"), text.size());
  if (colon < end_of_scheme && is_scheme(text.substr(0, colon))) {
    url.scheme = lower(text.substr(0, colon));
    if (url.scheme != "http" && url.scheme != "https") return {};
    text.remove_prefix(colon + 1);
    if (!text.starts_with("//")) return {};
  } else {
    if (base.empty()) return {};
    url.scheme = base.scheme;
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const std::size_t end = std::min(text.find_first_of("/?#\\"), text.size());
    if (!take_authority(text.substr(0, end), url)) return {};
    take_path(text.substr(end), {}, url);
    return url;
  }
  url.host = base.host;
  url.port = base.port;
  take_path(text, base, url);
  return url;
}

void drop_tracking(Url& url, const Table& parameters) {
  std::string kept;
  std::string_view rest = url.query;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::string name = lower(pair.substr(0, pair.find('=')));
    const std::string prefix = name.substr(0, name.find('_') + 1);
    const std::size_t whole = parameters.find(name);
    const std::size_t begin = prefix.empty() ? Table::kNone : parameters.find(prefix);
    const bool is_tracking = (whole != Table::kNone && parameters.cell(whole, 1) == "whole") ||
                             (begin != Table::kNone && parameters.cell(begin, 1) == "prefix");
    if (is_tracking || pair.empty()) continue;
    if (!kept.empty()) kept += '&';
    kept += pair;
  }
  url.query = kept;
}

bool is_home_page(const Url& url) {
  std::string_view path = url.path;
  if (!url.query.empty()) return false;
  while (path.ends_with('/')) path.remove_suffix(1);
  while (path.starts_with('/')) path.remove_prefix(1);
  if (path.find('/') != std::string_view::npos) return false;
  return path.size() <= 2 || path.starts_with("index.") || path.starts_with("default.") ||
         path.starts_with("home.") || path == "home" || path == "index";
}

std::string site_of(std::string_view host) {
  std::vector<std::string_view> labels;
  std::size_t at = 0;
  while (at <= host.size()) {
    const std::size_t dot = std::min(host.find('.', at), host.size());
    labels.push_back(host.substr(at, dot - at));
    at = dot + 1;
  }
  if (labels.size() <= 2) return std::string(host);
  const bool is_double = labels[labels.size() - 2].size() <= 3 && labels.back().size() == 2;
  const std::size_t keep = std::min<std::size_t>(is_double ? 3 : 2, labels.size());
  std::string out;
  for (std::size_t i = labels.size() - keep; i < labels.size(); ++i) {
    if (!out.empty()) out += '.';
    out += labels[i];
  }
  return out;
}

}  // namespace sourcier
