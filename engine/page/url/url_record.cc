#include "engine/page/url/url_record.h"

namespace sourcier {
namespace {

bool has_origin(std::string_view scheme) {
  return scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss" ||
         scheme == "ftp";
}

}  // namespace

std::string_view UrlRecord::username() const {
  const std::string_view all = base().userinfo;
  return all.substr(0, all.find_first_of(":@"));
}

std::string_view UrlRecord::password() const {
  std::string_view all = base().userinfo;
  const std::size_t colon = all.find(':');
  if (colon == std::string_view::npos) return {};
  all.remove_suffix(1);
  return all.substr(colon + 1);
}

std::string_view UrlRecord::port() const {
  return port_end_ == host_end_ ? std::string_view() : part(host_end_ + 1, port_end_);
}

std::string_view UrlRecord::query() const {
  return has_query_ ? part(path_end_ + 1, query_end_) : std::string_view();
}

std::string_view UrlRecord::fragment() const {
  return has_fragment_ ? std::string_view(href_).substr(query_end_ + 1) : std::string_view();
}

std::string UrlRecord::origin() const {
  if (scheme() == "blob") {
    const auto inner = parse(path());
    const bool is_page = inner && (inner->scheme() == "http" || inner->scheme() == "https");
    return is_page ? inner->origin() : "null";
  }
  if (!has_origin(scheme())) return "null";
  std::string out(scheme());
  (out += "://") += part(host_begin_, port_end_);
  return out;
}

UrlBase UrlRecord::base() const {
  return {.scheme = scheme(),
          .userinfo = part(user_begin_, host_begin_),
          .host = host(),
          .port = port(),
          .path = path(),
          .query = query(),
          .has_host = has_host_,
          .has_query = has_query_,
          .is_opaque = is_opaque_};
}

std::string UrlRecord::take_address() && {
  const std::uint32_t end = query().empty() ? path_end_ : query_end_;
  std::string out = std::move(href_);
  out.resize(end);
  if (host_begin_ > user_begin_) out.erase(user_begin_, host_begin_ - user_begin_);
  return out;
}

}  // namespace sourcier
