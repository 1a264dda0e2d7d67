#include "app/web_server.h"

#include <iostream>

#include "app/run_command.h"
#include "base/log.h"
#include "base/url.h"
#include "desk/subscribe.h"
#include "store/store.h"

namespace courant::app {
namespace {

std::string with_port(const std::string& listen, std::uint16_t port) {
  return "http://" + listen.substr(0, listen.rfind(':')) + ':' + std::to_string(port);
}

}  // namespace

base::Result<std::unique_ptr<serve::Server>> start_web_server(const Settings& settings) {
  const auto endpoint = parse_endpoint(settings.serve.listen);
  if (!endpoint) return std::unexpected(endpoint.error());
  const auto morning = morning_of(settings);
  if (!morning) return std::unexpected(morning.error());
  serve::Settings web;
  web.morning = *morning;
  web.address = endpoint->address;
  web.port = endpoint->port;
  web.access.hosts = settings.serve.hosts;
  // Mails and feeds lead there.
  if (const auto origin = base::parse_url(settings.serve.origin); origin && origin->host)
    web.access.hosts.push_back(*origin->host);
  web.access.token = settings.serve.token;
  web.site_name = settings.serve.name;
  web.origin = settings.serve.origin;
  web.zone = settings.serve.zone;
  web.language = settings.serve.language;
  web.sends_mail = !settings.mail.server.empty();
  web.indexed = settings.serve.indexed;
  web.threads = settings.serve.threads;
  auto fetching = desk_settings(settings);
  if (!fetching) return std::unexpected(fetching.error());
  web.fetch = std::move(fetching->fetch);
  for (const FeedSetting& feed : settings.feeds)
    if (auto address = desk::feed_address(feed.url)) web.standing_feeds.push_back(std::move(*address));
  web.ranking.outlet_weights = settings.weights;
  return serve::Server::start(std::move(web), [settings] { return open_store(settings); });
}

base::Result<std::unique_ptr<serve::MetricsListener>> start_metrics(
    const Settings& settings, const serve::Server& server, const std::shared_ptr<prometheus::Collectable>& more) {
  if (settings.serve.metrics.empty()) return nullptr;
  const auto endpoint = parse_endpoint(settings.serve.metrics);
  if (!endpoint) return std::unexpected(endpoint.error());
  std::vector<std::shared_ptr<prometheus::Collectable>> counters{server.metrics().collectable()};
  if (more) counters.push_back(more);
  auto listener = serve::MetricsListener::start(
      endpoint->address, endpoint->port, [settings] { return open_store(settings); }, counters);
  if (listener)
    std::cerr << "metrics are at " << with_port(settings.serve.metrics, (*listener)->port()) << "/metrics\n";
  return listener;
}

std::string address_of(const serve::Server& server, const Settings& settings) {
  return with_port(settings.serve.listen, server.port());
}

int complain(const base::Error& error) {
  std::cerr << "courant: " << base::printable(error.subject) << (error.subject.empty() ? "" : ": ") << error.message
            << '\n';
  return error.kind == base::ErrorKind::usage ? 2 : 1;
}

}  // namespace courant::app
