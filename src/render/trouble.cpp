#include "render/trouble.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace courant::render {
namespace {

constexpr std::string_view prefix = "trouble.", gap = "{0}";

// What stands for {0}; nothing: the message is another one.
std::optional<std::string_view> match(std::string_view message, std::string_view pattern) {
  const std::size_t at = pattern.find(gap);
  if (at == std::string_view::npos) return message == pattern ? std::optional<std::string_view>("") : std::nullopt;
  const std::string_view before = pattern.substr(0, at), after = pattern.substr(at + gap.size());
  if (message.size() <= before.size() + after.size() || !message.starts_with(before) || !message.ends_with(after))
    return std::nullopt;
  return message.substr(before.size(), message.size() - before.size() - after.size());
}

std::optional<std::string> translate(const Strings& say, std::string_view message) {
  const Strings& english = Strings::in("en");
  std::optional<std::string_view> found, value;
  for (const std::string_view key : english.keys()) {
    if (!key.starts_with(prefix)) continue;
    const auto matched = match(message, english[key]);
    // "answered 404 (not found)" also is "answered {0}": the longer one says more.
    if (!matched || (found && english[*found].size() >= english[key].size())) continue;
    found = key;
    value = matched;
  }
  if (!found) return std::nullopt;
  // "is no address: has no host": what is named may be trouble itself.
  const auto within = value->empty() ? std::nullopt : translate(say, *value);
  return say.plain(*found, within ? *within : std::string(*value));
}

}  // namespace

std::string trouble_in_words(const Strings& say, std::string_view message) {
  const auto translated = translate(say, message);
  return translated ? *translated : say.plain("untranslated", message);
}

std::string trouble_in_words(const Strings& say, const base::Error& error) {
  const std::string why = trouble_in_words(say, error.message);
  return error.subject.empty() ? why : error.subject + ": " + why;
}

}  // namespace courant::render
