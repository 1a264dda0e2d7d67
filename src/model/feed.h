// A feed as parsed: the union of what RSS, RDF, Atom, CDF and JSON Feed say. Empty strings are what is not known.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace courant::model {

struct Category {
  std::string term, label, scheme;
};

struct Enclosure {
  std::string url, type;
  std::optional<std::uint64_t> length;  // bytes, as the feed claims
};

struct FeedItem {
  std::string id;
  std::string title;  // text, no HTML
  std::string url;
  std::string language;
  std::vector<std::string> authors;
  std::optional<base::Moment> published, updated;
  std::string published_raw, updated_raw;
  std::string summary_html, content_html;  // sanitised, links absolute
  std::string content_type;
  std::string image;
  std::vector<Category> categories;
  std::vector<Enclosure> enclosures;
};

struct Feed {
  std::string format;  // rss090 rss091 rss092 rss10 rss20 atom03 atom10 cdf json1 json11
  std::string encoding;
  std::string title;     // text, no HTML
  std::string subtitle;  // sanitised HTML, links absolute
  std::string url, language, id;
  std::optional<base::Moment> updated;
  std::string updated_raw;
  std::optional<base::Moment> published;
  std::string published_raw;
  std::vector<std::string> authors;
  std::vector<Category> categories;
  std::string image, hub, self;
  std::optional<int> ttl_s;
  std::vector<int> skip_hours;  // UTC, 0 to 23
  std::vector<int> skip_days;   // UTC, 0 (Sunday) to 6
  std::vector<std::string> warnings;
  std::vector<FeedItem> items;
};

}  // namespace courant::model
