#include "fetch/robots.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace courant::fetch {
namespace {

constexpr std::size_t bytes_max = 500u << 10;

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// One spelling for each octet (RFC 9309, 2.2.2): unreserved ones plain, others as %XX in upper case.
std::string normalise(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(path[i]);
    bool encoded = false;
    if (c == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 && hex_value(path[i + 2]) >= 0) {
      c = static_cast<unsigned char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      encoded = true;
      i += 2;
    }
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos;
    if (unreserved || (!encoded && c > 0x20 && c < 0x7f)) {
      out += static_cast<char>(c);
    } else {
      out += '%';
      out += digits[c >> 4];
      out += digits[c & 15];
    }
  }
  return out;
}

// Linear for each star: takes the first place a piece fits, which for patterns without other wildcards is as good as
// any.
bool matches(std::string_view pattern, std::string_view path) {
  const bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  std::size_t at = 0;
  bool first = true;
  while (true) {
    const auto star = std::min(pattern.find('*'), pattern.size());
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == pattern.size();
    if (first) {
      if (!path.starts_with(piece)) return false;
      at = piece.size();
    } else if (last && whole) {
      return path.size() >= at + piece.size() && path.ends_with(piece);
    } else {
      const auto found = path.find(piece, at);
      if (found == std::string_view::npos) return false;
      at = found + piece.size();
    }
    if (last) return !whole || at == path.size();
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

}  // namespace

Robots Robots::closed() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  const std::string own = base::lower_ascii(agent);
  Robots ours, others;
  bool found_ours = false, in_agents = false, for_us = false, for_all = false;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = text.substr(0, bytes_max);
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, std::min(end, text.find('#')));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = base::lower_ascii(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) for_us = for_all = false;
      in_agents = true;
      const std::string name = base::lower_ascii(value.substr(0, value.find_first_of("/ \t")));
      for_all = for_all || name == "*";
      if (name == own) for_us = found_ours = true;
    } else if (key == "allow" || key == "disallow") {
      in_agents = false;
      if (value.empty()) continue;  // "Disallow:" closes nothing
      const Rule rule{normalise(value), key == "allow"};
      if (for_us) ours.rules_.push_back(rule);
      if (for_all) others.rules_.push_back(rule);
    }
  }
  return found_ours ? ours : others;
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string path = normalise(target);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (!matches(rule.pattern, path)) continue;
    if (!best || rule.pattern.size() > best->pattern.size() ||
        (rule.pattern.size() == best->pattern.size() && rule.allow))
      best = &rule;
  }
  return !best || best->allow;
}

}  // namespace courant::fetch
