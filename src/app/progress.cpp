#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

namespace courant::app {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

std::string duration_words(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

std::string grouped_digits(std::int64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && digits[at - 1] != '-' && (digits.size() - at) % 3 == 0) out += ',';
    out += digits[at];
  }
  return out;
}

Progress::Progress(std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) == 1), started_(steady_clock::now()), shown_(started_) {}

Progress::~Progress() { end(); }

std::string Progress::line(std::int64_t done, double share) const {
  const double seconds = std::chrono::duration<double>(steady_clock::now() - started_).count();
  std::string text = fmt::format("{} {}", grouped_digits(done), what_);
  if (seconds > 0.5)
    text += fmt::format(" · {}/s", grouped_digits(static_cast<std::int64_t>(static_cast<double>(done) / seconds)));
  if (share > 0.01 && share < 1 && seconds > 1)
    text += fmt::format(" · {} left", duration_words(seconds / share * (1 - share)));
  return text;
}

void Progress::show(std::int64_t done, double share) {
  done_ = done;
  share_ = share;
  const auto now = steady_clock::now();
  if (now - shown_ < (terminal_ ? 200ms : 10s)) return;
  shown_ = now;
  any_ = true;
  std::cerr << (terminal_ ? "\r\x1b[K" : "") << line(done, share) << (terminal_ ? "" : "\n") << std::flush;
}

void Progress::end() {
  if (terminal_ && any_) std::cerr << "\r\x1b[K" << std::flush;
  any_ = false;
}

}  // namespace courant::app
