#include "fetch/fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <unordered_map>

#include "fetch/guard.h"
#include "fetch/kept_connections.h"
#include "fetch/transfer.h"

namespace courant::fetch {
namespace {

constexpr std::chrono::seconds new_for{1};

}  // namespace

struct Fetcher::Engine {
  explicit Engine(Settings given) : settings(std::move(given)) {
    start_curl();
    multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, static_cast<long>(settings.connections_kept));
  }

  ~Engine() {
    for (auto& [handle, transfer] : transfers) {
      curl_multi_remove_handle(multi, handle);
      curl_easy_cleanup(handle);
    }
    for (CURL* handle : spare) curl_easy_cleanup(handle);
    curl_multi_cleanup(multi);
  }

  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void finish(std::unique_ptr<Transfer> transfer, base::Result<Response> outcome) {
    recent.erase({transfer->started(), transfer->handle()});
    ended.emplace_back(std::move(transfer->done()), std::move(outcome));
    spare.push_back(transfer->handle());
  }

  void collect() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* handle = message->easy_handle;
      const CURLcode code = message->data.result;
      const auto found = transfers.find(handle);
      assert(found != transfers.end());
      found->second->note_connection();
      curl_multi_remove_handle(multi, handle);
      if (auto outcome = found->second->end_hop(code)) {
        auto transfer = std::move(found->second);
        transfers.erase(found);
        finish(std::move(transfer), std::move(*outcome));
      } else {
        curl_multi_add_handle(multi, handle);
      }
    }
  }

  // `done` may start requests, which may be refused at once: hence the loop.
  bool report() {
    const bool any = !ended.empty();
    while (!ended.empty()) {
      auto batch = std::move(ended);
      ended.clear();
      for (auto& [done, outcome] : batch) done(std::move(outcome));
    }
    return any;
  }

  Settings settings;
  KeptConnections kept;
  CURLM* multi = nullptr;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers;
  std::set<std::pair<std::chrono::steady_clock::time_point, CURL*>>
      recent;  // begun within `new_for`, or a little before
  std::vector<CURL*> spare;
  std::vector<std::pair<Done, base::Result<Response>>> ended;
};

Fetcher::Fetcher(Settings settings) : engine_(std::make_unique<Engine>(std::move(settings))) {}
Fetcher::~Fetcher() = default;

void Fetcher::start(Request request, Done done) {
  CURL* handle = nullptr;
  if (engine_->spare.empty()) {
    handle = curl_easy_init();
  } else {
    handle = engine_->spare.back();
    engine_->spare.pop_back();
  }
  auto transfer =
      std::make_unique<Transfer>(engine_->settings, engine_->kept, handle, std::move(request), std::move(done));
  if (auto begun = transfer->begin(); !begun) {
    engine_->finish(std::move(transfer), std::unexpected(begun.error()));
    return;
  }
  engine_->recent.emplace(transfer->started(), handle);
  engine_->transfers.emplace(handle, std::move(transfer));
  curl_multi_add_handle(engine_->multi, handle);
}

std::size_t Fetcher::running() const { return engine_->transfers.size() + engine_->ended.size(); }

std::size_t Fetcher::running_new() {
  auto& recent = engine_->recent;
  const auto since = std::chrono::steady_clock::now() - new_for;
  while (!recent.empty() && recent.begin()->first <= since) recent.erase(recent.begin());
  return recent.size();
}

void Fetcher::wait(std::chrono::milliseconds at_most) {
  int active = 0;
  curl_multi_perform(engine_->multi, &active);
  engine_->collect();
  if (engine_->report()) return;
  curl_multi_poll(engine_->multi, nullptr, 0, static_cast<int>(std::min<long long>(at_most.count(), 1 << 30)), nullptr);
  curl_multi_perform(engine_->multi, &active);
  engine_->collect();
  engine_->report();
}

void Fetcher::wake() { curl_multi_wakeup(engine_->multi); }

}  // namespace courant::fetch
