// What polling costs: 2,000 feeds on a newsstand in a process of its own, polled by one desk. Prints a Markdown table
// of the desk's processor time per poll, unchanged and changed, and its memory.
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "desk/desk.h"
#include "newsstand/newsstand.h"

namespace {

using namespace courant;
using namespace std::chrono_literals;

constexpr unsigned hosts = 250, feeds_per_host = 8;
constexpr int items = 30;

std::string feed_text(unsigned host, unsigned number, int edition) {
  std::string out = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Outlet</title>";
  for (int i = 0; i < items; ++i)
    out += fmt::format(
        "<item><guid>{0}-{1}-{2}</guid><title>Report {2} of desk {1}</title><description>The harbour at Ostrel was "
        "closed on "
        "Monday after a storm broke its wall, the harbour master said; ships wait outside, and nobody knows for how "
        "long.</description><pubDate>Tue, 16 Jun 2026 10:00:00 GMT</pubDate></item>",
        host, number, edition + i);
  return out + "</channel></rss>";
}

[[noreturn]] void serve(int addresses, int commands) {
  const auto stand = std::move(newsstand::Newsstand::open({.hosts = hosts, .port = 0}).value());
  const std::uint16_t port = stand->port();
  for (int edition = 0;; ++edition) {
    for (unsigned host = 0; host < hosts; ++host)
      for (unsigned number = 0; number < feeds_per_host; ++number) {
        auto answer = newsstand::text_answer(feed_text(host, number, edition), "application/rss+xml");
        answer.etag = fmt::format("\"{}\"", edition);
        stand->put(fmt::format("/feed{}", number), answer, host);
      }
    if (write(addresses, &port, sizeof port) != sizeof port) _exit(1);
    char go = 0;
    if (read(commands, &go, 1) != 1) _exit(0);
  }
}

double processor_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double memory_mb(const char* what) {
  std::ifstream in("/proc/self/status");
  std::string line;
  while (std::getline(in, line))
    if (line.starts_with(what)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  return 0;
}

}  // namespace

int main() {
  int addresses[2], commands[2];
  if (pipe(addresses) != 0 || pipe(commands) != 0) return 1;
  const pid_t outlets = fork();
  if (outlets == 0) {
    close(commands[1]);
    serve(addresses[1], commands[0]);
  }
  std::uint16_t port = 0;
  if (read(addresses[0], &port, sizeof port) != sizeof port) return 1;

  std::string folder = std::filesystem::temp_directory_path() / "courant-bench-XXXXXX";
  if (!mkdtemp(folder.data())) return 1;
  const auto store = store::open_store(folder + "/courant.db").value();
  desk::SetClock clock(std::chrono::sys_days{std::chrono::year{2026} / 6 / 16});
  desk::Settings settings;
  settings.fetch.user_agent = "Courant-bench";
  settings.fetch.allowed = base::AllowedHosts::parse({"127.0.0.0/8"}).value();
  settings.courier.host_gap = 0ms;
  {
    const auto transaction = store->begin().value();
    for (unsigned host = 0; host < hosts; ++host)
      for (unsigned number = 0; number < feeds_per_host; ++number) {
        store::Feed feed;
        feed.url = fmt::format("http://127.0.{}.{}:{}/feed{}", 1 + (host / 250), 1 + host % 250, port, number);
        if (!store->feeds().add(feed)) return 1;
      }
    if (!transaction->commit()) return 1;
  }
  desk::Desk desk(*store, clock, settings);
  const double rest = memory_mb("VmRSS");
  fmt::print("| polls of {} feeds, {} items each | processor ms a poll | polls |\n|---|---|---|\n",
             hosts * feeds_per_host, items);
  const auto run = [&](const char* what) {
    const double before = processor_ms();
    const auto polls_before = desk.counters().polls_changed.Value() + desk.counters().polls_unchanged.Value();
    if (const auto done = desk.run_until_idle(); !done) fmt::print("{}\n", done.error().message);
    const auto polls = desk.counters().polls_changed.Value() + desk.counters().polls_unchanged.Value() - polls_before;
    fmt::print("| {} | {:.2f} | {} |\n", what, (processor_ms() - before) / static_cast<double>(polls), polls);
    clock.set(clock.now() + 25h);
  };
  run("first, everything new");
  run("unchanged (304)");
  run("unchanged (304), again");
  if (write(commands[1], "x", 1) != 1 || read(addresses[0], &port, sizeof port) != sizeof port) return 1;
  run("changed, one new item");
  fmt::print("\nmemory: {:.0f} MB at rest, {:.0f} MB at the most; {} polls failed\n", rest, memory_mb("VmHWM"),
             desk.counters().polls_failed.Value());
  kill(outlets, SIGKILL);
  waitpid(outlets, nullptr, 0);
  std::filesystem::remove_all(folder);
}
