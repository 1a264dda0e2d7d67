// One connection: reads a request within its bounds, writes the answer, and again while the client keeps it open.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>

#include "serve/message.h"
#include "serve/metrics.h"

namespace courant::serve {

class Session : public std::enable_shared_from_this<Session> {
 public:
  virtual ~Session() = default;
  virtual void begin() = 0;
  // Closes an idle connection now, a busy one after its answer. From any thread.
  virtual void finish() = 0;
};

// What sessions serve.
struct Service {
  Answer answer;
  BodyLimit body_bytes_max = nullptr;        // nullptr: the same for all
  boost::asio::thread_pool* slow = nullptr;  // where POSTs are answered; nullptr: as all others
};

// `service` and `metrics` must outlive the session; `on_end` is called once, when it is gone.
std::shared_ptr<Session> make_session(boost::asio::ip::tcp::socket socket, const Service& service, Metrics& metrics,
                                      std::function<void()> on_end);

}  // namespace courant::serve
