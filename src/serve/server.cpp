#include "serve/server.h"

#include <mutex>
#include <stop_token>

#include "serve/listener.h"
#include "serve/owner_pages.h"
#include "serve/pages.h"

namespace courant::serve {

namespace {

constexpr unsigned slow_threads = 1;  // a feed that is added is asked for first: pages do not wait for that

}  // namespace

class Server::Impl {
 public:
  explicit Impl(const Settings& settings) : settings_(settings), cache_(settings.cache_bytes_max) {}

  base::Result<void> start(const OpenStore& open_store) {
    if (!render::Zone::is_known(settings_.zone))
      return base::fail(base::ErrorKind::usage, settings_.zone, "no such time zone");
    const unsigned threads = std::max(1u, settings_.threads);
    for (unsigned i = 0; i < threads + slow_threads; ++i) {
      auto store = open_store();
      if (!store) return std::unexpected(store.error());
      idle_.push_back(std::make_unique<Pages>(settings_, std::move(*store), cache_, metrics_, stop_.get_token()));
    }
    const auto body_bytes_max = [this](const Request& request) {
      return takes_list(request) && !refusal(request, settings_.access) ? body_bytes_most : body_bytes_usual;
    };
    auto listener = Listener::start(
        {settings_.address, settings_.port, threads, settings_.connections_max, slow_threads, body_bytes_max},
        [this](const Request& request) { return answer(request); }, metrics_);
    if (!listener) return std::unexpected(listener.error());
    listener_ = std::move(*listener);
    return {};
  }

  ~Impl() { stop_.request_stop(); }

  void stop() {
    stop_.request_stop();
    listener_->stop();
  }
  Listener& listener() { return *listener_; }
  const Metrics& metrics() const { return metrics_; }

 private:
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
  std::stop_source stop_;
  std::mutex pages_mutex_;
  std::vector<std::unique_ptr<Pages>> idle_;
  std::unique_ptr<Listener> listener_;  // last: its threads use the rest
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->listener().port(); }
const Metrics& Server::metrics() const { return impl_->metrics(); }
void Server::stop() { impl_->stop(); }

base::Result<std::unique_ptr<Server>> Server::start(Settings settings, OpenStore open_store) {
  auto impl = std::make_unique<Impl>(settings);
  if (const auto started = impl->start(open_store); !started) return std::unexpected(started.error());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

}  // namespace courant::serve
