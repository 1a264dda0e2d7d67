#include "format/json.h"
#include "format/json_lines.h"

namespace courant::format {
namespace {

using base::ErrorKind;
using base::fail;

std::optional<base::Moment> moment_at(Element object, std::string_view key) {
  const std::string text = text_at(object, key);
  if (text.empty()) return std::nullopt;
  return base::parse_moment(text);
}

model::Article read_article(Element object) {
  model::Article article;
  article.id = model::ArticleId(text_at(object, "id"));
  if (const auto version = find(object, "version")) article.version = static_cast<int>(int64_t(*version));
  article.outlet = text_at(object, "outlet");
  article.url = text_at(object, "url");
  article.language = text_at(object, "language");
  article.title = text_at(object, "title");
  if (const auto byline = find(object, "byline")) {
    if (byline->is_string()) {
      article.byline.emplace_back(std::string_view(*byline));
    } else {
      for (const Element name : simdjson::dom::array(*byline)) article.byline.emplace_back(std::string_view(name));
    }
  }
  article.published = moment_at(object, "published");
  article.modified = moment_at(object, "modified");
  article.seen = moment_at(object, "seen");
  article.site_name = text_at(object, "site_name");
  article.image = text_at(object, "image");
  article.text = text_at(object, "text");
  if (std::string story = text_at(object, "story"); !story.empty()) article.story.emplace(std::move(story));
  if (std::string origin = text_at(object, "origin"); !origin.empty()) article.origin.emplace(std::move(origin));
  return article;
}

}  // namespace

base::Result<model::Article> parse_article(std::string_view line) {
  if (line.size() > article_bytes_max) return fail(ErrorKind::limit, "", "an article line of more than 16 MiB");
  thread_local simdjson::dom::parser parser;
  Element root;
  if (const auto error = parser.parse(line.data(), line.size()).get(root); error != simdjson::SUCCESS)
    return fail(ErrorKind::invalid, "", std::string("not JSON: ") + simdjson::error_message(error));
  if (!root.is_object()) return fail(ErrorKind::invalid, "", "not a JSON object");
  std::string id;
  try {
    id = text_at(root, "id");
    if (id.empty()) return fail(ErrorKind::invalid, "", "an article needs an id");
    model::Article article = read_article(root);
    if (article.title.empty() && article.text.empty() && !find(root, "title") && !find(root, "text"))
      return fail(ErrorKind::invalid, id, "an article needs a title or a text");
    if (article.version < 1) return fail(ErrorKind::invalid, id, "a version is a number from 1 up");
    for (const char* key : {"published", "modified", "seen"})
      if (const std::string text = text_at(root, key); !text.empty() && !base::parse_moment(text))
        return fail(ErrorKind::invalid, id, std::string(key) + " is no RFC 3339 time: " + text);
    return article;
  } catch (const simdjson::simdjson_error& error) {
    return fail(ErrorKind::invalid, id, std::string("a key has the wrong type: ") + error.what());
  }
}

namespace {

Json article_json(const model::Article& article) {
  Json json;
  json["id"] = article.id.value;
  json["version"] = article.version;
  set(json, "outlet", article.outlet);
  set(json, "url", article.url);
  set(json, "language", article.language);
  set(json, "title", article.title);
  if (!article.byline.empty()) json["byline"] = article.byline;
  set(json, "published", article.published);
  set(json, "modified", article.modified);
  set(json, "seen", article.seen);
  set(json, "site_name", article.site_name);
  set(json, "image", article.image);
  if (article.story) json["story"] = article.story->value;
  if (article.origin) json["origin"] = article.origin->value;
  json["text"] = article.text;
  return json;
}

}  // namespace

std::string to_json(const model::Article& article) { return dump(article_json(article)); }

std::string extraction_line(const model::Extraction& extraction) {
  Json json = article_json(extraction.article);
  json["paragraph_spans"] = Json::array();
  for (const model::Span span : extraction.paragraph_spans) json["paragraph_spans"].push_back(span_json(span));
  set(json, "canonical", extraction.canonical);
  set(json, "image_caption", extraction.image_caption);
  if (extraction.paywalled) json["paywalled"] = true;
  set(json, "why", extraction.why);
  return dump(json);
}

}  // namespace courant::format
