#include "feed/parse_feed.h"

#include "feed/test_feed.h"

namespace courant::feed {
namespace {

TEST(ParseFeed, NamesTheFormat) {
  const std::pair<const char*, const char*> cases[] = {
      {"<rss version='0.91'><channel/></rss>", "rss091"},
      {"<rss version='0.94'><channel/></rss>", "rss092"},
      {"<RSS><channel/></RSS>", "rss20"},
      {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>", "rss10"},
      {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
       "xmlns='http://my.netscape.com/rdf/simple/0.9/'/>",
       "rss090"},
      {"<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", "atom03"},
      {"<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "atom10"},
      {"<CHANNEL HREF='http://example.org/'><ITEM HREF='x'/></CHANNEL>", "cdf"},
      {"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", "json1"},
      {"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", "json11"},
  };
  for (const auto& [bytes, format] : cases) EXPECT_EQ(read(bytes).format, format) << bytes;
}

TEST(ParseFeed, SaysWhatIsNoFeed) {
  const auto message = [](std::string_view bytes) {
    FeedContext context;
    context.url = "https://example.org/";
    const auto feed = parse_feed(bytes, context);
    return feed ? std::string("a feed") : feed.error().message;
  };
  EXPECT_EQ(message(" <!doctype html><link rel=alternate type=application/rss+xml href=/feed><p>x"),
            "an HTML page, not a feed; it links to https://example.org/feed");
  EXPECT_EQ(message("<?xml version='1.0'?><urlset/>"), "XML with the root element <urlset>, not a feed");
  EXPECT_EQ(message("<?xml version='1.0'?><opml/>"), "an OPML list of feeds, not a feed");
  EXPECT_EQ(message("<?xml version='1.0'?>"), "it has no element");
  EXPECT_EQ(message("plain words"), "plain text, neither XML nor JSON");
  EXPECT_EQ(message("%PDF-1.7\n\x01\x02"), "a PDF document, not a feed");
  EXPECT_EQ(message("\x89PNG\r\n\x1A\n\x01"), "no text at all: perhaps a picture or something packed");
  EXPECT_EQ(message("\x01\x02<\xC2\x9B[31mx>"), "no text at all: perhaps a picture or something packed");
  EXPECT_EQ(message("<a\x1B[31m>"), "neither XML nor JSON") << "nothing of it goes into logs";
  EXPECT_EQ(message("{\"a\":1}"), "JSON, but not a feed");
  EXPECT_EQ(message(" \n"), "it is empty");
}

TEST(ParseFeed, ReadsIllFormedXmlAsFarAsItGoes) {
  const model::Feed feed = read(
      "<rss version=2.0><channel><title>A & B &unknown; "
      "<item><title>one</titel><link>http://e.org/1</link><item><title>two</item><p>");
  ASSERT_EQ(feed.items.size(), 2u);
  EXPECT_EQ(feed.title, "A & B &unknown;");
  EXPECT_EQ(feed.items[0].title, "one");
  EXPECT_EQ(feed.items[0].url, "http://e.org/1");
  EXPECT_FALSE(feed.warnings.empty());
  const model::Feed cut = read("<rss version='2.0'><channel><item><title>one</title></item><item><title>two</tit");
  ASSERT_EQ(cut.items.size(), 2u);
  EXPECT_EQ(cut.items[0].title, "one");
}

TEST(ParseFeed, ChoosesTheRightLink) {
  EXPECT_EQ(read(rss("<guid>http://e.org/g</guid>")).items[0].url, "http://e.org/g");
  EXPECT_EQ(read(rss("<guid isPermaLink='false'>http://e.org/g</guid>")).items[0].url, "");
  EXPECT_EQ(read(rss("<guid>http://e.org/g</guid><link>http://e.org/l</link>")).items[0].url, "http://e.org/l");
  EXPECT_EQ(
      read(rss("<link>http://e.org/l</link><feedburner:origLink>http://e.org/o</feedburner:origLink>")).items[0].url,
      "http://e.org/o");
  const model::Feed atom = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='http://e.org/self'/><link rel='hub' "
      "href='http://h.org/'/>"
      "<link href='http://e.org/'/><entry xml:base='http://e.org/x/'><link rel='enclosure' href='a.mp3' length='5' "
      "type='audio/mpeg'/>"
      "<link rel='alternate' href='y'/><link rel='replies' href='z'/></entry></feed>");
  EXPECT_EQ(atom.url, "http://e.org/");
  EXPECT_EQ(atom.self, "http://e.org/self");
  EXPECT_EQ(atom.hub, "http://h.org/");
  EXPECT_EQ(atom.items[0].url, "http://e.org/x/y");
  ASSERT_EQ(atom.items[0].enclosures.size(), 1u);
  EXPECT_EQ(atom.items[0].enclosures[0].length, 5u);
}

TEST(ParseFeed, NamesAuthorsWithoutTheirAddress) {
  const std::pair<const char*, const char*> cases[] = {{"noreply@blogger.com (Jo Doe)", "Jo Doe"},
                                                       {"Jo Doe &lt;jo@e.org&gt;", "Jo Doe"},
                                                       {"jo@e.org Jo Doe", "Jo Doe"},
                                                       {"jo@e.org", "jo@e.org"},
                                                       {"Jo (the) Doe", "Jo (the) Doe"}};
  for (const auto& [written, name] : cases) {
    const model::Feed feed = read(rss("<author>" + std::string(written) + "</author>"));
    ASSERT_EQ(feed.items[0].authors.size(), 1u) << written;
    EXPECT_EQ(feed.items[0].authors[0], name);
  }
  EXPECT_TRUE(read(rss("<author>no-reply@e.org</author>")).items[0].authors.empty());
}

TEST(ParseFeed, MakesTitlesTextAndContentHarmless) {
  FeedContext context;
  context.url = "https://e.org/f/feed";
  const model::FeedItem item = read(rss("<title>A &amp;amp; &lt;b&gt;B&lt;/b&gt; 1 &lt; 2</title><description>&lt;p "
                                        "onclick=x&gt;&lt;a href=../y&gt;z&lt;/a&gt;"
                                        "&lt;script&gt;alert(1)&lt;/script&gt;</description>"),
                                    context)
                                   .items[0];
  EXPECT_EQ(item.title, "A & B 1 < 2");
  EXPECT_EQ(item.summary_html, "<p><a href=\"https://e.org/y\">z</a></p>");
  EXPECT_EQ(read(rss("<link>javascript:alert(1)</link>"), context).items[0].url, "");
}

TEST(ParseFeed, ReadsDatesInOtherLanguages) {
  for (const char* text :
       {"Di, 18 Juni 2024 21:40:00 GMT", "mar. 18 juin 2024 21:40:00 +0000", "Вт, 18 июня 2024 21:40:00 GMT",
        "2024년 06월 18일  21:40:00", "martes, 18 de junio de 2024 21:40:00",
        "terça-feira, 18 de junho de 2024 21:40:00", "Τρι, 18 Ιουν 2024 21:40:00 GMT", "2024-06-18 오후 9:40:00"}) {
    const model::FeedItem item = read(rss("<pubDate>" + std::string(text) + "</pubDate>")).items[0];
    ASSERT_TRUE(item.published) << text;
    EXPECT_EQ(base::format_utc(item.published->at), "2024-06-18T21:40:00Z") << text;
  }
  const model::FeedItem unknown = read(rss("<pubDate>yesterday</pubDate>")).items[0];
  EXPECT_FALSE(unknown.published);
  EXPECT_EQ(unknown.published_raw, "yesterday");
}

TEST(ParseFeed, ReadsEveryEncodingAServerSends) {
  FeedContext header;
  header.content_type = "text/xml; charset=koi8-r";
  EXPECT_EQ(read(rss("<title>\xD0\xD2</title>"), header).items[0].title, "пр");
  EXPECT_EQ(read("<?xml version='1.0' encoding='windows-1251'?>" + rss("<title>\xEF\xF0</title>")).items[0].title,
            "пр");
  EXPECT_EQ(read(rss("<title>caf\xE9</title>")).items[0].title, "café");
  EXPECT_EQ(read(rss("<title>caf\xC3\xA9</title>"), header).items[0].title, "café")
      << "UTF-8 proves itself against HTTP's word";
  const std::string wide = rss("<title>x</title>");
  std::string utf16 = "\xFF\xFE";
  for (const char c : wide) utf16 += c, utf16 += '\0';
  EXPECT_EQ(read(utf16).items[0].title, "x");
}

TEST(ParseFeed, MendsWhatWasEncodedTwice) {
  EXPECT_EQ(read(rss("<title>Caf\xC3\x83\xC2\xA9 \xC3\xA2\xE2\x82\xAC\xC2\xA6</title>")).items[0].title, "Café …");
  EXPECT_EQ(read(rss("<description>&amp;acirc;&amp;#128;&amp;brvbar;</description>")).items[0].summary_html, "…");
  EXPECT_EQ(read(rss("<title>Ã © et café</title>")).items[0].title, "Ã © et café") << "not all of it would be UTF-8";
  EXPECT_EQ(read(rss("<title>Ã© пр</title>")).items[0].title, "Ã© пр") << "nobody wrote that in windows-1252";
}

TEST(ParseFeed, LeavesWhatItMendsClean) {
  const std::string mojibake =
      "a\xC3\x82\xC2\xA0"
      "b \xC3\x83\xC2\xA9\xC3\x82\xC2\xA0";  // "a b é " with no-break spaces
  EXPECT_EQ(read(rss("<description>" + mojibake + "</description>")).items[0].summary_html, "a&nbsp;b é&nbsp;");
  EXPECT_EQ(read(rss("<description>&lt;p&gt;" + mojibake + "&lt;/p&gt;</description>")).items[0].summary_html,
            "<p>a&nbsp;b é&nbsp;</p>");
  EXPECT_EQ(read(rss("<title>" + mojibake + "</title>")).items[0].title, "a\u00A0b é");
}

TEST(ParseFeed, SaysWhatItMended) {
  EXPECT_TRUE(read(rss("<title>café</title>")).warnings.empty());
  const model::Feed feed = read(rss("<title>Caf\xC3\x83\xC2\xA9</title>"));
  ASSERT_EQ(feed.warnings.size(), 1u);
  EXPECT_EQ(feed.warnings[0], "a text was encoded twice");
}

TEST(ParseFeed, LosesNoTextOfAnItemWithTwo) {
  const model::FeedItem item = read(rss("<summary>short</summary><description>long</description>")).items[0];
  EXPECT_EQ(item.summary_html, "short");
  EXPECT_EQ(item.content_html, "long");
  const model::FeedItem whole =
      read(rss("<description>a</description><summary>b</summary><content:encoded>c</content:encoded>")).items[0];
  EXPECT_EQ(whole.summary_html, "a");
  EXPECT_EQ(whole.content_html, "c");
  EXPECT_EQ(read(rss("<description>a</description><summary>a</summary>")).items[0].content_html, "");
}

TEST(ParseFeed, ReadsTextInBase64AndMadeUpTags) {
  const model::FeedItem item =
      read(
          "<feed xmlns='http://www.w3.org/2005/Atom'><entry><summary type='application/octet-stream'>"
          "RXhhbXBsZSA8Yj5BdG9tPC9iPg==</summary></entry></feed>")
          .items[0];
  EXPECT_EQ(item.summary_html, "Example <b>Atom</b>");
  const model::FeedItem tagged = read(rss("<tags>one, two</tags>")).items[0];
  ASSERT_EQ(tagged.categories.size(), 2u);
  EXPECT_EQ(tagged.categories[1].term, "two");
}

TEST(ParseFeed, IsTheSameInPieces) {
  std::string items;
  for (int i = 0; i < 300; ++i)
    items += "<item><title>T&#228;tigkeit &amp; " + std::to_string(i) + "</title><link>http://e.org/" +
             std::to_string(i) + "</link><description><![CDATA[<p>é " + std::string(static_cast<std::size_t>(i), 'x') +
             "]]></description></item>\r\n";
  const std::string bytes = "<rss version='2.0'><channel>" + items + "</channel></rss>";
  const model::Feed whole = read(bytes);
  ASSERT_EQ(whole.items.size(), 300u);
  for (const std::size_t step : {1u, 7u, 4096u}) {
    std::string_view rest = bytes;
    std::size_t at = 0;
    const auto feed = read_feed(
        [&](char* to, std::size_t room) {
          const std::size_t count = rest.copy(to, std::min(step, room));
          rest.remove_prefix(count);
          return count;
        },
        {},
        [&](model::FeedItem&& item) {
          EXPECT_EQ(item.title, whole.items[at].title);
          EXPECT_EQ(item.summary_html, whole.items[at].summary_html);
          return ++at < 200;
        });
    EXPECT_TRUE(feed);
    EXPECT_EQ(at, 200u) << "the sink wanted no more";
  }
}

TEST(ParseFeed, ExpandsNothing) {
  const model::Feed feed = read(
      "<!DOCTYPE rss [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY id "
      "'tag:e.org'>]>" +
      rss("<guid>&id;</guid><title>&b;&x;</title>"));
  EXPECT_EQ(feed.items[0].id, "tag:e.org");
  EXPECT_EQ(feed.items[0].title, "&b;&x;");
}

TEST(ParseFeed, StopsAtItsLimits) {
  FeedContext context;
  context.limits.items_max = 2;
  const model::Feed feed =
      read("<rss version='2.0'><channel>" + std::string("<item/><item/><item/>") + "</channel></rss>", context);
  EXPECT_EQ(feed.items.size(), 2u);
  EXPECT_FALSE(feed.warnings.empty());
  const model::FeedItem item = read(rss("<title>" + std::string(100'000, 'x') + "</title>")).items[0];
  EXPECT_LE(item.title.size(), 4096u);
}

}  // namespace
}  // namespace courant::feed
