#include "newsstand/demo.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/ascii.h"
#include "base/time.h"
#include "newsstand/demo_files.h"

namespace courant::newsstand {
namespace {

using base::ErrorKind;
using base::fail;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return parts;
}

using Fields = std::map<std::string, std::string, std::less<>>;

base::Result<Fields> parse_front_matter(std::string_view name, std::string_view lines) {
  static constexpr std::string_view known[] = {"title",   "deck",  "byline",      "role",   "published",
                                               "changed", "event", "place",       "credit", "section",
                                               "picture", "post",  "post_author", "page"};
  Fields fields;
  for (const std::string& line : split(lines, "\n")) {
    const std::size_t colon = line.find(": ");
    const std::string key = line.substr(0, colon);
    if (colon == std::string::npos || std::ranges::find(known, key) == std::end(known))
      return fail(ErrorKind::invalid, name, "unknown line: " + line);
    fields[key] = trim(std::string_view(line).substr(colon + 2));
  }
  for (const std::string_view needed : {"title", "published", "event", "section"})
    if (!fields.contains(needed)) return fail(ErrorKind::invalid, name, fmt::format("without {}", needed));
  return fields;
}

base::Result<std::vector<DemoOutlet>> parse_outlets(std::string_view json_text) {
  std::vector<DemoOutlet> outlets;
  try {
    for (const nlohmann::json& json : nlohmann::json::parse(json_text)) {
      DemoOutlet outlet;
      outlet.slug = json.at("slug");
      outlet.name = json.at("name");
      outlet.tagline = json.at("tagline");
      outlet.language = json.at("language");
      outlet.feed = json.at("feed");
      outlet.feed_template = json.at("feed_template");
      outlet.feed_type = json.at("feed_type");
      outlet.feed_status = json.value("feed_status", 200U);
      outlet.page = json.at("page");
      outlet.feed_links = json.value("feed_links", "");
      outlet.robots = json.value("robots", "");
      outlet.validators = json.at("validators");
      outlets.push_back(std::move(outlet));
    }
  } catch (const nlohmann::json::exception& error) {
    return fail(ErrorKind::invalid, "outlets.json", error.what());
  }
  return outlets;
}

base::Result<void> add_file(Demo& demo, ParsedDemoFile file) {
  const auto outlet = std::ranges::find(demo.outlets, file.outlet, &DemoOutlet::slug);
  if (outlet == demo.outlets.end()) return fail(ErrorKind::invalid, file.outlet, "no such outlet in outlets.json");
  const auto index = static_cast<std::size_t>(outlet - demo.outlets.begin());
  const auto same = [&](const DemoArticle& article) { return article.outlet == index && article.slug == file.slug; };
  auto article = std::ranges::find_if(demo.articles, same);
  if (article == demo.articles.end()) {
    demo.articles.push_back({index, file.slug, file.published, file.event, file.hangs, {}});
    article = std::prev(demo.articles.end());
  }
  article->versions.push_back(std::move(file.version));
  std::ranges::sort(article->versions, {}, &DemoVersion::from);
  return {};
}

std::string fill_path(std::string_view pattern, const DemoArticle& article) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(article.published));
  return fmt::format(fmt::runtime(pattern), fmt::arg("section", base::lower_ascii(article.versions.front().section)),
                     fmt::arg("year", fmt::format("{:04}", static_cast<int>(day.year()))),
                     fmt::arg("month", fmt::format("{:02}", static_cast<unsigned>(day.month()))),
                     fmt::arg("day", fmt::format("{:02}", static_cast<unsigned>(day.day()))),
                     fmt::arg("slug", article.slug));
}

}  // namespace

const DemoVersion& DemoArticle::at(std::chrono::sys_seconds now) const {
  const auto later = std::ranges::find_if(versions, [&](const DemoVersion& version) { return version.from > now; });
  return later == versions.begin() ? versions.front() : *std::prev(later);
}

std::string Demo::page_path(const DemoArticle& article) const {
  return fill_path(outlets[article.outlet].page, article);
}

std::string Demo::feed_link(const DemoArticle& article) const {
  const std::string& links = outlets[article.outlet].feed_links;
  return links.empty() ? page_path(article) : fill_path(links, article);
}

base::Result<ParsedDemoFile> parse_demo_file(std::string_view name, std::string_view bytes) {
  constexpr std::string_view fence = "---\n";
  const std::size_t slash = name.find('/');
  const std::size_t end = bytes.find(fence, fence.size());
  if (slash == std::string_view::npos || !name.ends_with(".md") || !bytes.starts_with(fence) ||
      end == std::string_view::npos)
    return fail(ErrorKind::invalid, name, "not outlet/slug.md with lines between ---");
  const auto fields = parse_front_matter(name, bytes.substr(fence.size(), end - fence.size()));
  if (!fields) return std::unexpected(fields.error());
  const auto field = [&](std::string_view key) {
    const auto found = fields->find(key);
    return found == fields->end() ? std::string() : found->second;
  };
  ParsedDemoFile file;
  file.outlet = name.substr(0, slash);
  file.slug = name.substr(slash + 1, name.find('.') - slash - 1);
  file.event = field("event");
  file.hangs = field("page") == "hangs";
  const auto published = base::parse_moment(field("published"));
  if (!published) return fail(ErrorKind::invalid, name, "no time: " + field("published"));
  file.published = published->at;
  if (const auto changed = base::parse_moment(field("changed"))) file.version.from = changed->at;
  file.version.title = field("title");
  file.version.deck = field("deck");
  file.version.role = field("role");
  file.version.section = field("section");
  file.version.place = field("place");
  file.version.credit = field("credit");
  file.version.picture = field("picture");
  file.version.post = field("post");
  file.version.post_author = field("post_author");
  file.version.authors = split(field("byline"), "; ");
  file.version.paragraphs = split(bytes.substr(end + fence.size()), "\n\n");
  return file;
}

base::Result<Demo> read_demo() {
  constexpr std::string_view folder = "articles/";
  Demo demo;
  const auto files = demo_files();
  const auto listed = std::ranges::find(files, "outlets.json", &base::EmbeddedFile::path);
  if (listed == files.end()) return fail(ErrorKind::invalid, "outlets.json", "not compiled in");
  auto outlets = parse_outlets(listed->bytes);
  if (!outlets) return std::unexpected(outlets.error());
  demo.outlets = std::move(*outlets);
  for (const base::EmbeddedFile& embedded : files) {
    if (!embedded.path.starts_with(folder)) continue;
    auto file = parse_demo_file(embedded.path.substr(folder.size()), embedded.bytes);
    if (!file) return std::unexpected(file.error());
    if (auto added = add_file(demo, std::move(*file)); !added) return std::unexpected(added.error());
  }
  std::ranges::sort(demo.articles, {}, [](const DemoArticle& article) {
    return std::tie(article.published, article.outlet, article.slug);
  });
  return demo;
}

std::string_view demo_template(std::string_view name) {
  const std::string path = fmt::format("templates/{}", name);
  const auto files = demo_files();
  const auto found = std::ranges::find(files, std::string_view(path), &base::EmbeddedFile::path);
  return found == files.end() ? std::string_view() : found->bytes;
}

}  // namespace courant::newsstand
