#include "feed/opml.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "base/ascii.h"
#include "feed/xml_reader.h"
#include "html/escape.h"
#include "html/plain_text.h"

namespace courant::feed {
namespace {

constexpr std::size_t feeds_max = 50'000;

struct Outline {
  std::string url, text, title, site_url;
};

bool is_named(const XmlReader& reader, std::string_view name) { return base::lower_ascii(reader.name()) == name; }

Outline read_outline(const XmlReader& reader) {
  Outline outline;
  for (const XmlAttribute& attribute : reader.attributes()) {
    const std::string name = base::lower_ascii(attribute.name);
    if (name == "xmlurl") outline.url = html::collapse_white_space(attribute.value);
    if (name == "text") outline.text = html::collapse_white_space(attribute.value);
    if (name == "title") outline.title = html::collapse_white_space(attribute.value);
    if (name == "htmlurl") outline.site_url = html::collapse_white_space(attribute.value);
  }
  if (outline.text.empty()) outline.text = outline.title;
  return outline;
}

void append_outline(std::string& out, const ListedFeed& feed) {
  const auto attribute = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    ((out += ' ') += name) += "=\"";
    html::append_escaped_attribute(out, value);
    out += '"';
  };
  out += feed.folder.empty() ? "    <outline type=\"rss\"" : "      <outline type=\"rss\"";
  attribute("text", feed.title.empty() ? feed.url : feed.title);
  attribute("xmlUrl", feed.url);
  attribute("htmlUrl", feed.site_url);
  out += "/>\n";
}

}  // namespace

base::Result<std::vector<ListedFeed>> parse_opml(std::string_view bytes) {
  TextSource source(
      [&](char* to, std::size_t room) {
        const std::size_t count = std::min(room, bytes.size());
        std::memcpy(to, bytes.data(), count);
        bytes.remove_prefix(count);
        return count;
      },
      "");
  XmlReader reader(source);
  std::vector<ListedFeed> feeds;
  std::set<std::string> seen;
  std::vector<std::string> folders;  // of the open outlines; that of a feed is empty
  bool is_opml = false;
  for (auto event = reader.next(); event != XmlReader::Event::finished; event = reader.next()) {
    if (event == XmlReader::Event::start && is_named(reader, "opml")) is_opml = true;
    if (event == XmlReader::Event::end && is_named(reader, "outline") && !folders.empty()) folders.pop_back();
    if (event != XmlReader::Event::start || !is_named(reader, "outline")) continue;
    const Outline outline = read_outline(reader);
    folders.push_back(outline.url.empty() ? outline.text : "");
    if (outline.url.empty() || !seen.insert(outline.url).second) continue;
    if (feeds.size() == feeds_max) {
      if (!is_opml) break;
      return base::fail(base::ErrorKind::limit, "", "names more than 50,000 feeds: none were taken, part the list");
    }
    ListedFeed feed{outline.url, outline.text, outline.site_url, ""};
    for (const std::string& folder : folders)
      if (!folder.empty()) feed.folder += (feed.folder.empty() ? "" : " / ") + folder;
    feeds.push_back(std::move(feed));
  }
  if (!is_opml) return base::fail(base::ErrorKind::invalid, "", "is no OPML");
  return feeds;
}

std::string write_opml(std::span<const ListedFeed> feeds) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head><title>Courant</title></head>\n  "
      "<body>\n";
  std::vector<std::string> folders;
  for (const ListedFeed& feed : feeds)
    if (std::find(folders.begin(), folders.end(), feed.folder) == folders.end()) folders.push_back(feed.folder);
  for (const std::string& folder : folders) {
    if (!folder.empty()) {
      out += "    <outline text=\"";
      html::append_escaped_attribute(out, folder);
      out += "\">\n";
    }
    for (const ListedFeed& feed : feeds)
      if (feed.folder == folder) append_outline(out, feed);
    if (!folder.empty()) out += "    </outline>\n";
  }
  return out + "  </body>\n</opml>\n";
}

}  // namespace courant::feed
