// What time it is, as the desk takes it: the machine's clock, or one that the demo and the tests set.
#pragma once
#include <atomic>
#include <chrono>

namespace courant::desk {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

// Thread-safe.
class SystemClock final : public Clock {
 public:
  Time now() const override { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
};

// Stands still until it is set. Thread-safe.
class SetClock final : public Clock {
 public:
  explicit SetClock(Time now) : now_(now) {}
  Time now() const override { return now_.load(); }
  void set(Time now) { now_.store(now); }

 private:
  std::atomic<Time> now_;
};

// To the second, as the store keeps it.
inline std::chrono::sys_seconds second_of(Time time) { return std::chrono::floor<std::chrono::seconds>(time); }

}  // namespace courant::desk
