// Any bytes are requests on one connection: what Beast takes of them is answered with a status of
// ours, and no bytes of a request come back in a header field.
#include <boost/beast/core/flat_buffer.hpp>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "apps/server/service.h"
#include "apps/server/wire.h"
#include "engine/api/library.h"

namespace {

using namespace sourcier;
namespace http = boost::beast::http;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Server {
  std::shared_ptr<const Resources> resources = *load_resources(SOURCIER_PACK);
  server::Settings settings;
  std::unique_ptr<Library> library;
  std::unique_ptr<server::Service> service;

  Server() {
    settings.port = 8642;
    library = *Library::in_memory({}, {}, resources, RunOptions{});
    service = std::make_unique<server::Service>(*library, *resources, settings);
  }
};

void check(const server::Answer& answer) {
  const auto status = static_cast<unsigned>(answer.status);
  require(status >= 200 && status <= 503 && status != 500);
  for (const auto& [name, value] : answer.headers)
    require(value.find_first_of("\r\n") == std::string::npos && !name.empty());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Server running;
  boost::beast::error_code error;
  const char* at = reinterpret_cast<const char*>(data);
  std::size_t left = size;
  while (left > 0) {
    http::request_parser<http::string_body> parser;
    parser.eager(true);
    parser.header_limit(16 << 10);
    parser.body_limit(1 << 20);
    const std::size_t taken = parser.put(boost::asio::buffer(at, left), error);
    if (error) {
      if (const auto refused = server::refusal_of(error)) check(*refused);
      return 0;
    }
    if (!parser.is_done()) return 0;
    server::Answer answer = server::answer(*running.service, server::incoming_of(parser.get()));
    check(answer);
    const bool is_head = parser.get().method() == http::verb::head;
    require(server::wire_of(std::move(answer), is_head, parser.keep_alive()).message.version() ==
            11);
    at += taken;
    left -= taken;
  }
  return 0;
}
