#include "serve/listener.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "serve/session.h"

namespace courant::serve {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::chrono::seconds farewell{2};

std::string name_of(const tcp::endpoint& endpoint) {
  return endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
}

}  // namespace

class Listener::Impl {
 public:
  Impl(const Settings& settings, Answer answer, Metrics& metrics)
      : settings_(settings), service_{std::move(answer), settings.body_bytes_max}, metrics_(metrics) {
    if (settings.slow_threads > 0) service_.slow = &slow_.emplace(settings.slow_threads);
  }

  base::Result<void> listen() {
    boost::system::error_code error;
    const auto address =
        asio::ip::make_address(settings_.address == "localhost" ? "127.0.0.1" : settings_.address, error);
    if (error) return base::fail(base::ErrorKind::usage, settings_.address, "not an address to listen on");
    const tcp::endpoint endpoint(address, settings_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return base::fail(base::ErrorKind::unavailable, name_of(endpoint), error.message());
    port_ = acceptor_.local_endpoint(error).port();
    return {};
  }

  void run() {
    asio::post(acceptor_.get_executor(), [this] { accept(); });
    for (unsigned i = 0; i < std::max(1u, settings_.threads); ++i) threads_.emplace_back([this] { context_.run(); });
  }

  std::uint16_t port() const { return port_; }

  void stop() {
    if (threads_.empty()) return;
    stopping_ = true;
    asio::post(acceptor_.get_executor(), [this] {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      pause_.cancel();
      for (const auto& weak : sessions_)
        if (const auto session = weak.lock()) session->finish();
    });
    const auto deadline = std::chrono::steady_clock::now() + farewell;
    while (open_sessions_ > 0 && std::chrono::steady_clock::now() < deadline)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (slow_) {
      slow_->stop();
      slow_->join();
    }
    context_.stop();
    threads_.clear();
  }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(context_), [this](boost::system::error_code error, tcp::socket socket) {
      if (stopping_) return;
      if (!error) {
        admit(std::move(socket));
        return accept();
      }
      // Out of file descriptors, most likely: asking again at once would only spin.
      pause_.expires_after(std::chrono::milliseconds(100));
      pause_.async_wait([this](boost::system::error_code) {
        if (!stopping_) accept();
      });
    });
  }

  void admit(tcp::socket socket) {
    if (open_sessions_ >= settings_.connections_max) {
      metrics_.count_turned_away();
      return;
    }
    ++open_sessions_;
    metrics_.count_connection();
    const auto session = make_session(std::move(socket), service_, metrics_, [this] { --open_sessions_; });
    if (sessions_.size() >= 2 * std::size_t{settings_.connections_max})
      std::erase_if(sessions_, [](const auto& weak) { return weak.expired(); });
    sessions_.push_back(session);
    session->begin();
  }

  const Settings settings_;
  Service service_;
  Metrics& metrics_;
  std::uint16_t port_ = 0;

  std::atomic<unsigned> open_sessions_ = 0;
  std::atomic<bool> stopping_ = false;
  std::vector<std::weak_ptr<Session>> sessions_;  // the acceptor's strand alone touches it

  // Last, so that what handlers still hold is gone before what they use.
  asio::io_context context_;
  tcp::acceptor acceptor_{asio::make_strand(context_)};
  asio::steady_timer pause_{acceptor_.get_executor()};
  std::vector<std::jthread> threads_;
  std::optional<asio::thread_pool> slow_;
};

Listener::Listener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Listener::~Listener() { stop(); }
std::uint16_t Listener::port() const { return impl_->port(); }
void Listener::stop() { impl_->stop(); }

base::Result<std::unique_ptr<Listener>> Listener::start(const Settings& settings, Answer answer, Metrics& metrics) {
  auto impl = std::make_unique<Impl>(settings, std::move(answer), metrics);
  if (const auto listening = impl->listen(); !listening) return std::unexpected(listening.error());
  impl->run();
  return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

}  // namespace courant::serve
