// URLs: one spelling for one page, after the WHATWG URL Standard (page/url_record parses).
#pragma once

#include <string>
#include <string_view>

#include "engine/resource/table.h"

namespace sourcier {

struct Url {
  std::string scheme;  // "http" or "https".
  std::string host;    // Lower case, ASCII: "xn--bcher-kva.example".
  std::string port;    // "" for the scheme's own.
  std::string path;    // "/" at least.
  std::string query;   // Without "?".

  // The URL without its fragment; "" for an empty value.
  std::string text() const;
  bool empty() const { return host.empty(); }
};

// A longer one holds data, not an address, and is none.
inline constexpr std::size_t kLongestUrl = 8192;

// Reads an absolute http or https URL, or one relative to `base`; an empty value for what is
// neither. Fragment, user name and password are dropped. Linear.
Url parse_url(std::string_view text, const Url& base = {});

// The same as text, at the cost of one string: pages have links by the hundred.
std::string resolve_link(std::string_view text, const Url& base);

// Takes out the query parameters that only track readers (rules/tracking_parameters).
void drop_tracking(Url& url, const Table& parameters);

// Whether it is the front page of its site ("/", "/index.html", "/fr/").
bool is_home_page(const Url& url);

// "example.org" for "www.news.example.org" and "amp.example.org": the site for comparison. Without
// the public suffix list: the last two labels, three where the second-last is as short as "co".
std::string site_of(std::string_view host);

}  // namespace sourcier
