// courant demo: the outlets of demo/ on a newsstand, Courant over them, their three days run through in seconds.
#include "app/demo_command.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <utility>

#include "app/demo_summary.h"
#include "app/run_command.h"
#include "app/settings.h"
#include "app/stop_signal.h"
#include "app/web_server.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;

constexpr auto days_run = 72h;        // up to the last article; what is older stands in the feeds from the start
constexpr auto clock_step = 1h;       // how far the demo's clock goes on once all is done at its time
constexpr auto after_the_last = 25h;  // long enough for every page to be read again the day after
constexpr auto patience = 1s;         // for one request: everything is on this machine, and one page never answers

struct Options {
  bool once = false;
  std::uint16_t port = 8080;
};

class TemporaryFolder {
 public:
  static Result<TemporaryFolder> make() {
    std::string path = std::filesystem::temp_directory_path() / "courant-demo-XXXXXX";
    if (!mkdtemp(path.data())) return fail(ErrorKind::unavailable, path, "no temporary folder can be made");
    return TemporaryFolder(path);
  }
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  std::string file(std::string_view name) const { return fmt::format("{}/{}", path_, name); }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// Everything is allowed that the newsstand serves, and nothing waits: politeness has nobody to be polite to here.
Settings demo_settings(const Options& options, const newsstand::Newsstand& stand, const TemporaryFolder& folder) {
  Settings settings;
  settings.store = folder.file("courant.db");
  settings.log = "warn";
  settings.serve.listen = fmt::format("127.0.0.1:{}", options.port);
  for (unsigned host = 0; host < stand.hosts(); ++host) settings.fetch.allow.push_back(stand.authority(host));
  settings.fetch.gap = 0ms;
  settings.fetch.timeout = patience;
  return settings;
}

Result<void> add_feeds(store::Store& store, const newsstand::Demo& demo, const newsstand::Newsstand& stand) {
  for (unsigned outlet = 0; outlet < demo.outlets.size(); ++outlet) {
    store::Feed feed;
    feed.url = stand.url(demo.outlets[outlet].feed, outlet);
    if (auto added = store.feeds().add(feed); !added) return std::unexpected(added.error());
  }
  return {};
}

// Lives through the demo's days, an hour at a time, until every page has been read again.
Result<void> run_days(store::Store& store, desk::SetClock& clock, desk::Settings settings, sys_seconds last,
                      const std::stop_token& stop) {
  desk::Desk desk(store, clock, std::move(settings));
  for (auto now = clock.now(); now <= last && !stop.stop_requested(); clock.set(now += clock_step))
    if (auto done = desk.run_until_idle(stop); !done) return done;
  return {};
}

// Prints the address at once and the summary when the days are over.
Result<void> show(const Options& options, const newsstand::Demo& demo, const newsstand::Newsstand& stand,
                  desk::SetClock& clock, const StopSignal& stop) {
  const auto started = std::chrono::steady_clock::now();
  const auto folder = TemporaryFolder::make();
  if (!folder) return std::unexpected(folder.error());
  const Settings settings = demo_settings(options, stand, *folder);
  if (auto logging = set_log(settings); !logging) return logging;
  auto working = desk_settings(settings);
  if (!working) return std::unexpected(working.error());
  const auto store = open_store(settings);
  if (!store) return std::unexpected(store.error());
  if (auto added = add_feeds(**store, demo, stand); !added) return added;

  std::unique_ptr<serve::Server> server;
  if (!options.once) {
    auto serving = start_web_server(settings);
    if (!serving) return std::unexpected(serving.error());
    server = std::move(*serving);
    std::cout << "Courant is at " << address_of(*server, settings) << std::endl;
    std::cerr << "Three days of news are read in some seconds; Ctrl-C ends the demo" << std::endl;
  }
  const auto last = demo.articles.back().published + after_the_last;
  if (auto ran = run_days(**store, clock, std::move(*working), last, stop.token()); !ran) return ran;
  if (stop.token().stop_requested()) return {};
  const auto summary = summarize_demo(**store, demo, stand);
  if (!summary) return std::unexpected(summary.error());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
  std::cout << to_json(*summary, taken.count()) << std::endl;
  if (server) stop.wait_until_asked();
  return {};
}

Result<void> open_and_show(const Options& options, const StopSignal& stop) {
  const auto demo = newsstand::read_demo();
  if (!demo) return std::unexpected(demo.error());
  const auto first = std::ranges::find_if(demo->articles, [&](const newsstand::DemoArticle& article) {
    return article.published > demo->articles.back().published - days_run;
  });
  desk::SetClock clock(std::chrono::floor<std::chrono::hours>(first->published));
  const auto stand = newsstand::Newsstand::open({.hosts = static_cast<unsigned>(demo->outlets.size())});
  if (!stand) return std::unexpected(stand.error());
  const auto put = newsstand::put_demo(**stand, *demo, [&clock] { return desk::second_of(clock.now()); });
  return put ? show(options, *demo, **stand, clock, stop) : put;
}

int run(const Options& options) {
  const StopSignal stop;
  const auto done = open_and_show(options, stop);
  return done ? 0 : complain(done.error());
}

}  // namespace

void add_demo_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("demo", "Show Courant over invented outlets, which it starts itself");
  verb->add_flag("--once", options->once, "Run through the demo's days, print a summary as JSON, and end");
  verb->add_option("--port", options->port, "Port of the pages on 127.0.0.1; 0: any that is free")
      ->capture_default_str();
  verb->footer("Example: courant demo --port 8080");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
