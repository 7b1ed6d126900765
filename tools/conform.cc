// conform KIND < ROWS > ANSWERS: what the engine makes of each row of a conformance suite, one JSON
// object a line. tools/conformance.py knows the suites and compares.
//
//   urls      {"input", "base"}       the parts of the URL, or {"failure": true}
//   labels    {"label"}               {"name"}: the encoding of a charset label
//   charsets  {"bytes", "type"}       {"name", "text"}: encoding and text of a page, bytes in
//   base64

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/page/charset/charset.h"
#include "engine/page/url/url_record.h"
#include "engine/resource/pack.h"

namespace {

using namespace sourcier;
using nlohmann::json;

std::string joined(std::string_view a, char sign, std::string_view b) {
  return b.empty() ? std::string(a) : std::string(a) + sign + std::string(b);
}

json parts_of(const UrlRecord& url) {
  return {{"href", url.href()},
          {"origin", url.origin()},
          {"protocol", std::string(url.scheme()) + ":"},
          {"username", url.username()},
          {"password", url.password()},
          {"host", joined(url.host(), ':', url.port())},
          {"hostname", url.host()},
          {"port", url.port()},
          {"pathname", url.path()},
          {"search", joined("", '?', url.query())},
          {"hash", joined("", '#', url.fragment())}};
}

json answer_url(const json& row) {
  const json failure = {{"failure", true}};
  const std::string input = row.at("input");
  std::optional<UrlRecord> base;
  UrlBase parts;
  if (row.at("base").is_string()) {
    base = UrlRecord::parse(row.at("base").get<std::string>());
    if (!base) return failure;
    parts = base->base();
  }
  const auto url = UrlRecord::parse(input, base ? &parts : nullptr);
  return url ? parts_of(*url) : failure;
}

std::string from_base64(const std::string& text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count);
  }
  return out;
}

json answer_charset(const json& row, const Charsets& charsets) {
  Page page;
  page.body = from_base64(row.at("bytes"));
  page.content_type = row.at("type");
  Decoded decoded;
  decode(page, charsets, decoded);
  return {{"name", decoded.encoding}, {"text", decoded.text}};
}

json answer(const std::string& kind, const json& row, const Charsets& charsets) {
  if (kind == "urls") return answer_url(row);
  if (kind == "charsets") return answer_charset(row, charsets);
  return {{"name", charsets.encoding_of(row.at("label").get<std::string>())}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string kind = argc == 2 ? argv[1] : "";
  if (kind != "urls" && kind != "labels" && kind != "charsets") {
    std::cerr << "usage: conform urls|labels|charsets < ROWS\n";
    return 2;
  }
  const auto pack = Pack::open(SOURCIER_PACK);
  if (!pack) {
    std::cerr << pack.error().text() << '\n';
    return 1;
  }
  const Charsets charsets(**pack);
  for (std::string line; std::getline(std::cin, line);)
    std::cout << answer(kind, json::parse(line), charsets).dump() << '\n';
  return 0;
}
