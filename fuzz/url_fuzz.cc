// Any bytes are a URL, or none: what the parser writes is ASCII, has its parts in order, and is
// read again as itself. The first line is the base.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "engine/page/url/url.h"
#include "engine/page/url/url_record.h"

namespace {

using namespace sourcier;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const UrlRecord& url) {
  require(std::ranges::all_of(url.href(), [](char c) { return c >= ' ' && c <= '~'; }));
  const auto again = UrlRecord::parse(url.href());
  require(again && again->href() == url.href());
  require(again->host() == url.host() && again->port() == url.port());
  require(again->username() == url.username() && again->password() == url.password());
  require(again->path() == url.path() && again->query() == url.query());
  require(again->fragment() == url.fragment() && again->origin() == url.origin());
}

void check_address(std::string_view text, const Url& base) {
  const Url url = parse_url(text, base);
  require(resolve_link(text, base) == url.text());
  require(parse_url(url.text()).text() == url.text());
  if (!url.empty())
    require(url.path.starts_with('/') && url.host.find(site_of(url.host)) != std::string::npos);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> bytes(data, data + size);
  const std::string_view text(bytes.data(), bytes.size());
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view base_text = text.substr(0, end);
  const std::string_view rest = text.substr(std::min(end + 1, text.size()));
  const auto base = UrlRecord::parse(base_text);
  if (base) check(*base);
  const UrlBase parts = base ? base->base() : UrlBase{};
  const auto url = UrlRecord::parse(rest, base ? &parts : nullptr);
  if (url) check(*url);
  check_address(rest, parse_url(base_text));
  return 0;
}
