#include "app/outlet_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/line_input.h"
#include "app/listing.h"
#include "app/run_command.h"
#include "app/verb.h"
#include "base/log.h"
#include "base/time.h"
#include "desk/subscribe.h"

namespace courant::app {
namespace {

using base::Result;

struct Options {
  SettingFlags settings;
  std::string address, outlet, folder;
  bool unchecked = false;
};

struct Opened {
  Settings settings;
  std::unique_ptr<store::Store> store;
};

Result<Opened> open(const SettingFlags& flags) {
  auto settings = load_settings(flags);
  if (!settings) return std::unexpected(settings.error());
  auto store = open_store(*settings);
  if (!store) return std::unexpected(store.error());
  return Opened{std::move(*settings), std::move(*store)};
}

bool is_web_address(const std::string& text) { return text.starts_with("http://") || text.starts_with("https://"); }

Result<void> add(const Options& options) {
  auto opened = open(options.settings);
  if (!opened) return std::unexpected(opened.error());
  desk::NewFeed wanted{options.address, {}, {}, options.outlet, options.folder};
  if (!options.unchecked) {
    const auto settings = desk_settings(opened->settings);
    if (!settings) return std::unexpected(settings.error());
    const auto found = desk::find_feed(settings->fetch, options.address);
    if (!found) return std::unexpected(found.error());
    wanted.url = found->url;
    wanted.title = found->title;
    wanted.side = found->side;
  }
  const auto feed = desk::add_feed(*opened->store, wanted);
  if (!feed) return std::unexpected(feed.error());
  std::cout << base::printable(feed->url) << (feed->title.empty() ? "" : "  " + base::printable(feed->title)) << '\n';
  return {};
}

Result<void> remove(const Options& options) {
  auto opened = open(options.settings);
  if (!opened) return std::unexpected(opened.error());
  const auto feed = desk::find_followed(*opened->store, options.address);
  if (!feed) return std::unexpected(feed.error());
  return opened->store->feeds().remove(feed->id);
}

// "12 feeds: 10 well, 1 failing, 1 gone; the store takes 34 MB of at most 10,738 MB"
Result<void> summarize(store::Store& store) {
  const auto counts = store.feeds().counts();
  if (!counts) return std::unexpected(counts.error());
  const auto bytes = store.bytes();
  if (!bytes) return std::unexpected(bytes.error());
  std::cout.flush();
  const std::string bound =
      store.bytes_max() == 0 ? std::string() : fmt::format(" of at most {} MB", store.bytes_max() / 1'000'000);
  std::cerr << fmt::format("{} feeds: {} well, {} failing, {} gone; the store takes {} MB{}\n", counts->feeds,
                           counts->active - counts->failing, counts->failing, counts->feeds - counts->active,
                           (*bytes + 999'999) / 1'000'000, bound);
  if (const auto used = store.bytes_used(); used && desk::is_full(*used, store.bytes_max()))
    std::cerr << "the store is full: nothing is fetched until store_mib_max is raised\n";
  return {};
}

Result<void> list(const Options& options) {
  auto opened = open(options.settings);
  if (!opened) return std::unexpected(opened.error());
  const auto feeds = opened->store->feeds().all();
  if (!feeds) return std::unexpected(feeds.error());
  for (const store::Feed& feed : *feeds) {
    const bool gone = feed.state == store::FeedState::gone;
    const char* state = gone ? "gone" : feed.failures > 0 ? "failing" : feed.succeeded_at ? "well" : "new";
    const std::string next = gone ? "never" : feed.next_at == store::Time{} ? "now" : minute(feed.next_at);
    std::cout << fmt::format("{:<8} last {:<16}  next {:<16}  {}", state,
                             feed.succeeded_at ? minute(*feed.succeeded_at) : "never", next,
                             base::printable(desk::shown_address(feed.url)));
    const std::string& name = feed.outlet.empty() ? feed.title : feed.outlet;
    if (!name.empty()) std::cout << "  " << base::printable(name);
    std::cout << '\n';
    if (!feed.error.empty()) std::cout << "         " << failure_in_words(feed.error, feed.failures) << '\n';
  }
  return summarize(*opened->store);
}

Result<desk::FetchedList> read_list(const Options& options, const Settings& settings) {
  if (!is_web_address(options.address)) {
    auto bytes = read_file(options.address);
    if (!bytes) return std::unexpected(bytes.error());
    return desk::FetchedList{std::move(*bytes)};
  }
  const auto desk = desk_settings(settings);
  if (!desk) return std::unexpected(desk.error());
  return desk::fetch_list(desk->fetch, options.address);
}

Result<void> import_opml(const Options& options) {
  auto opened = open(options.settings);
  if (!opened) return std::unexpected(opened.error());
  const auto list = read_list(options, opened->settings);
  if (!list) return std::unexpected(list.error());
  const auto imported = desk::import_list(*opened->store, list->bytes, list->side);
  if (!imported)
    return base::fail(imported.error().kind,
                      imported.error().subject.empty() ? options.address : imported.error().subject,
                      imported.error().message);
  for (const base::Error& refused : imported->refused)
    std::cerr << base::printable(refused.subject) << ": " << base::printable(refused.message) << '\n';
  std::cerr << fmt::format("{} feeds added, {} here already, {} refused\n", imported->added, imported->known,
                           imported->refused.size());
  return {};
}

Result<void> export_opml(const Options& options) {
  auto opened = open(options.settings);
  if (!opened) return std::unexpected(opened.error());
  const auto list = desk::export_list(*opened->store);
  if (!list) return std::unexpected(list.error());
  std::cout << *list;
  return {};
}

}  // namespace

void add_outlet_commands(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* adding =
      add_verb(app, action, options, "add", "Follow a feed, or the feed of a page", "add https://example.org", add);
  adding->add_option("URL", options->address, "A feed, or a page that names one")->required();
  adding->add_option("--outlet", options->outlet, "The name its articles go by; the feed's own title without it");
  adding->add_option("--folder", options->folder, "Where it stands among the feeds");
  adding->add_flag("--unchecked", options->unchecked, "Take the address as it is, without asking it");
  add_verb(app, action, options, "remove", "Follow a feed no more; its articles stay",
           "remove https://example.org/feed", remove)
      ->add_option("URL", options->address, "The feed's address")
      ->required();
  add_verb(app, action, options, "feeds", "List the feeds: state, last success, next time (UTC), error", "feeds", list);
  add_verb(app, action, options, "import-opml", "Follow the feeds of another reader's list",
           "import-opml subscriptions.opml", import_opml)
      ->add_option("FILE", options->address, "OPML; a file, - for standard input, or an address")
      ->required();
  add_verb(app, action, options, "export-opml", "Print the feeds as OPML", "export-opml > subscriptions.opml",
           export_opml);
}

}  // namespace courant::app
