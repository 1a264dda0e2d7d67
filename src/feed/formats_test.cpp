// Every format and every vocabulary that carries news, one small document each.
#include "feed/test_feed.h"

namespace courant::feed {
namespace {

constexpr std::string_view rdf_start = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='";

// Each says the same in its own way: a feed "Harbour Post" at https://post.example/ with two items.
TEST(Formats, AreReadWhole) {
  const std::string rss_items =
      "<item><title>Ferry late</title><link>https://post.example/1</link><description>It waited.</description></item>"
      "<item><title>Bridge open</title><link>https://post.example/2</link></item>";
  const std::string rss_head =
      "<title>Harbour Post</title><link>https://post.example/</link><description>News</description>";
  const std::string atom_items =
      "<entry><title>Ferry late</title><link href='https://post.example/1'/><summary>It waited.</summary></entry>"
      "<entry><title>Bridge open</title><link href='https://post.example/2'/></entry>";
  const std::pair<std::string_view, std::string> cases[] = {
      {"rss090", std::string(rdf_start) + "http://my.netscape.com/rdf/simple/0.9/'><channel>" + rss_head +
                     "</channel><image><title>x</title><link>x</link><url>x</url></image>" + rss_items + "</rdf:RDF>"},
      {"rss091", "<rss version='0.91'><channel>" + rss_head + rss_items + "</channel></rss>"},
      {"rss092", "<rss version='0.92'><channel>" + rss_head + rss_items + "</channel></rss>"},
      {"rss092", "<rss version='0.93'><channel>" + rss_head + rss_items + "</channel></rss>"},
      {"rss10", std::string(rdf_start) + "http://purl.org/rss/1.0/'><channel rdf:about='https://post.example/'>" +
                    rss_head + "<items><rdf:Seq><rdf:li resource='https://post.example/1'/></rdf:Seq></items>" +
                    "</channel>" + rss_items + "<textinput><title>x</title><link>x</link></textinput></rdf:RDF>"},
      {"rss10",
       "<Channel xmlns='http://purl.org/net/rss1.1#' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" +
           rss_head + "<items rdf:parseType='Collection'>" + rss_items + "</items></Channel>"},
      {"rss20", "<rss version='2.0'><channel>" + rss_head + rss_items + "</channel></rss>"},
      {"rss20", "<rss version='2.0'><channel>" + rss_head + "</channel>" + rss_items + "</rss>"},
      {"atom03",
       "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Harbour Post</title><tagline>News"
       "</tagline><link rel='alternate' type='text/html' href='https://post.example/'/>" +
           atom_items + "</feed>"},
      {"atom10",
       "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour Post</title><subtitle>News</subtitle>"
       "<link href='https://post.example/'/>" +
           atom_items + "</feed>"},
      {"cdf",
       "<CHANNEL HREF='https://post.example/'><TITLE>Harbour Post</TITLE><ABSTRACT>News</ABSTRACT>"
       "<ITEM HREF='https://post.example/1'><TITLE>Ferry late</TITLE><ABSTRACT>It waited.</ABSTRACT></ITEM>"
       "<ITEM HREF='https://post.example/2'><TITLE>Bridge open</TITLE></ITEM></CHANNEL>"},
      {"json1", R"({"version":"https://jsonfeed.org/version/1","title":"Harbour Post","description":"News",
        "home_page_url":"https://post.example/","items":[{"id":"1","title":"Ferry late","url":"https://post.example/1",
        "summary":"It waited."},{"id":"2","title":"Bridge open","url":"https://post.example/2"}]})"},
      {"json11", R"({"items":[{"title":"Ferry late","url":"https://post.example/1","summary":"It waited."},
        {"title":"Bridge open","url":"https://post.example/2"}],"version":"https://jsonfeed.org/version/1.1",
        "title":"Harbour Post","description":"News","home_page_url":"https://post.example/"})"},
  };
  for (const auto& [format, bytes] : cases) {
    const model::Feed feed = read(bytes);
    EXPECT_EQ(feed.format, format) << bytes;
    EXPECT_EQ(feed.title, "Harbour Post") << bytes;
    EXPECT_EQ(feed.subtitle, "News") << bytes;
    EXPECT_EQ(feed.url, "https://post.example/") << bytes;
    ASSERT_EQ(feed.items.size(), 2u) << bytes;
    EXPECT_EQ(feed.items[0].title, "Ferry late") << bytes;
    EXPECT_EQ(feed.items[0].url, "https://post.example/1") << bytes;
    EXPECT_EQ(feed.items[0].summary_html, "It waited.") << bytes;
    EXPECT_EQ(feed.items[1].title, "Bridge open") << bytes;
    EXPECT_EQ(feed.items[1].url, "https://post.example/2") << bytes;
    EXPECT_TRUE(feed.warnings.empty()) << bytes;
  }
}

TEST(Formats, JsonSaysAllItHas) {
  const model::Feed feed = read(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en-GB","icon":"https://e.org/i.png",
      "feed_url":"https://e.org/feed.json","hubs":[{"type":"WebSub","url":"https://hub.example/"}],
      "authors":[{"name":"Ann"},{"name":"Ben"}],"next_url":"x","items":[{"id":7,"external_url":"https://far.example/",
      "content_text":"one < two\nthree","date_published":"2024-06-18T21:40:00+02:00","date_modified":"2024-06-19",
      "author":{"name":"Old"},"authors":[{"name":"New"}],"tags":["a","b"],"banner_image":"https://e.org/b.png",
      "attachments":[{"url":"https://e.org/a.mp3","mime_type":"audio/mpeg","size_in_bytes":12}]}]})");
  EXPECT_EQ(feed.language, "en-GB");
  EXPECT_EQ(feed.image, "https://e.org/i.png");
  EXPECT_EQ(feed.self, "https://e.org/feed.json");
  EXPECT_EQ(feed.hub, "https://hub.example/");
  EXPECT_EQ(feed.authors, (std::vector<std::string>{"Ann", "Ben"}));
  ASSERT_EQ(feed.items.size(), 1u);
  const model::FeedItem& item = feed.items[0];
  EXPECT_EQ(item.id, "7");
  EXPECT_EQ(item.url, "https://far.example/");
  EXPECT_EQ(item.content_html, "one &lt; two<br>three");
  EXPECT_EQ(item.content_type, "text/plain");
  ASSERT_TRUE(item.published && item.updated);
  EXPECT_EQ(base::format_moment(*item.published), "2024-06-18T21:40:00+02:00");
  EXPECT_EQ(base::format_moment(*item.updated), "2024-06-19");
  EXPECT_EQ(item.authors, std::vector<std::string>{"New"});
  EXPECT_EQ(item.image, "https://e.org/b.png");
  ASSERT_EQ(item.categories.size(), 2u);
  ASSERT_EQ(item.enclosures.size(), 1u);
  EXPECT_EQ(item.enclosures[0].length, 12u);
}

TEST(Formats, JsonThatWasEncodedTwiceIsMended) {
  const model::Feed feed = read(
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"title\":\"Caf\xC3\x83\xC2\xA9\","
      "\"content_html\":\"<p>caf\xC3\x83\xC2\xA9\"}]}");
  EXPECT_EQ(feed.items[0].title, "Café");
  EXPECT_EQ(feed.items[0].content_html, "<p>café</p>");
  EXPECT_EQ(feed.warnings, std::vector<std::string>{"a text was encoded twice"});
}

TEST(Formats, JsonTitlesAreText) {
  const auto title = [](std::string_view written) {
    return read("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"title\":\"" + std::string(written) +
                "\"}]}")
        .items[0]
        .title;
  };
  EXPECT_EQ(title("Don&#8217;t &amp; won\\u2019t"), "Don’t & won’t");
  EXPECT_EQ(title("the <b> tag, AT&T"), "the <b> tag, AT&T");
}

TEST(Vocabularies, DublinCore) {
  const model::FeedItem item = read_item(
      "<dc:title>t</dc:title><dc:creator>Ann</dc:creator><dc:creator>Ben</dc:creator><dc:subject>sea</dc:subject>"
      "<dc:date>2024-06-18T21:40:00+02:00</dc:date><dc:description>d</dc:description><dc:identifier>i</dc:identifier>"
      "<dc:language>de</dc:language>");
  EXPECT_EQ(item.title, "t");
  EXPECT_EQ(item.authors, (std::vector<std::string>{"Ann", "Ben"}));
  ASSERT_EQ(item.categories.size(), 1u);
  EXPECT_EQ(item.categories[0].term, "sea");
  ASSERT_TRUE(item.published);
  EXPECT_EQ(base::format_utc(item.published->at), "2024-06-18T19:40:00Z");
  EXPECT_EQ(item.summary_html, "d");
  EXPECT_EQ(item.id, "i");
  EXPECT_EQ(item.language, "de");
}

TEST(Vocabularies, TheFormatsOwnWordCountsWhateverTheOrder) {
  for (const char* both :
       {"<dc:title>dc</dc:title><title>own</title>", "<title>own</title><dc:title>dc</dc:title>",
        "<media:title>media</media:title><title>own</title>", "<itunes:title>it</itunes:title><title>own</title>"})
    EXPECT_EQ(read_item(both).title, "own") << both;
  for (const char* both : {"<pubDate>18 Jun 2024 10:00 GMT</pubDate><dc:date>2001-01-01</dc:date>",
                           "<dc:date>2001-01-01</dc:date><pubDate>18 Jun 2024 10:00 GMT</pubDate>"}) {
    const model::FeedItem item = read_item(both);
    ASSERT_TRUE(item.published);
    EXPECT_EQ(base::format_utc(item.published->at), "2024-06-18T10:00:00Z") << both;
  }
}

TEST(Vocabularies, Content) {
  const model::FeedItem item =
      read_item("<description>short</description><content:encoded><![CDATA[<p>whole</p>]]></content:encoded>");
  EXPECT_EQ(item.summary_html, "short");
  EXPECT_EQ(item.content_html, "<p>whole</p>");
}

TEST(Vocabularies, Media) {
  const model::FeedItem item = read_item(
      "<media:group><media:content url='http://e.org/v.mp4' type='video/mp4' fileSize='9'/><media:thumbnail "
      "url='http://e.org/t.png'/></media:group><media:title>t</media:title><media:description>d</media:description>");
  EXPECT_EQ(item.title, "t");
  EXPECT_EQ(item.summary_html, "d");
  EXPECT_EQ(item.image, "http://e.org/t.png");
  ASSERT_EQ(item.enclosures.size(), 1u);
  EXPECT_EQ(item.enclosures[0].length, 9u);
  EXPECT_EQ(read_item("<media:thumbnail url='http://e.org/t.png'/><media:content url='http://e.org/big.jpg' "
                      "medium='image'><media:title>caption</media:title></media:content><title>own</title>")
                .image,
            "http://e.org/big.jpg");
}

TEST(Vocabularies, ITunesNamesAuthorAndImage) {
  const model::FeedItem item = read_item(
      "<itunes:author>Ann</itunes:author><itunes:image href='http://e.org/i.png'/><itunes:summary>s</itunes:summary>");
  EXPECT_EQ(item.authors, std::vector<std::string>{"Ann"});
  EXPECT_EQ(item.image, "http://e.org/i.png");
  EXPECT_EQ(item.summary_html, "s");
  EXPECT_EQ(read_item("<author>Ben</author><itunes:author>Ann</itunes:author>").authors,
            std::vector<std::string>{"Ben"});
}

TEST(Vocabularies, SyndicationAndTtl) {
  const auto seconds = [](std::string_view within) {
    return read("<rss version='2.0'><channel>" + std::string(within) + "</channel></rss>").ttl_s;
  };
  EXPECT_EQ(seconds("<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"), 1800);
  EXPECT_EQ(seconds("<sy:updatePeriod>daily</sy:updatePeriod>"), 86400);
  EXPECT_EQ(seconds("<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>"), 3600);
  EXPECT_EQ(seconds("<ttl>soon</ttl>"), std::nullopt);
}

TEST(Vocabularies, AreKnownByAddressNotByPrefix) {
  const model::FeedItem item =
      read(
          "<rss version='2.0' xmlns:d='http://purl.org/dc/elements/1.1/' "
          "xmlns:c='http://purl.org/rss/1.0/modules/content/' "
          "xmlns:dc='http://e.org/my-own'><channel><item><d:creator>Ann</d:creator><c:encoded>x</c:encoded></item>"
          "</channel></rss>")
          .items.at(0);
  EXPECT_EQ(item.authors, std::vector<std::string>{"Ann"});
  EXPECT_EQ(item.content_html, "x");
}

TEST(Vocabularies, AreReadThoughMisdeclared) {
  const model::Feed atom = read(
      "<feed xmlns='http://wrong.example/atom'><title>T</title><entry><title>one</title><link href='http://e.org/1'/>"
      "</entry></feed>");
  EXPECT_EQ(atom.title, "T");
  ASSERT_EQ(atom.items.size(), 1u);
  EXPECT_EQ(atom.items[0].url, "http://e.org/1");
  EXPECT_FALSE(atom.warnings.empty());
  const model::Feed rss20 = read(
      "<rss xmlns='http://wrong.example/rss' xmlns:dc='http://wrong.example/dc'><channel><item><title>one</title>"
      "<dc:creator>Ann</dc:creator></item></channel></rss>");
  ASSERT_EQ(rss20.items.size(), 1u);
  EXPECT_EQ(rss20.items[0].title, "one");
  EXPECT_EQ(rss20.items[0].authors, std::vector<std::string>{"Ann"});
}

TEST(XmlBase, HoldsForWhatIsWithin) {
  const model::Feed feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://e.org/a/'><link href='home'/>"
      "<entry xml:base='b/'><link href='1'/><content type='html' xml:base='c/'>&lt;a href='x'&gt;y&lt;/a&gt;</content>"
      "<summary type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><i xml:base='/d/'><a href='x'>y</a></i></div>"
      "</summary></entry><entry><link href='2'/></entry></feed>",
      fetched_from("http://far.example/feed"));
  EXPECT_EQ(feed.url, "http://e.org/a/home");
  ASSERT_EQ(feed.items.size(), 2u);
  EXPECT_EQ(feed.items[0].url, "http://e.org/a/b/1");
  EXPECT_EQ(feed.items[0].content_html, "<a href=\"http://e.org/a/b/c/x\">y</a>");
  EXPECT_EQ(feed.items[0].summary_html, "<i><a href=\"http://e.org/d/x\">y</a></i>");
  EXPECT_EQ(feed.items[1].url, "http://e.org/a/2");
}

TEST(XmlLang, HoldsForWhatIsWithin) {
  const model::Feed feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de_AT'><entry xml:lang='fr'/><entry/><entry "
      "xml:lang='de-AT'/>"
      "</feed>");
  EXPECT_EQ(feed.language, "de-AT");
  ASSERT_EQ(feed.items.size(), 3u);
  EXPECT_EQ(feed.items[0].language, "fr");
  EXPECT_EQ(feed.items[1].language, "") << "the feed's own holds";
  EXPECT_EQ(feed.items[2].language, "");
  EXPECT_EQ(read("<rss version='2.0'><channel xml:lang='en'><language>pt-br</language></channel></rss>").language,
            "pt-br");
}

}  // namespace
}  // namespace courant::feed
