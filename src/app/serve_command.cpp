#include "app/serve_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/settings.h"
#include "app/stop_signal.h"
#include "app/web_server.h"

namespace courant::app {
namespace {

struct Options {
  SettingFlags settings;
  std::string listen;
};

int run(const Options& options) {
  auto settings = load_settings(options.settings);
  if (!settings) return complain(settings.error());
  if (!options.listen.empty()) settings->serve.listen = options.listen;
  const StopSignal stop;
  const auto server = start_web_server(*settings);
  if (!server) return complain(server.error());
  const auto metrics = start_metrics(*settings, **server);
  if (!metrics) return complain(metrics.error());
  std::cerr << "Courant is at " << address_of(**server, *settings) << '\n';
  stop.wait_until_asked();
  (*server)->stop();
  return 0;
}

}  // namespace

void add_serve_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("serve", "Serve the pages of a store, without fetching anything");
  verb->add_option("--listen", options->listen, "Address and port; 127.0.0.1:8080")->type_name("HOST:PORT");
  add_setting_flags(*verb, options->settings);
  verb->footer("Example: courant serve --store courant.db");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
