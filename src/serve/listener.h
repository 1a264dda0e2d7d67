// Listens on an address and answers HTTP/1.1 there, on threads of its own: what is answered is its owner's affair.
// Requests are bounded in size, time and number. Thread-safe: start, port and stop may be called from any thread.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "serve/message.h"
#include "serve/metrics.h"

namespace courant::serve {

class Listener {
 public:
  struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any that is free
    unsigned threads = 2;
    unsigned connections_max = 512;
    unsigned slow_threads = 0;  // for POSTs alone, which may take seconds; 0: they are answered like all others
    BodyLimit body_bytes_max = nullptr;  // nullptr: body_bytes_usual
  };

  // `answer` is called from any of the threads; it and `metrics` must outlive the Listener. Errors: usage (an address
  // that is none), unavailable (the port is taken).
  static base::Result<std::unique_ptr<Listener>> start(const Settings& settings, Answer answer, Metrics& metrics);
  ~Listener();

  std::uint16_t port() const;
  // Takes no new connection, lets answers under way finish for at most two seconds, and returns; a slow answer, once it
  // is made.
  void stop();

 private:
  class Impl;
  explicit Listener(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace courant::serve
