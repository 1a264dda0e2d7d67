// Asks for one address after another and waits for the answers. For tests.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "fetch/fetcher.h"

namespace courant {

inline fetch::Settings settings_allowing(const std::vector<std::string>& allowed) {
  fetch::Settings settings;
  settings.user_agent = "Courant-test";
  settings.allowed = base::AllowedHosts::parse(allowed).value();
  settings.limits.connect_max = std::chrono::milliseconds{20000};
  settings.limits.total_max = std::chrono::milliseconds{30000};
  return settings;
}

inline base::Result<fetch::Response> ask(fetch::Fetcher& fetcher, fetch::Request request) {
  std::optional<base::Result<fetch::Response>> answer;
  fetcher.start(std::move(request), [&](base::Result<fetch::Response> given) { answer = std::move(given); });
  while (!answer) fetcher.wait(std::chrono::milliseconds{1000});
  return std::move(*answer);
}

inline base::Result<fetch::Response> ask(fetch::Fetcher& fetcher, const std::string& url) {
  fetch::Request request;
  request.reach = fetch::Reach::allowed;
  request.url = url;
  request.accept = "*/*";
  return ask(fetcher, std::move(request));
}

}  // namespace courant
