// URLs: one spelling for one page, after the WHATWG URL Standard as far as pages need it.
#pragma once

#include <string>
#include <string_view>

#include "engine/resource/table.h"

namespace sourcier {

struct Url {
  std::string scheme;  // Lower case, without ":".
  std::string host;    // Lower case.
  std::string port;    // "" for the scheme's own.
  std::string path;    // "/" at least.
  std::string query;   // Without "?".

  // The URL without its fragment; "" for an empty value.
  std::string text() const;
  bool empty() const { return host.empty(); }
};

// Reads an absolute http or https URL, or one relative to `base`; an empty value for what is
// neither. Fragment and user name are dropped. Linear.
Url parse_url(std::string_view text, const Url& base = {});

// Takes out the query parameters that only track readers (rules/tracking_parameters).
void drop_tracking(Url& url, const Table& parameters);

// Whether it is the front page of its site ("/", "/index.html", "/fr/").
bool is_home_page(const Url& url);

// "example.org" for "www.news.example.org" and "amp.example.org": the site for comparison. Without
// the public suffix list: the last two labels, three where the second-last is as short as "co".
std::string site_of(std::string_view host);

}  // namespace sourcier
