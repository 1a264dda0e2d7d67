#include "app/stop_signal.h"

#include <pthread.h>

namespace courant::app {

StopSignal::StopSignal() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  waiter_ = std::thread([this] { wait(); });
}

StopSignal::~StopSignal() {
  ended_ = true;
  pthread_kill(waiter_.native_handle(), SIGTERM);
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void StopSignal::wait() {
  int signal = 0;
  sigwait(&signals_, &signal);
  if (ended_) return;
  source_.request_stop();
  stopped_ = true;
  stopped_.notify_all();
  sigwait(&signals_, &signal);
  if (ended_) return;
  std::signal(signal, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  raise(signal);
}

}  // namespace courant::app
