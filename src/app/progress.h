// How far a long verb has come, on standard error: one line that is rewritten on a terminal, else a plain line now and
// then. Not thread-safe.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace courant::app {

class Progress {
 public:
  // "articles": what is counted.
  explicit Progress(std::string what);
  ~Progress();

  // `share` of the whole that is done, 0 to 1; below 0: not known, and no time left is shown.
  void show(std::int64_t done, double share);
  // Ends the line with what was done last.
  void end();

 private:
  std::string line(std::int64_t done, double share) const;

  std::string what_;
  bool terminal_;
  std::chrono::steady_clock::time_point started_, shown_;
  std::int64_t done_ = 0;
  double share_ = -1;
  bool any_ = false;
};

// "1,234,567"
std::string grouped_digits(std::int64_t number);

}  // namespace courant::app
