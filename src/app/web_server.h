// The web server as the settings want it: for serve, run and demo alike.
#pragma once
#include <memory>

#include "app/settings.h"
#include "serve/metrics_listener.h"
#include "serve/server.h"

namespace courant::app {

// Listens when it returns. Errors: usage, unavailable, and the store's.
base::Result<std::unique_ptr<serve::Server>> start_web_server(const Settings& settings);

// The listener for Prometheus with what the server counts and `more`; nullptr where the settings want none. Says on
// standard error where it is. Errors as above.
base::Result<std::unique_ptr<serve::MetricsListener>> start_metrics(
    const Settings& settings, const serve::Server& server,
    const std::shared_ptr<prometheus::Collectable>& more = nullptr);

// "http://127.0.0.1:8080", with the port that was taken.
std::string address_of(const serve::Server& server, const Settings& settings);

// Prints the error for a person on standard error; the exit status that goes with it: 2 for usage, else 1.
int complain(const base::Error& error);

}  // namespace courant::app
