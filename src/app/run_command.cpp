#include "app/run_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <thread>

#include "app/open_files.h"
#include "app/post_office.h"
#include "app/stop_signal.h"
#include "app/web_server.h"
#include "base/log.h"
#include "desk/subscribe.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::Result;

struct Options {
  SettingFlags settings;
  std::string listen;
};

// Feeds of the settings file that the store does not know yet; what is there stays as it is.
Result<void> add_new_feeds(store::Store& store, const Settings& settings) {
  for (const FeedSetting& wanted : settings.feeds) {
    const auto added = desk::add_feed(store, {wanted.url, {}, {}, wanted.outlet, wanted.folder});
    if (!added && added.error().kind != ErrorKind::conflict) return std::unexpected(added.error());
  }
  return {};
}

// A connection is an open file: as many requests as the system allows.
void fit_to_open_files(desk::CourierRules& rules) {
  constexpr std::size_t others = 512;  // readers' connections, the store
  const std::size_t allowed = allow_open_files(rules.parallel_max + others);
  if (allowed >= rules.parallel_max + others) return;
  rules.parallel_max = allowed > 2 * others ? allowed - others : std::max<std::size_t>(1, allowed / 2);
  base::log(base::LogLevel::warn, "few_open_files", {{"allowed", allowed}, {"parallel_max", rules.parallel_max}});
}

int run(const Options& options) {
  auto settings = load_settings(options.settings);
  if (!settings) return complain(settings.error());
  if (!options.listen.empty()) settings->serve.listen = options.listen;
  if (const auto logging = set_log(*settings); !logging) return complain(logging.error());
  auto working = desk_settings(*settings);
  if (!working) return complain(working.error());

  fit_to_open_files(working->courier);

  const StopSignal stop;
  const auto store = open_store(*settings);
  if (!store) return complain(store.error());
  if (const auto added = add_new_feeds(**store, *settings); !added) return complain(added.error());
  if (settings->fetch.contact.empty())
    base::log(base::LogLevel::warn, "no_contact",
              {{"setting", "fetch.contact"}, {"why", "outlets cannot tell you when something is wrong"}});

  const desk::SystemClock clock;
  desk::Desk desk(**store, clock, std::move(*working));
  const auto server = start_web_server(*settings);
  if (!server) return complain(server.error());
  const auto metrics = start_metrics(*settings, **server, desk.counters().collectable());
  if (!metrics) return complain(metrics.error());
  const auto post_office = start_post_office(*settings);
  if (!post_office) return complain(post_office.error());
  std::cerr << "Courant is at " << address_of(**server, *settings) << std::endl;
  const auto done = desk.run(stop.token());
  (*server)->stop();
  return done ? 0 : complain(done.error());
}

}  // namespace

Result<void> set_log(const Settings& settings) {
  constexpr std::string_view levels[] = {"trace", "debug", "info", "warn", "error", "off"};
  const auto found = std::ranges::find(levels, settings.log);
  if (found == std::end(levels))
    return base::fail(ErrorKind::usage, "log", "must be trace, debug, info, warn, error or off");
  base::set_log_level(static_cast<base::LogLevel>(found - levels));
  return {};
}

Result<desk::Settings> desk_settings(const Settings& settings) {
  auto allowed = base::AllowedHosts::parse(settings.fetch.allow);
  if (!allowed) return std::unexpected(allowed.error());
  desk::Settings desk;
  desk.fetch.allowed = std::move(*allowed);
  desk.fetch.user_agent = "Courant/" COURANT_VERSION " (self-hosted news reader";
  desk.fetch.user_agent += settings.fetch.contact.empty() ? ")" : "; +" + settings.fetch.contact + ")";
  for (const char c : settings.fetch.contact)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      return base::fail(ErrorKind::usage, "fetch.contact", "must be one line");
  desk.fetch.limits.body_bytes_max = settings.fetch.body_mib_max << 20;
  desk.fetch.limits.total_max = settings.fetch.timeout;
  desk.polls.interval_min = settings.fetch.interval_min;
  desk.polls.interval_max = settings.fetch.interval_max;
  desk.courier.host_gap = settings.fetch.gap;
  desk.courier.parallel = settings.fetch.parallel;
  desk.courier.parallel_max = settings.fetch.parallel_max;
  desk.keep = settings.keep;
  return desk;
}

void add_run_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("run", "Fetch feeds, compose digests and serve them, until Ctrl-C");
  verb->add_option("--listen", options->listen, "Address and port; 127.0.0.1:8080")->type_name("HOST:PORT");
  add_setting_flags(*verb, options->settings);
  verb->footer("Example: courant run --config courant.toml");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
