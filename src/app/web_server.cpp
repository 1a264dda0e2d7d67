#include "app/web_server.h"

#include <iostream>

#include "store/store.h"

namespace courant::app {

base::Result<std::unique_ptr<serve::Server>> start_web_server(const Settings& settings,
                                                              std::function<std::string()> more_metrics) {
  const auto endpoint = parse_endpoint(settings.serve.listen);
  if (!endpoint) return std::unexpected(endpoint.error());
  serve::Settings web;
  web.address = endpoint->address;
  web.port = endpoint->port;
  web.access.hosts = settings.serve.hosts;
  web.access.token = settings.serve.token;
  web.site_name = settings.serve.name;
  web.origin = settings.serve.origin;
  web.zone = settings.serve.zone;
  web.language = settings.serve.language;
  web.indexed = settings.serve.indexed;
  web.threads = settings.serve.threads;
  web.more_metrics = std::move(more_metrics);
  return serve::Server::start(std::move(web), [path = settings.store] { return store::open_store(path); });
}

std::string address_of(const serve::Server& server, const Settings& settings) {
  const std::string& listen = settings.serve.listen;
  return "http://" + listen.substr(0, listen.rfind(':')) + ':' + std::to_string(server.port());
}

int complain(const base::Error& error) {
  std::cerr << "courant: " << error.subject << (error.subject.empty() ? "" : ": ") << error.message << '\n';
  return error.kind == base::ErrorKind::usage ? 2 : 1;
}

}  // namespace courant::app
