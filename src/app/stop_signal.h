// SIGINT and SIGTERM as a stop token, so that every loop ends where it is safe to.
#pragma once
#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace courant::app {

// Make it before any other thread: they inherit that the signals are blocked. A second signal ends the process at once.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  std::stop_token token() const { return source_.get_token(); }
  // Returns when a signal has come.
  void wait_until_asked() const { stopped_.wait(false); }

 private:
  void wait();

  sigset_t signals_{};
  sigset_t before_{};
  std::stop_source source_;
  std::atomic<bool> ended_{false}, stopped_{false};
  std::thread waiter_;
};

}  // namespace courant::app
