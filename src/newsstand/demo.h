// The demo's outlets and their articles, read from the files of demo/ that are compiled into the binary. They are
// invented, dated, and each names the event it tells of: what a good grouping should find.
#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace courant::newsstand {

struct DemoOutlet {
  std::string slug, name, tagline, language;
  std::string feed;           // its path: "/rss/all.xml"
  std::string feed_template;  // the file in demo/templates it is printed with; empty: JSON Feed
  std::string feed_type;      // the Content-Type it is served with
  unsigned feed_status = 200;
  std::string page;        // the path of its pages, with {section} {year} {month} {day} {slug}
  std::string feed_links;  // where its feed's links lead if not to the page itself; they redirect there
  std::string robots;      // robots.txt; empty: it has none
  bool validators = true;  // whether pages and feed carry ETag and Last-Modified
};

// What a page says from some time on.
struct DemoVersion {
  std::optional<std::chrono::sys_seconds> from;  // absent: from publication
  std::string title, deck, role, section, place, credit, picture, post, post_author;
  std::vector<std::string> authors;
  std::vector<std::string> paragraphs;
};

struct DemoArticle {
  std::size_t outlet = 0;  // index into Demo::outlets
  std::string slug;
  std::chrono::sys_seconds published;
  std::string event;                  // the gold: equal for reports of one event
  bool hangs = false;                 // its page never answers, so that nobody can read it
  std::vector<DemoVersion> versions;  // at least one, in order of time

  const DemoVersion& at(std::chrono::sys_seconds now) const;
};

struct Demo {
  std::vector<DemoOutlet> outlets;    // in the order of demo/outlets.json
  std::vector<DemoArticle> articles;  // in order of publication, then by outlet and slug

  // The path of the article's page on its outlet's host, and the one its feed names.
  std::string page_path(const DemoArticle& article) const;
  std::string feed_link(const DemoArticle& article) const;
};

// The article a file of demo/articles holds: lines `key: value` between two lines `---`, then paragraphs parted by
// empty lines. `name` is "outlet/slug.md", or "outlet/slug.2.md" for what it says later. Errors: invalid, naming the
// file.
struct ParsedDemoFile {
  std::string outlet, slug, event;
  bool hangs = false;
  std::chrono::sys_seconds published;
  DemoVersion version;
};
base::Result<ParsedDemoFile> parse_demo_file(std::string_view name, std::string_view bytes);

// The demo as compiled in. Errors: invalid, naming the file.
base::Result<Demo> read_demo();

// A template of demo/templates as compiled in; empty if there is none of that name.
std::string_view demo_template(std::string_view name);

}  // namespace courant::newsstand
