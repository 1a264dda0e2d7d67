#include "feed/json_feed.h"

#include "feed/feed_date.h"
#include "html/entities.h"
#include "html/escape.h"
#include "html/plain_text.h"
#include "html/sanitise.h"
#include "html/twice_encoded.h"

namespace courant::feed {
namespace {

// Text as HTML that shows it alike: its line ends kept.
std::string text_as_html(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t end = text.find('\n');
    html::append_escaped_text(out, text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += "<br>";
    text.remove_prefix(end + 1);
  }
}

}  // namespace

JsonFeedReader::JsonFeedReader(TextSource& source, const FeedContext& context, const ItemSink& sink)
    : reader_(source, context.limits.value_bytes_max), source_(source), context_(context), sink_(sink) {
  if (auto url = base::parse_url(context.url)) base_ = std::move(*url);
}

base::Result<model::Feed> JsonFeedReader::run() {
  const auto fail = [&](std::string_view what) { return base::fail(base::ErrorKind::invalid, context_.url, what); };
  if (reader_.next() != Event::begin_object)
    return fail(reader_.error().empty() ? "JSON, but not a feed" : "not JSON: " + reader_.error());
  const bool whole = read_members([this](const std::string& key, Event value) { return feed_member(key, value); });
  if (whole && !stopped_) reader_.next();
  const bool known = !feed_.feed.format.empty();
  if (!reader_.error().empty() && !(known && items_ > 0)) return fail("not JSON: " + reader_.error());
  if (!known && !saw_items_) return fail("JSON, but not a feed");
  model::Feed& feed = feed_.feed;
  if (!known) {
    feed.format = "json11";
    feed.warnings.push_back("it does not say which version it is");
  }
  if (!reader_.error().empty()) feed.warnings.push_back("it is not JSON to its end: " + reader_.error());
  if (reader_.was_cut() || was_cut_) feed.warnings.push_back("a value is longer than is taken");
  if (was_mended_) feed.warnings.push_back("a text was encoded twice");
  for (std::string& warning : source_.warnings()) feed.warnings.push_back(std::move(warning));
  feed.encoding = source_.encoding();
  feed.authors = feed_.authors.take();
  return std::move(feed);
}

// Calls `member` for each member of the object that has begun. False: it failed or is no longer wanted.
bool JsonFeedReader::read_members(const std::function<bool(const std::string&, Event)>& member) {
  for (;;) {
    const Event event = reader_.next();
    if (event == Event::end_object) return true;
    if (event != Event::key) return false;
    const std::string key = std::move(reader_.text());
    const Event value = reader_.next();
    if (value == Event::failed || !member(key, value)) return false;
  }
}

bool JsonFeedReader::read_elements(const std::function<bool(Event)>& element) {
  for (;;) {
    const Event event = reader_.next();
    if (event == Event::end_array) return true;
    if (event == Event::failed || event == Event::finished || !element(event)) return false;
  }
}

bool JsonFeedReader::pass(Event value) {
  return value == Event::begin_object || value == Event::begin_array ? reader_.skip() : value != Event::failed;
}

std::string JsonFeedReader::line() const { return html::collapse_white_space(reader_.text()); }

// A title is text, but many are written as HTML's: "Don&#8217;t". Tags stay: "the <b> tag" says what it says.
std::string JsonFeedReader::title() {
  std::string text = html::decode_character_references(reader_.text());
  was_mended_ |= html::mend_twice_encoded(text);
  text = html::collapse_white_space(text);
  was_cut_ |= text.size() > context_.limits.title_bytes_max;
  return cut_text(std::move(text), context_.limits.title_bytes_max);
}

std::string JsonFeedReader::link() const {
  std::string url = base::resolve_link(reader_.text(), base_ ? &*base_ : nullptr);
  const std::string scheme = base::scheme_of(url);
  return scheme == "javascript" || scheme == "data" || scheme == "vbscript" || scheme == "file" ? std::string() : url;
}

std::string JsonFeedReader::html() {
  html::SanitiseOptions options;
  options.base = base_ ? &*base_ : nullptr;
  was_mended_ |= html::mend_twice_encoded(reader_.text());
  return html::sanitise_html(std::move(reader_.text()), options);
}

bool JsonFeedReader::feed_member(const std::string& key, Event value) {
  model::Feed& feed = feed_.feed;
  if (key == "items" && value == Event::begin_array) {
    saw_items_ = true;
    return read_elements([this](Event event) { return event == Event::begin_object ? read_item() : pass(event); });
  }
  if (key == "authors" && value == Event::begin_array)
    return read_elements([this](Event event) { return read_author(feed_.authors, 2, event); });
  if (key == "author") return read_author(feed_.authors, 1, value);
  if (key == "hubs" && value == Event::begin_array) {
    return read_elements([&](Event event) {
      if (event != Event::begin_object) return pass(event);
      return read_members([&](const std::string& name, Event inner) {
        if (name == "url" && inner == Event::string && feed.hub.empty()) feed.hub = link();
        return pass(inner);
      });
    });
  }
  if (value != Event::string) return pass(value);
  if (key == "version") {
    const std::string& version = reader_.text();
    if (version.find("jsonfeed.org/version/") != std::string::npos)
      feed.format = version.ends_with("/1") || version.ends_with("/1.0") ? "json1" : "json11";
  }
  if (key == "title") feed.title = title();
  if (key == "description") feed.subtitle = line();
  if (key == "home_page_url") feed.url = link();
  if (key == "feed_url") feed.self = link();
  // Where nobody says where the feed was fetched, its own or its site's address serves.
  if (!base_ && (key == "home_page_url" || key == "feed_url"))
    if (auto own = base::parse_url(reader_.text()); own && own->is_http()) base_ = std::move(*own);
  if (key == "language") feed.language = language_tag(reader_.text());
  if (key == "icon" || (key == "favicon" && feed.image.empty())) feed.image = link();
  return true;
}

bool JsonFeedReader::read_author(AuthorsDraft& authors, int rank, Event value) {
  if (value == Event::string) authors.add(rank, author_name(reader_.text()));
  if (value != Event::begin_object) return pass(value);
  return read_members([&](const std::string& key, Event inner) {
    if (key == "name" && inner == Event::string) authors.add(rank, author_name(reader_.text()));
    return pass(inner);
  });
}

bool JsonFeedReader::read_attachment(model::FeedItem& item, Event value) {
  if (value != Event::begin_object) return pass(value);
  model::Enclosure enclosure;
  const bool good = read_members([&](const std::string& key, Event inner) {
    if (key == "url" && inner == Event::string) enclosure.url = link();
    if (key == "mime_type" && inner == Event::string) enclosure.type = line();
    const std::string& digits = reader_.text();
    if (key == "size_in_bytes" && inner == Event::number && digits.size() < 19 &&
        digits.find_first_not_of("0123456789") == std::string::npos)
      enclosure.length = std::stoull(digits);
    return pass(inner);
  });
  if (!enclosure.url.empty() && item.enclosures.size() < 64) item.enclosures.push_back(std::move(enclosure));
  return good;
}

bool JsonFeedReader::read_item() {
  ItemDraft draft;
  model::FeedItem& item = draft.item;
  std::string text, external;
  const bool good = read_members([&](const std::string& key, Event value) {
    if (key == "authors" && value == Event::begin_array)
      return read_elements([&](Event event) { return read_author(draft.authors, 2, event); });
    if (key == "author") return read_author(draft.authors, 1, value);
    if (key == "content_text" && value == Event::string)
      text = html::trim_white_space(text_as_html(html::trim_white_space(reader_.text())));
    if (key == "external_url" && value == Event::string) external = link();
    return item_member(item, key, value);
  });
  if (!good) return false;
  if (item.content_html.empty() && !text.empty()) {
    item.content_html = std::move(text);
    item.content_type = "text/plain";
  }
  if (item.url.empty()) item.url = std::move(external);
  item.authors = draft.authors.take();
  if (++items_ > context_.limits.items_max) feed_.feed.warnings.push_back("it has more items than are taken");
  stopped_ = items_ > context_.limits.items_max || !sink_(std::move(item));
  return !stopped_;
}

bool JsonFeedReader::item_member(model::FeedItem& item, const std::string& key, Event value) {
  if (key == "tags" && value == Event::begin_array) {
    return read_elements([&](Event event) {
      if (event == Event::string) add_category(item.categories, {line(), {}, {}});
      return pass(event);
    });
  }
  if (key == "attachments" && value == Event::begin_array)
    return read_elements([&](Event event) { return read_attachment(item, event); });
  if (key == "id" && (value == Event::string || value == Event::number)) item.id = line();
  if (value != Event::string) return pass(value);
  if (key == "title") item.title = title();
  if (key == "url") item.url = link();
  if (key == "summary") item.summary_html = html::escape_text(line());
  if (key == "content_html") {
    item.content_html = html();
    item.content_type = "text/html";
  }
  if (key == "image" || (key == "banner_image" && item.image.empty())) item.image = link();
  if (key == "language") item.language = language_tag(reader_.text());
  if (key == "date_published") {
    item.published_raw = line();
    item.published = parse_feed_date(item.published_raw);
  }
  if (key == "date_modified") {
    item.updated_raw = line();
    item.updated = parse_feed_date(item.updated_raw);
  }
  return true;
}

}  // namespace courant::feed
