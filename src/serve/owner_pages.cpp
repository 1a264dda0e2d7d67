#include "serve/owner_pages.h"

#include <algorithm>
#include <charconv>

#include "desk/desk.h"
#include "desk/subscribe.h"
#include "render/trouble.h"
#include "serve/follow_form.h"
#include "serve/routes.h"

namespace courant::serve {
namespace {

using base::ErrorKind;
using base::Result;
using std::chrono::milliseconds;

constexpr milliseconds patience{20'000};  // for each address that is asked while the owner waits
constexpr std::string_view never_kept = "no-store";

render::FeedRow row_of(const store::Feed& feed, const Settings& settings) {
  render::FeedRow row;
  row.id = static_cast<std::int64_t>(feed.id);
  row.url = desk::shown_address(feed.url);
  row.name = feed.outlet.empty() ? feed.title : feed.outlet;
  row.site_url = feed.site_url;
  row.folder = feed.folder;
  row.is_standing = std::ranges::find(settings.standing_feeds, feed.url) != settings.standing_feeds.end();
  row.succeeded = feed.succeeded_at;
  row.failures = feed.failures;
  row.error = feed.error;
  if (feed.state == store::FeedState::gone) {
    row.health = render::FeedHealth::gone;
    return row;
  }
  if (feed.next_at != store::Time{}) row.next = feed.next_at;
  if (feed.failures > 0)
    row.health = render::FeedHealth::failing;
  else if (feed.succeeded_at)
    row.health = render::FeedHealth::well;
  return row;
}

class FeedsDesk {
 public:
  FeedsDesk(const Request& request, const Target& target, store::Store& store, const render::Site& site,
            const Settings& settings, const std::stop_token& stop)
      : request_(request), target_(target), store_(store), site_(site), settings_(settings), stop_(stop) {}

  std::optional<Content> answer() {
    if (target_.segments.size() == 1 && request_.method != "POST")
      return target_.segments.front() == "feeds" ? show_after_redirect() : send_list();
    if (target_.segments.size() != 2 || request_.method != "POST") return std::nullopt;
    const auto form = parse_form(request_.header("Content-Type"), request_.body);
    if (!form) return refuse({ErrorKind::invalid, {}, "that form could not be read"});
    const auto field = [&](std::string_view name) { return field_of(*form, name); };
    if (target_.segments[1] == "add") return add({field("url"), {}, {}, field("outlet"), field("folder")});
    if (target_.segments[1] == "remove") return remove(field("id"));
    if (target_.segments[1] == "import") return import(field("list"));
    return std::nullopt;
  }

 private:
  Content add(desk::NewFeed wanted) {
    page_.address = wanted.url;
    page_.outlet = wanted.outlet;
    page_.folder = wanted.folder;
    if (!settings_.fetch) return refuse({ErrorKind::unavailable, {}, "nothing is fetched here"});
    fetch::Settings fetch = *settings_.fetch;
    fetch.limits.total_max = std::min(fetch.limits.total_max, patience);
    const auto found = desk::find_feed(fetch, wanted.url, stop_);
    if (!found) return refuse(found.error());
    wanted.url = found->url;
    wanted.title = found->title;
    wanted.side = found->side;
    const auto added = desk::add_feed(store_, wanted);
    if (!added) return refuse(added.error());
    return see_feeds("added", std::to_string(static_cast<std::int64_t>(added->id)));
  }

  Content remove(const std::string& id) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error != std::errc() || end != id.data() + id.size())
      return refuse({ErrorKind::usage, {}, "that form could not be read"});
    if (const auto removed = store_.feeds().remove(store::FeedId{number}); !removed) return refuse(removed.error());
    return see_feeds("removed", "1");
  }

  Content import(const std::string& list) {
    if (list.empty()) return refuse({ErrorKind::usage, {}, "no file was chosen"});
    const auto imported = desk::import_list(store_, list);
    if (!imported) return refuse(imported.error());
    page_.notice = site_.strings().plain("feeds.did.imported", std::to_string(imported->added),
                                         std::to_string(imported->known), std::to_string(imported->refused.size()));
    for (const base::Error& refused : imported->refused)
      page_.refused.push_back(render::trouble_in_words(site_.strings(), refused));
    return show(200);
  }

  Content see_feeds(std::string_view what, std::string_view value) {
    return see_other(site_.at.page("feeds").with_query(what, value));
  }

  Content show_after_redirect() {
    std::int64_t id = 0;
    const std::string_view added = target_.parameter("added");
    if (std::from_chars(added.data(), added.data() + added.size(), id).ec == std::errc())
      if (const auto feed = store_.feeds().get(store::FeedId{id}))
        page_.notice = site_.strings().plain("feeds.did.added",
                                             feed->title.empty() ? desk::shown_address(feed->url) : feed->title);
    if (!target_.parameter("removed").empty()) page_.notice = site_.strings()["feeds.did.removed"];
    return show(200);
  }

  Content refuse(const base::Error& error) {
    page_.notice = render::trouble_in_words(site_.strings(), error);
    page_.is_refused = true;
    return show(status_of_form(error.kind));
  }

  Content show(int status) {
    const auto feeds = store_.feeds().all();
    const auto bytes = store_.bytes(), used = store_.bytes_used();
    if (!feeds || !bytes || !used) {
      page_.notice = render::trouble_in_words(site_.strings(), !feeds   ? feeds.error()
                                                               : !bytes ? bytes.error()
                                                                        : used.error());
      page_.is_refused = true;
      status = 503;
    } else {
      for (const store::Feed& feed : *feeds) page_.feeds.push_back(row_of(feed, settings_));
      page_.store_bytes = *bytes;
      page_.store_bytes_max = store_.bytes_max();
      page_.is_full = desk::is_full(*used, store_.bytes_max());
    }
    Content content =
        Content::make("text/html; charset=utf-8", render::write_feeds(site_, page_), std::string(never_kept));
    content.status = status;
    return content;
  }

  std::optional<Content> send_list() {
    const auto list = desk::export_list(store_);
    if (!list) return refuse(list.error());
    Content content = Content::make("text/x-opml; charset=utf-8", *list, std::string(never_kept));
    content.headers.emplace_back("Content-Disposition", "attachment; filename=\"feeds.opml\"");
    return content;
  }

  const Request& request_;
  const Target& target_;
  store::Store& store_;
  const render::Site& site_;
  const Settings& settings_;
  const std::stop_token& stop_;
  render::FeedsPage page_;
};

}  // namespace

bool takes_list(const Request& request) { return request.method == "POST" && request.target == "/feeds/import"; }

bool is_owners(const Target& target) {
  return is_follow_form(target) ||
         (!target.segments.empty() && (target.segments.front() == "feeds" || target.segments.front() == "feeds.opml"));
}

std::optional<Content> answer_owner(const Request& request, const Target& target, store::Store& store,
                                    const render::Site& site, const Settings& settings, const std::stop_token& stop) {
  if (is_follow_form(target)) return answer_follow_form(request, store, site);
  return FeedsDesk(request, target, store, site, settings, stop).answer();
}

}  // namespace courant::serve
