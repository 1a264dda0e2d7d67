#include "format/json_lines.h"
#include "format/json_writer.h"

namespace courant::format {
namespace {

void write_categories(JsonWriter& json, const std::vector<model::Category>& categories) {
  if (categories.empty()) return;
  json.key("categories");
  json.begin('[');
  for (const model::Category& category : categories) {
    json.separate();
    json.begin('{');
    json.set("term", category.term);
    json.set("label", category.label);
    json.set("scheme", category.scheme);
    json.end('}');
  }
  json.end(']');
}

void write_enclosures(JsonWriter& json, const std::vector<model::Enclosure>& enclosures) {
  if (enclosures.empty()) return;
  json.key("enclosures");
  json.begin('[');
  for (const model::Enclosure& enclosure : enclosures) {
    json.separate();
    json.begin('{');
    json.set("url", enclosure.url);
    json.set("type", enclosure.type);
    json.set("length", enclosure.length);
    json.end('}');
  }
  json.end(']');
}

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& strings) {
  if (strings.empty()) return;
  json.key(name);
  json.begin('[');
  for (const std::string& text : strings) {
    json.separate();
    json.string(text);
  }
  json.end(']');
}

}  // namespace

std::string feed_line_start(std::string_view id) {
  std::string out = "{\"id\":";
  append_json_string(out, id);
  return out + ",\"feed\":{\"items\":[";
}

std::string to_json(const model::FeedItem& item) {
  std::string out;
  out.reserve(item.content_html.size() + item.summary_html.size() + 1024);
  JsonWriter json(out);
  json.begin('{');
  json.set("id", item.id);
  json.set("title", item.title);
  json.set("url", item.url);
  json.set("language", item.language);
  write_strings(json, "authors", item.authors);
  json.set("published", item.published);
  json.set("published_raw", item.published_raw);
  json.set("updated", item.updated);
  json.set("updated_raw", item.updated_raw);
  json.set("summary_html", item.summary_html);
  json.set("content_html", item.content_html);
  json.set("content_type", item.content_type);
  json.set("image", item.image);
  write_categories(json, item.categories);
  write_enclosures(json, item.enclosures);
  json.end('}');
  return out;
}

std::string feed_line_end(const model::Feed& feed) {
  std::string out;
  JsonWriter json(out);
  json.end(']');
  json.set("format", feed.format);
  json.set("encoding", feed.encoding);
  json.set("title", feed.title);
  json.set("subtitle", feed.subtitle);
  json.set("url", feed.url);
  json.set("language", feed.language);
  json.set("id", feed.id);
  json.set("published", feed.published);
  json.set("published_raw", feed.published_raw);
  json.set("updated", feed.updated);
  json.set("updated_raw", feed.updated_raw);
  write_strings(json, "authors", feed.authors);
  write_categories(json, feed.categories);
  json.set("image", feed.image);
  json.set("hub", feed.hub);
  json.set("self", feed.self);
  json.set("ttl_s", feed.ttl_s);
  write_strings(json, "warnings", feed.warnings);
  return out + "}}";
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
