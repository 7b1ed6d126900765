// Session: one connection, request by request. Reads within limits and deadlines, has the service
// answer, and writes. Over TCP, or over TLS on it.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "apps/server/connections.h"
#include "apps/server/service.h"
#include "apps/server/wire.h"

namespace sourcier::server {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;

using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

template <typename Stream>
class Session : public Connection, public std::enable_shared_from_this<Session<Stream>> {
 public:
  Session(Stream&& stream, const Service& service, Connections& connections, std::string client)
      : stream_(std::move(stream)),
        service_(service),
        connections_(connections),
        client_(std::move(client)),
        timer_(stream_.get_executor()) {
    service_.metrics.connection_opened();
  }
  ~Session() override {
    if (is_streaming_) connections_.end_stream();
    connections_.remove(this, client_);
    service_.metrics.connection_closed();
  }

  void start() {
    net::dispatch(stream_.get_executor(), [self = self()] {
      self->lowest().expires_after(kHeaderDeadline);
      if constexpr (std::is_same_v<Stream, TlsStream>) {
        self->stream_.async_handshake(net::ssl::stream_base::server, [self](beast::error_code e) {
          if (!e) self->wait(kHeaderDeadline);
        });
      } else {
        self->wait(kHeaderDeadline);
      }
    });
  }

  void stop() override {
    net::post(stream_.get_executor(), [self = self()] {
      if (self->is_waiting_ || self->is_streaming_) self->close();
    });
  }

 private:
  using Self = std::shared_ptr<Session>;
  Self self() { return this->shared_from_this(); }
  auto& lowest() { return beast::get_lowest_layer(stream_); }

  void close() {
    timer_.cancel();
    lowest().close();
  }

  // For the first byte of a request. A connection that sends none holds no parser.
  void wait(std::chrono::seconds patience) {
    if (buffer_.size() > 0) return read_header();
    if (connections_.is_stopping()) return close();
    is_waiting_ = true;
    lowest().expires_after(patience);
    stream_.async_read_some(buffer_.prepare(kLargestRead),
                            [self = self()](beast::error_code error, std::size_t count) {
                              self->is_waiting_ = false;
                              if (error) return self->close();
                              self->buffer_.commit(count);
                              self->read_header();
                            });
  }

  void read_header() {
    parser_.emplace();
    parser_->header_limit(kLargestHeader);
    parser_->body_limit(kLargestInput);
    lowest().expires_after(kHeaderDeadline);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = self()](beast::error_code error, std::size_t) {
                              if (error) return self->refuse(error);
                              self->read_body();
                            });
  }

  void read_body() {
    const auto& request = parser_->get();
    const std::uint64_t most =
        largest_body(std::string(request.method_string()), std::string(request.target()));
    if (parser_->content_length().value_or(0) > most) return refuse(http::error::body_limit);
    if (parser_->chunked() && most == 0) return refuse(http::error::body_limit);
    parser_->body_limit(std::max<std::uint64_t>(most, 1));
    lowest().expires_after(kBodyDeadline);
    if (beast::iequals(request[http::field::expect], "100-continue") && !parser_->is_done())
      return say_continue();
    take_body();
  }

  void say_continue() {
    auto go_on = std::make_shared<http::response<http::empty_body>>(http::status::continue_, 11);
    http::async_write(stream_, *go_on,
                      [self = self(), go_on](beast::error_code error, std::size_t) {
                        if (error) return self->close();
                        self->take_body();
                      });
  }

  void take_body() {
    http::async_read(stream_, buffer_, *parser_,
                     [self = self()](beast::error_code error, std::size_t) {
                       if (error) return self->refuse(error);
                       self->respond();
                     });
  }

  void respond() {
    const auto incoming = std::make_shared<const Incoming>(incoming_of(parser_->get()));
    const bool keeps = parser_->get().keep_alive() && !connections_.is_stopping();
    parser_.reset();
    Answer made = answer(service_, *incoming, Haste::kAtOnce);
    if (!made.is_postponed) return send(std::move(made), *incoming, keeps);
    Workers& makers = made.is_search ? service_.searchers : service_.workers;
    const bool is_taken = makers.post([self = self(), incoming, keeps] {
      const auto late = std::make_shared<Answer>(answer(self->service_, *incoming, Haste::kNone));
      net::post(self->stream_.get_executor(),
                [self, late, incoming, keeps] { self->send(std::move(*late), *incoming, keeps); });
    });
    if (!is_taken) send(busy_answer(*incoming), *incoming, keeps);
  }

  void send(Answer&& made, const Incoming& incoming, bool keeps) {
    if (made.is_stream) {
      if (connections_.begin_stream()) return begin_stream(made);
      made = problem(Status::kBusy, "too many pages listen already");
    }
    write(wire_of(std::move(made), incoming.method == "HEAD", keeps), keeps);
  }

  // What is no request of ours is told why, then the connection ends: what follows is not known.
  void refuse(beast::error_code error) {
    const auto answer = refusal_of(error);
    if (!answer) return close();
    write(wire_of(*answer, false, false), false);
  }

  void write(WireAnswer&& made, bool keeps) {
    auto held = std::make_shared<WireAnswer>(std::move(made));
    lowest().expires_after(kWriteDeadline);
    const auto done = [self = self(), held, keeps](beast::error_code error, std::size_t) {
      if (error || !keeps) return self->finish();
      self->wait(kIdleDeadline);
    };
    if (held->is_head) {
      // The length of a body that is not sent.
      auto serializer =
          std::make_shared<http::response_serializer<http::string_body>>(held->message);
      return http::async_write_header(
          stream_, *serializer,
          [done, serializer](beast::error_code error, std::size_t count) { done(error, count); });
    }
    http::async_write(stream_, held->message, done);
  }

  void finish() {
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      lowest().expires_after(kHeaderDeadline);
      stream_.async_shutdown([self = self()](beast::error_code) { self->close(); });
    } else {
      beast::error_code ignored;
      lowest().socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
      read_away(kDrainDeadline);  // So that the answer is not lost by a reset.
    }
  }

  // Reads away what a client still sends, each piece within the patience where there is one.
  void read_away(std::optional<std::chrono::seconds> patience) {
    if (patience) lowest().expires_after(*patience);
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(kLargestRead),
                            [self = self(), patience](beast::error_code error, std::size_t count) {
                              self->drained_ += count;
                              if (error || self->drained_ > kLargestInput) return self->close();
                              self->read_away(patience);
                            });
  }

  std::size_t count_articles() const {
    const auto counts = service_.library.counts();
    return counts ? counts->articles : seen_;
  }

  void begin_stream(const Answer& made) {
    is_streaming_ = true;
    seen_ = count_articles();
    revision_ = service_.library.story_revision();
    auto header = std::make_shared<http::response<http::empty_body>>(stream_header_of(made));
    auto serializer = std::make_shared<http::response_serializer<http::empty_body>>(*header);
    lowest().expires_after(kWriteDeadline);
    http::async_write_header(stream_, *serializer,
                             [self = self(), header, serializer](beast::error_code error, auto) {
                               if (error) return self->close();
                               // Who has gone gives the place back at once, not at the next
                               // heartbeat: leafing through pages opens a stream on each.
                               self->read_away({});
                               self->send_event(": the stream begins\n\n");
                             });
  }

  void send_event(std::string text) {
    auto held = std::make_shared<std::string>(std::move(text));
    lowest().expires_after(kWriteDeadline);
    net::async_write(stream_, http::make_chunk(net::buffer(*held)),
                     [self = self(), held](beast::error_code error, std::size_t) {
                       if (error || self->connections_.is_stopping()) return self->close();
                       self->wait_for_change();
                     });
  }

  void wait_for_change() {
    if (!lowest().socket().is_open()) return;  // The client went while it was sent something.
    lowest().expires_never();
    timer_.expires_after(kStreamStep);
    timer_.async_wait([self = self()](beast::error_code error) {
      if (error) return;
      self->look_for_change();
    });
  }

  void look_for_change() {
    const std::uint64_t now = service_.library.story_revision();
    if (now != revision_) {
      revision_ = now;
      const std::size_t articles = count_articles();
      const std::size_t added = articles - std::min(articles, seen_);
      seen_ = articles;
      steps_ = 0;
      return send_event(change_event(added, articles));
    }
    if (++steps_ < kHeartbeatSteps) return wait_for_change();
    steps_ = 0;
    send_event(": still here\n\n");
  }

  Stream stream_;
  const Service& service_;
  Connections& connections_;
  std::string client_;
  net::steady_timer timer_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  bool is_waiting_ = false;
  bool is_streaming_ = false;
  std::uint64_t drained_ = 0;
  std::size_t seen_ = 0;  // Articles told of.
  std::uint64_t revision_ = 0;
  int steps_ = 0;  // Since something was sent.
};

}  // namespace sourcier::server
