#include "engine/page/url/url.h"

#include <algorithm>

#include "engine/page/url/ip_address.h"
#include "engine/page/url/url_record.h"

namespace sourcier {
namespace {

UrlBase base_of(const Url& url) {
  return {.scheme = url.scheme,
          .userinfo = {},
          .host = url.host,
          .port = url.port,
          .path = url.path,
          .query = url.query,
          .has_host = true,
          .has_query = !url.query.empty(),
          .is_opaque = false};
}

// The record of a page's address; nothing for other schemes.
std::optional<UrlRecord> parse_address(std::string_view text, const Url& base) {
  if (text.size() > kLongestUrl) return std::nullopt;
  const UrlBase parts = base_of(base);
  auto record = UrlRecord::parse(text, base.empty() ? nullptr : &parts);
  if (!record || (record->scheme() != "https" && record->scheme() != "http")) return std::nullopt;
  // Written out, letters beyond ASCII take six times their bytes.
  if (record->href().size() > kLongestUrl) return std::nullopt;
  return record;
}

// "utm_" of "utm_source": what a row for a whole family of names says.
std::string_view family_of(std::string_view name) { return name.substr(0, name.find('_') + 1); }

bool has_row(const Table& parameters, std::string_view name, std::string_view kind) {
  const std::size_t row = name.empty() ? Table::kNone : parameters.find(name);
  return row != Table::kNone && parameters.cell(row, 1) == kind;
}

}  // namespace

std::string Url::text() const {
  if (empty()) return {};
  std::string out;
  out.reserve(scheme.size() + host.size() + port.size() + path.size() + query.size() + 5);
  ((out += scheme) += "://") += host;
  if (!port.empty()) (out += ':') += port;
  out += path;
  if (!query.empty()) (out += '?') += query;
  return out;
}

Url parse_url(std::string_view text, const Url& base) {
  if (text.empty()) return {};
  const auto record = parse_address(text, base);
  if (!record) return {};
  return {.scheme = std::string(record->scheme()),
          .host = std::string(record->host()),
          .port = std::string(record->port()),
          .path = std::string(record->path()),
          .query = std::string(record->query())};
}

std::string resolve_link(std::string_view text, const Url& base) {
  if (text.empty()) return {};
  auto record = parse_address(text, base);
  return record ? std::move(*record).take_address() : std::string();
}

void drop_tracking(Url& url, const Table& parameters) {
  std::string kept, name;
  std::string_view rest = url.query;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    name = pair.substr(0, pair.find('='));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_tracking =
        has_row(parameters, name, "whole") || has_row(parameters, family_of(name), "prefix");
    if (is_tracking || pair.empty()) continue;
    if (!kept.empty()) kept += '&';
    kept += pair;
  }
  url.query = std::move(kept);
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
  if (host.size() > 1 && host.ends_with('.')) host.remove_suffix(1);
  // An address in digits has no labels.
  if (host.starts_with('[') || ends_in_number(host)) return std::string(host);
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return std::string(host);
  std::size_t begin = host.rfind('.', last - 1);
  if (begin == std::string_view::npos) return std::string(host);
  const bool is_double = last - begin - 1 <= 3 && host.size() - last - 1 == 2;
  if (is_double && begin > 0) begin = host.rfind('.', begin - 1);
  return std::string(begin == std::string_view::npos ? host : host.substr(begin + 1));
}

}  // namespace sourcier
