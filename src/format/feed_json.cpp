#include "format/json.h"
#include "format/json_lines.h"

namespace courant::format {
namespace {

Json categories_json(const std::vector<model::Category>& categories) {
  Json out = Json::array();
  for (const model::Category& category : categories) {
    Json row = Json::object();
    set(row, "term", category.term);
    set(row, "label", category.label);
    set(row, "scheme", category.scheme);
    out.push_back(std::move(row));
  }
  return out;
}

Json item_json(const model::FeedItem& item) {
  Json out = Json::object();
  set(out, "id", item.id);
  set(out, "title", item.title);
  set(out, "url", item.url);
  set(out, "language", item.language);
  if (!item.authors.empty()) out["authors"] = item.authors;
  set(out, "published", item.published);
  set(out, "published_raw", item.published_raw);
  set(out, "updated", item.updated);
  set(out, "updated_raw", item.updated_raw);
  set(out, "summary_html", item.summary_html);
  set(out, "content_html", item.content_html);
  set(out, "content_type", item.content_type);
  set(out, "image", item.image);
  if (!item.categories.empty()) out["categories"] = categories_json(item.categories);
  for (const model::Enclosure& enclosure : item.enclosures) {
    Json row{{"url", enclosure.url}};
    set(row, "type", enclosure.type);
    if (enclosure.length) row["length"] = *enclosure.length;
    out["enclosures"].push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::string feed_line_start(std::string_view id) { return "{\"id\":" + dump(Json(id)) + ",\"feed\":{\"items\":["; }

std::string to_json(const model::FeedItem& item) { return dump(item_json(item)); }

std::string feed_line_end(const model::Feed& feed) {
  Json body = Json::object();
  set(body, "format", feed.format);
  set(body, "encoding", feed.encoding);
  set(body, "title", feed.title);
  set(body, "subtitle", feed.subtitle);
  set(body, "url", feed.url);
  set(body, "language", feed.language);
  set(body, "id", feed.id);
  set(body, "published", feed.published);
  set(body, "published_raw", feed.published_raw);
  set(body, "updated", feed.updated);
  set(body, "updated_raw", feed.updated_raw);
  if (!feed.authors.empty()) body["authors"] = feed.authors;
  if (!feed.categories.empty()) body["categories"] = categories_json(feed.categories);
  set(body, "image", feed.image);
  set(body, "hub", feed.hub);
  set(body, "self", feed.self);
  if (feed.ttl_s) body["ttl_s"] = *feed.ttl_s;
  if (!feed.warnings.empty()) body["warnings"] = feed.warnings;
  const std::string rest = dump(body);
  return body.empty() ? "]}}" : "]," + rest.substr(1) + "}";
}

std::string feed_line(std::string_view id, const model::Feed& feed) {
  std::string line = feed_line_start(id);
  for (const model::FeedItem& item : feed.items) {
    if (&item != feed.items.data()) line += ',';
    line += to_json(item);
  }
  return line + feed_line_end(feed);
}

}  // namespace courant::format
