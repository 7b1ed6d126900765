// URL record: a URL of any scheme as the WHATWG URL Standard parses and writes it.
//
// https://url.spec.whatwg.org/ One string holds the whole, offsets tell its parts, so that a URL
// costs one allocation. page/url is what the rest of the engine uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sourcier {

// What a relative URL takes over from its base; views into the base.
struct UrlBase {
  std::string_view scheme;    // Without ":".
  std::string_view userinfo;  // "name:password@", or "".
  std::string_view host;
  std::string_view port;
  std::string_view path;
  std::string_view query;  // Without "?".
  bool has_host = false;   // An empty host is one too ("file:///").
  bool has_query = false;
  bool is_opaque = false;  // "mailto:me": no base for a path.
};

class UrlRecord {
 public:
  // Linear in `input`, which is UTF-8; nothing for what the standard calls failure. No limit of its
  // own but kLongestDomain.
  static std::optional<UrlRecord> parse(std::string_view input, const UrlBase* base = nullptr);

  const std::string& href() const { return href_; }
  std::string_view scheme() const { return part(0, scheme_end_); }
  std::string_view username() const;
  std::string_view password() const;
  std::string_view host() const { return part(host_begin_, host_end_); }
  std::string_view port() const;
  std::string_view path() const { return part(path_begin_, path_end_); }
  std::string_view query() const;     // Without "?".
  std::string_view fragment() const;  // Without "#".
  bool has_host() const { return has_host_; }
  bool has_query() const { return has_query_; }
  bool is_opaque() const { return is_opaque_; }
  // "https://example.org:8080"; "null" for schemes that have none. Of a blob: its inner URL's.
  std::string origin() const;
  UrlBase base() const;

  // The URL as an address of a page: without user name, password, fragment and
  // empty query.
  std::string take_address() &&;

 private:
  friend class UrlParser;
  std::string_view part(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(href_).substr(begin, end - begin);
  }

  // scheme : // name : password @ host : port path ? query # fragment
  std::string href_;
  std::uint32_t scheme_end_ = 0;  // At ":".
  std::uint32_t user_begin_ = 0;  // Behind "//"; equal to host_begin_ without user and password.
  std::uint32_t host_begin_ = 0;
  std::uint32_t host_end_ = 0;
  std::uint32_t port_end_ = 0;    // Equal to host_end_ without a port.
  std::uint32_t path_begin_ = 0;  // Behind "/." where the path would read as a host.
  std::uint32_t path_end_ = 0;    // At "?" or "#".
  std::uint32_t query_end_ = 0;   // At "#".
  bool has_host_ = false;
  bool has_query_ = false;
  bool has_fragment_ = false;
  bool is_opaque_ = false;
};

}  // namespace sourcier
