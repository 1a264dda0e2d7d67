#include "render/data.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "format/json_lines.h"
#include "render/story.h"
#include "render/syndication.h"

namespace courant::render {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t selector_context_bytes = 32;

std::string dump(const Json& json) { return escape_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

Json selector_of(const model::Quote& quote, std::span<const model::Article> articles) {
  Json selector{{"type", "TextQuoteSelector"}, {"exact", quote.text}};
  for (const model::Article& article : articles) {
    if (article.id != quote.article || article.version != quote.version) continue;
    const std::string& text = article.text;
    std::size_t from = quote.span.begin > selector_context_bytes ? quote.span.begin - selector_context_bytes : 0;
    while (from < quote.span.begin && base::is_continuation(text[from])) ++from;
    std::size_t to = std::min<std::size_t>(text.size(), quote.span.end + selector_context_bytes);
    while (to > quote.span.end && to < text.size() && base::is_continuation(text[to])) --to;
    selector["prefix"] = text.substr(from, quote.span.begin - from);
    selector["suffix"] = text.substr(quote.span.end, to - quote.span.end);
  }
  return selector;
}

Json digest_data(const CheckedDigest& digest, std::span<const model::Article> articles) {
  Json json = Json::parse(format::to_json(*digest));
  for (std::size_t i = 0; i < digest->slides.size(); ++i)
    for (std::size_t j = 0; j < digest->slides[i].sentences.size(); ++j)
      json["slides"][i]["sentences"][j]["selector"] = selector_of(digest->slides[i].sentences[j].quote, articles);
  return json;
}

Json feed_item(const Site& site, const Channel& channel, const FeedEntry& entry) {
  const model::Digest& digest = *entry.digest;
  const std::string page = site.origin + site.at.story(digest.story).text();
  Json item{{"id", entry_id(channel, digest)},
            {"url", page},
            {"title", digest.headline.text},
            {"content_html", write_plain_digest(site, digest).bytes()},
            {"summary", reports_in_words(site.strings(), digest.outlets, digest.independent)}};
  item["date_published"] = base::format_utc(published_of(entry));
  item["date_modified"] = base::format_utc(entry.updated);
  if (!digest.language.empty()) item["language"] = digest.language;
  Json sentences = Json::array();
  for (const model::Slide& slide : digest.slides)
    for (const model::DigestSentence& sentence : slide.sentences)
      sentences.push_back({{"slide", slide.id.value},
                           {"article", sentence.quote.article.value},
                           {"version", sentence.quote.version},
                           {"span", {sentence.quote.span.begin, sentence.quote.span.end}},
                           {"outlet", sentence.outlet},
                           {"url", Link::outside(sentence.url).text()}});
  item["_courant"] = {{"story", digest.story.value},
                      {"version", digest.version},
                      {"outlets", digest.outlets},
                      {"independent", digest.independent},
                      {"digest", site.origin + site.at.story_file(digest.story, "json").text()},
                      {"sentences", std::move(sentences)}};
  return item;
}

}  // namespace

std::string write_json_feed(const Site& site, const Channel& channel) {
  Json feed{{"version", "https://jsonfeed.org/version/1.1"},      {"title", channel.title},
            {"home_page_url", site.origin + channel.page.text()}, {"feed_url", site.origin + channel.self.text()},
            {"language", std::string(site.strings().language())}, {"items", Json::array()}};
  for (const FeedEntry& entry : channel.entries) feed["items"].push_back(feed_item(site, channel, entry));
  return dump(feed);
}

std::string write_digest_data(const CheckedDigest& digest, std::span<const model::Article> articles) {
  return dump(digest_data(digest, articles));
}

std::string write_webhook(const Site& site, const CheckedDigest& digest, std::span<const model::Article> articles,
                          std::chrono::sys_seconds at) {
  Json data;
  if (!site.origin.empty()) data["url"] = site.origin + site.at.story(digest->story).text();
  data["digest"] = digest_data(digest, articles);
  return dump({{"type", digest->version > 1 ? "digest.updated" : "digest.created"},
               {"timestamp", base::format_utc(at)},
               {"data", std::move(data)}});
}

std::string write_topics(const std::vector<TopicsRow>& rows) {
  Json stories = Json::array();
  for (const TopicsRow& row : rows) {
    Json story{{"id", row.digest->story.value}, {"headline", row.digest->headline.text}};
    if (!row.digest->language.empty()) story["language"] = row.digest->language;
    story["topics"] = Json::array();
    for (const edition::WeighedTopic& topic : row.topics)
      story["topics"].push_back({topic.key, topic.written, std::round(topic.weight * 100) / 100});
    stories.push_back(std::move(story));
  }
  return dump(Json{{"stories", std::move(stories)}});
}

std::string write_json_ld(const Site& site, const model::Digest& digest) {
  Json json{{"@context", "https://schema.org"}, {"@type", "NewsArticle"}, {"headline", digest.headline.text}};
  if (!site.origin.empty()) json["url"] = site.origin + site.at.story(digest.story).text();
  if (!digest.language.empty()) json["inLanguage"] = digest.language;
  if (digest.updated) json["dateModified"] = base::format_moment(*digest.updated);
  json["publisher"] = {{"@type", "Organization"}, {"name", site.name}};
  Json sources = Json::array();
  for (const model::DigestSource& source : digest.sources) {
    const Link link = Link::outside(source.url);
    if (link.empty()) continue;
    Json row{{"@type", "NewsArticle"},
             {"url", link.text()},
             {"headline", source.title},
             {"publisher", {{"@type", "Organization"}, {"name", source.outlet}}}};
    if (source.published) row["datePublished"] = base::format_moment(*source.published);
    sources.push_back(std::move(row));
  }
  Json citations = Json::array();
  for (const model::Slide& slide : digest.slides)
    for (const model::DigestSentence& sentence : slide.sentences)
      if (const Link link = Link::outside(sentence.url); !link.empty()) citations.push_back(link.text());
  json["isBasedOn"] = std::move(sources);
  json["citation"] = std::move(citations);
  return dump(json);
}

}  // namespace courant::render
