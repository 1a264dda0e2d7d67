// What Courant says while it runs: one line an event on standard error, as logfmt (name=value, read by people and by
// log collectors alike). Values are escaped here, so that nothing an outlet sent can end a line or steer a terminal.
// Thread-safe.
#pragma once
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace courant::base {

enum class LogLevel : unsigned char { trace, debug, info, warn, error, off };

struct LogFact {
  std::string_view name;
  std::string value;

  template <class Text>
    requires std::convertible_to<Text, std::string_view>
  LogFact(std::string_view given_name, const Text& text) : name(given_name), value(std::string_view(text)) {}
  LogFact(std::string_view given_name, std::integral auto number) : name(given_name), value(std::to_string(number)) {}
};

// log(LogLevel::info, "feed_failed", {{"url", feed.url}, {"failures", 3}}):
// time=2026-06-16T17:50:00.123Z level=info event=feed_failed url="https://post.example/feed" failures=3
void log(LogLevel level, std::string_view event, std::initializer_list<LogFact> facts = {});

// Lines below this level are left out; info at first.
void set_log_level(LogLevel level);

// The line of an event from "event=" on: for tests.
std::string log_line(std::string_view event, std::initializer_list<LogFact> facts);

// A text of somebody else's for a terminal: controls, marks that turn the direction of writing, and what is no UTF-8 as
// \xHH; at most so many bytes or a few more.
std::string printable(std::string_view text, std::size_t bytes_max = 300);

}  // namespace courant::base
