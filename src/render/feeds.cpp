#include "render/feeds.h"

#include <algorithm>

#include "render/page.h"
#include "render/plot.h"
#include "render/stamp.h"
#include "render/trouble.h"

namespace courant::render {
namespace {

std::string_view key_of(FeedHealth health) {
  switch (health) {
    case FeedHealth::well:
      return "feeds.well";
    case FeedHealth::failing:
      return "feeds.failing";
    case FeedHealth::gone:
      return "feeds.gone";
    case FeedHealth::fresh:
      break;
  }
  return "feeds.fresh";
}

const std::string& shown_name(const FeedRow& row) { return row.name.empty() ? row.url : row.name; }

bool needs_a_look(const FeedRow& row) { return row.health == FeedHealth::failing || row.health == FeedHealth::gone; }

class FeedsWriter {
 public:
  FeedsWriter(const Site& site, const FeedsPage& feeds) : site_(site), say_(site.strings()), feeds_(feeds) {}

  Markup write() const {
    return tag("main", {{"id", "main"}, {"class", "list feeds"}}, tag("h1", say_["feeds.title"]), write_size(),
               write_notice(), write_add(), write_rows("feeds.look", true), write_rows("feeds.others", false),
               write_lists());
  }

 private:
  Markup write_size() const {
    const auto megabytes = [&](std::int64_t bytes) {
      return number_in_words(say_, static_cast<double>((bytes + 999'999) / 1'000'000));
    };
    const auto number = [&](FeedHealth health) {
      return std::to_string(std::ranges::count(feeds_.feeds, health, &FeedRow::health));
    };
    Markup facts;
    if (!feeds_.feeds.empty())
      facts += say_.say("feeds.counts", tag("strong", say_.count("feeds.count", std::ssize(feeds_.feeds))),
                        number(FeedHealth::well), number(FeedHealth::failing), number(FeedHealth::gone),
                        number(FeedHealth::fresh)) +
               Markup(" ");
    facts += feeds_.store_bytes_max > 0
                 ? say_.say("feeds.store_bounded", megabytes(feeds_.store_bytes), megabytes(feeds_.store_bytes_max))
                 : say_.say("feeds.store", megabytes(feeds_.store_bytes));
    Markup out = tag("p", {{"class", "facts"}}, facts);
    if (feeds_.is_full) out += tag("p", {{"class", "notice refused"}}, say_["feeds.full"]);
    return out;
  }

  Markup write_notice() const {
    if (feeds_.notice.empty()) return {};
    Markup refused;
    for (const std::string& one : feeds_.refused) refused += tag("li", {{"dir", "auto"}}, one);
    return tag(
        "div",
        {{"class", feeds_.is_refused ? "notice refused" : "notice"}, {"role", feeds_.is_refused ? "alert" : "status"}},
        tag("p", {{"dir", "auto"}}, feeds_.notice), refused.empty() ? refused : tag("ul", refused));
  }

  static Markup field(std::string_view label, std::string_view id, const Markup& control) {
    return tag("p", tag("label", {{"for", id}}, label), control);
  }

  Markup write_add() const {
    const auto text = [&](std::string_view id, std::string_view value) {
      return tag("input", {{"type", "text"}, {"id", id}, {"name", id}, {"value", value}, {"maxlength", "200"}});
    };
    return tag("form", {{"class", "filters"}, {"method", "post"}, action(site_.at.page("feeds", "add"))},
               field(say_["feeds.address"], "url",
                     tag("input", {{"type", "text"},
                                   {"id", "url"},
                                   {"name", "url"},
                                   {"value", feeds_.address},
                                   {"inputmode", "url"},
                                   {"autocapitalize", "none"},
                                   {"spellcheck", "false"},
                                   {"maxlength", "2000"},
                                   {"placeholder", "https://"},
                                   {"required", ""}})),
               field(say_["feeds.outlet"], "outlet", text("outlet", feeds_.outlet)),
               field(say_["feeds.folder"], "folder", text("folder", feeds_.folder)),
               tag("p", tag("button", {{"type", "submit"}}, say_["feeds.add"])));
  }

  Markup write_rows(std::string_view heading, bool look) const {
    std::vector<const FeedRow*> rows;
    for (const FeedRow& row : feeds_.feeds)
      if (needs_a_look(row) == look) rows.push_back(&row);
    if (rows.empty()) return !look && feeds_.feeds.empty() ? tag("p", say_["feeds.none"]) : Markup();
    std::ranges::stable_sort(rows, {}, [](const FeedRow* row) { return std::pair(row->folder, shown_name(*row)); });
    Markup items;
    for (const FeedRow* row : rows) items += write_row(*row);
    return tag("section", tag("h2", say_[heading]), tag("ul", {{"class", "rows"}}, items));
  }

  Markup write_row(const FeedRow& row) const {
    const auto stamp = [&](const std::chrono::sys_seconds& at) { return write_stamp(site_, base::Moment{at}); };
    Markup facts = tag("strong", say_[key_of(row.health)]);
    if (row.succeeded) facts += Markup(" · ") + say_.say("feeds.succeeded", stamp(*row.succeeded));
    if (row.next) facts += Markup(" · ") + say_.say("feeds.next", stamp(*row.next));
    if (!row.folder.empty()) facts += Markup(" · ") + say_.say("feeds.in", tag("span", {{"dir", "auto"}}, row.folder));
    Markup error;
    if (!row.error.empty()) {
      error = tag("span", {{"dir", "auto"}}, trouble_in_words(say_, row.error));
      if (row.failures > 1) error += Markup(", ") + Markup(say_.count("feeds.failures", row.failures));
      error = tag("p", {{"class", "problem"}}, error);
    }
    return tag(
        "li", tag("h3", tag("a", {href(link_of(row)), {"rel", "external noopener"}, {"dir", "auto"}}, shown_name(row))),
        tag("p", {{"class", "attr"}}, facts), error,
        row.name.empty() ? Markup() : tag("p", {{"class", "address"}, {"dir", "ltr"}}, row.url), write_remove(row));
  }

  static Link link_of(const FeedRow& row) {
    const Link site = Link::outside(row.site_url);
    return site.empty() ? Link::outside(row.url) : site;
  }

  // In two steps, since it cannot be undone for a feed that no longer lists its old entries.
  Markup write_remove(const FeedRow& row) const {
    return tag(
        "details", tag("summary", say_["feeds.remove"], tag("span", {{"class", "unseen"}}, " ", shown_name(row))),
        tag("form", {{"method", "post"}, action(site_.at.page("feeds", "remove"))},
            tag("p", say_[row.is_standing ? "feeds.remove.standing" : "feeds.remove.text"]),
            tag("input", {{"type", "hidden"}, {"name", "id"}, {"value", row.id}}),
            tag("button", {{"type", "submit"}, {"dir", "auto"}}, say_.plain("feeds.remove.do", shown_name(row)))));
  }

  Markup write_lists() const {
    return tag("section", tag("h2", say_["feeds.lists"]), tag("p", say_["feeds.lists.text"]),
               tag("form",
                   {{"class", "filters"},
                    {"method", "post"},
                    {"enctype", "multipart/form-data"},
                    action(site_.at.page("feeds", "import"))},
                   field(say_["feeds.import"], "list",
                         tag("input", {{"type", "file"},
                                       {"id", "list"},
                                       {"name", "list"},
                                       {"accept", ".opml,.xml,text/x-opml,text/xml,application/xml"},
                                       {"required", ""}})),
                   tag("p", tag("button", {{"type", "submit"}}, say_["feeds.import.do"]))),
               feeds_.feeds.empty() ? Markup()
                                    : tag("p", tag("a", {href(site_.at.page("feeds.opml"))}, say_["feeds.export"])));
  }

  const Site& site_;
  const Strings& say_;
  const FeedsPage& feeds_;
};

}  // namespace

std::string write_feeds(const Site& site, const FeedsPage& feeds) {
  Page page;
  page.title = site.strings()["feeds.title"];
  page.main = FeedsWriter(site, feeds).write();
  return write_page(site, page);
}

}  // namespace courant::render
