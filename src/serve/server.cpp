#include "serve/server.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <mutex>
#include <thread>

#include "serve/pages.h"
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

class Server::Impl {
 public:
  explicit Impl(const Settings& settings) : settings_(settings), cache_(settings.cache_bytes_max) {
    answer_ = [this](const Request& request) { return answer(request); };
  }

  base::Result<void> open(const OpenStore& open_store) {
    if (!render::Zone::is_known(settings_.zone))
      return base::fail(base::ErrorKind::usage, settings_.zone, "no such time zone");
    for (unsigned i = 0; i < std::max(1u, settings_.threads); ++i) {
      auto store = open_store();
      if (!store) return std::unexpected(store.error());
      idle_.push_back(std::make_unique<Pages>(settings_, std::move(*store), cache_, metrics_));
    }
    return listen();
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
    context_.stop();
    threads_.clear();
  }

 private:
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
    const auto session = make_session(std::move(socket), answer_, metrics_, [this] { --open_sessions_; });
    if (sessions_.size() >= 2 * std::size_t{settings_.connections_max})
      std::erase_if(sessions_, [](const auto& weak) { return weak.expired(); });
    sessions_.push_back(session);
    session->begin();
  }

  // As many Pages as threads, so that one is always idle.
  Response answer(const Request& request) {
    std::unique_ptr<Pages> pages;
    {
      const std::scoped_lock lock(pages_mutex_);
      pages = std::move(idle_.back());
      idle_.pop_back();
    }
    Response response = pages->answer(request);
    const std::scoped_lock lock(pages_mutex_);
    idle_.push_back(std::move(pages));
    return response;
  }

  Settings settings_;
  PageCache cache_;
  Metrics metrics_;
  Answer answer_;
  std::uint16_t port_ = 0;

  std::mutex pages_mutex_;
  std::vector<std::unique_ptr<Pages>> idle_;

  std::atomic<unsigned> open_sessions_ = 0;
  std::atomic<bool> stopping_ = false;
  std::vector<std::weak_ptr<Session>> sessions_;  // the acceptor's strand alone touches it

  // Last, so that what handlers still hold is gone before what they use.
  asio::io_context context_;
  tcp::acceptor acceptor_{asio::make_strand(context_)};
  asio::steady_timer pause_{acceptor_.get_executor()};
  std::vector<std::jthread> threads_;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() { stop(); }
std::uint16_t Server::port() const { return impl_->port(); }
void Server::stop() { impl_->stop(); }

base::Result<std::unique_ptr<Server>> Server::start(Settings settings, OpenStore open_store) {
  auto impl = std::make_unique<Impl>(settings);
  if (const auto opened = impl->open(open_store); !opened) return std::unexpected(opened.error());
  impl->run();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

}  // namespace courant::serve
