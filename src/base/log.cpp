#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/utf8.h"

namespace courant::base {
namespace {

constexpr std::size_t value_bytes_max = 300;

spdlog::level::level_enum to_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::trace:
      return spdlog::level::trace;
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      break;
  }
  return spdlog::level::off;
}

spdlog::logger& logger() {
  static const auto made = [] {
    auto lines = std::make_shared<spdlog::logger>("courant", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    lines->set_pattern("time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
    return lines;
  }();
  return *made;
}

bool is_harmless(const Decoded& decoded) {
  const char32_t c = decoded.code_point;
  // C0, DEL, C1, and the marks that change the direction of what follows.
  return decoded.valid && c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0x200e && c <= 0x200f) &&
         !(c >= 0x2028 && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

// Copies the text, with `quoting` behind a backslash what would end a quoted value.
std::string escape(std::string_view text, bool quoting, std::size_t bytes_max) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < bytes_max;) {
    const Decoded decoded = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, decoded.length);
    at += decoded.length;
    if (is_harmless(decoded)) {
      if (quoting && (bytes == "\"" || bytes == "\\")) out += '\\';
      out += bytes;
      continue;
    }
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

bool is_bare(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':';
  });
}

}  // namespace

std::string log_line(std::string_view event, std::initializer_list<LogFact> facts) {
  std::string line = "event=";
  line += event;
  for (const LogFact& fact : facts) {
    ((line += ' ') += fact.name) += '=';
    if (is_bare(fact.value) && fact.value.size() < value_bytes_max)
      line += fact.value;
    else
      line += '"' + escape(fact.value, true, value_bytes_max) + '"';
  }
  return line;
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogFact> facts) {
  if (!logger().should_log(to_spdlog(level))) return;
  const std::string line = log_line(event, facts);
  logger().log(to_spdlog(level), spdlog::string_view_t(line.data(), line.size()));
}

void set_log_level(LogLevel level) { logger().set_level(to_spdlog(level)); }

std::string printable(std::string_view text, std::size_t bytes_max) { return escape(text, false, bytes_max); }

}  // namespace courant::base
