#include "apps/server/listener.h"

#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <thread>
#include <vector>

#include "apps/server/connections.h"
#include "apps/server/contained.h"
#include "apps/server/session.h"

namespace sourcier::server {
namespace {

using net::ip::tcp;

constexpr std::chrono::milliseconds kEndStep{20};  // Between two looks whether all are done.

class AsioListener : public Listener {
 public:
  explicit AsioListener(unsigned threads)
      : io_(static_cast<int>(threads)),
        acceptor_(net::make_strand(io_)),
        signals_(io_),
        ending_(io_),
        threads_(threads) {}

  Result<void> bind(Settings& settings);
  void take_signals() override;
  void run(const Service& service) override;

 private:
  Result<void> load_certificate(const Settings& settings);
  void accept();
  void carry();
  void begin(tcp::socket&& socket);
  template <typename Made>
  void add(const std::shared_ptr<Made>& session, const std::string& client);
  void wait_for_signal();
  void wait_for_end(std::chrono::steady_clock::time_point deadline);

  net::io_context io_;
  tcp::acceptor acceptor_;
  net::signal_set signals_;
  net::steady_timer ending_;
  unsigned threads_;
  std::optional<net::ssl::context> tls_;
  Connections connections_;
  const Service* service_ = nullptr;
};

std::string place_of(const Settings& settings) {
  return settings.address + ":" + std::to_string(settings.port);
}

Result<void> AsioListener::load_certificate(const Settings& settings) {
  tls_.emplace(net::ssl::context::tls_server);
  tls_->set_options(net::ssl::context::default_workarounds | net::ssl::context::no_tlsv1 |
                    net::ssl::context::no_tlsv1_1);
  beast::error_code error;
  tls_->use_certificate_chain_file(settings.certificate, error);
  if (error)
    return fail(ErrorKind::kIo, settings.certificate,
                "no certificate can be read: " + error.message() + "; wanted PEM");
  tls_->use_private_key_file(settings.key, net::ssl::context::pem, error);
  if (error)
    return fail(ErrorKind::kIo, settings.key,
                "no private key can be read: " + error.message() + "; wanted PEM");
  return {};
}

Result<void> AsioListener::bind(Settings& settings) {
  if (!settings.certificate.empty()) {
    if (const auto loaded = load_certificate(settings); !loaded) return loaded;
  }
  beast::error_code error;
  const auto address = net::ip::make_address(settings.address, error);
  if (error)
    return fail(ErrorKind::kMalformed, settings.address,
                "is no address of a network; wanted one such as 127.0.0.1 or ::1");
  const tcp::endpoint endpoint(address, settings.port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
  if (error) {
    return fail(ErrorKind::kIo, place_of(settings),
                "cannot listen there: " + error.message() +
                    "; wanted a free port (--port) of an address of this machine (--address)");
  }
  settings.port = acceptor_.local_endpoint().port();
  return {};
}

void AsioListener::accept() {
  acceptor_.async_accept(net::make_strand(io_),
                         [this](beast::error_code error, tcp::socket socket) {
                           if (!acceptor_.is_open()) return;
                           if (!error && !contained([&] { begin(std::move(socket)); }))
                             service_->metrics.fault();
                           // Without memory to wait for the next one: in a moment there may be
                           // some.
                           while (!contained([this] { accept(); }))
                             std::this_thread::sleep_for(kEndStep);
                         });
}

template <typename Made>
void AsioListener::add(const std::shared_ptr<Made>& session, const std::string& client) {
  if (connections_.add(session, client)) return session->start();
  service_->metrics.connection_refused();
}

void AsioListener::begin(tcp::socket&& socket) {
  beast::error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error) return;
  socket.set_option(tcp::no_delay(true), error);
  const std::string client = peer.address().to_string();
  if (tls_) {
    add(std::make_shared<Session<TlsStream>>(TlsStream(std::move(socket), *tls_), *service_,
                                             connections_, client),
        client);
  } else {
    add(std::make_shared<Session<PlainStream>>(PlainStream(std::move(socket)), *service_,
                                               connections_, client),
        client);
  }
}

// The first signal lets answers be finished; the second, or the deadline, does not.
void AsioListener::wait_for_signal() {
  signals_.async_wait([this](beast::error_code error, int) {
    if (error) return;
    net::post(acceptor_.get_executor(), [this] {
      beast::error_code ignored;
      acceptor_.close(ignored);
    });
    connections_.stop();
    signals_.async_wait([this](beast::error_code cancelled, int) {
      if (!cancelled) io_.stop();
    });
    wait_for_end(std::chrono::steady_clock::now() + kStopDeadline);
  });
}

void AsioListener::wait_for_end(std::chrono::steady_clock::time_point deadline) {
  if (connections_.is_empty() || std::chrono::steady_clock::now() > deadline) return io_.stop();
  ending_.expires_after(kEndStep);
  ending_.async_wait([this, deadline](beast::error_code) { wait_for_end(deadline); });
}

// What a connection throws ends that connection; the thread goes on with the others.
void AsioListener::carry() {
  while (!contained([this] { io_.run(); })) service_->metrics.fault();
}

void AsioListener::take_signals() {
  signals_.add(SIGINT);
  signals_.add(SIGTERM);
}

void AsioListener::run(const Service& service) {
  service_ = &service;
  wait_for_signal();
  accept();
  std::vector<std::thread> pool;
  for (unsigned i = 0; i < threads_; ++i) pool.emplace_back([this] { carry(); });
  for (std::thread& thread : pool) thread.join();
  service.searchers.stop();
  service.workers.stop();  // Before the connections that its tasks hold lose what they stand on.
}

}  // namespace

Result<std::unique_ptr<Listener>> Listener::open(Settings& settings) {
  auto listener = std::make_unique<AsioListener>(settings.threads);
  if (const auto bound = listener->bind(settings); !bound) return tl::unexpected(bound.error());
  return listener;
}

}  // namespace sourcier::server
