// Incoming: a request as it came over the wire, with the header fields that we look at.
#pragma once

#include <string>

namespace sourcier::server {

struct Incoming {
  std::string method;
  std::string target;
  std::string body;
  // Header fields, "" where absent.
  std::string host;
  std::size_t hosts = 0;  // How often Host stands there: two are one too many.
  std::string origin;
  std::string fetch_site;  // Sec-Fetch-Site
  std::string content_type;
  std::string token;  // X-Sourcier-Token
  std::string authorization;
  std::string accept_encoding;
  std::string if_none_match;
};

}  // namespace sourcier::server
