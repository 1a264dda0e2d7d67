// Titles, dates, links and names, as feeds write them.
#include "base/time.h"
#include "feed/test_feed.h"

namespace courant::feed {
namespace {

TEST(Titles, AreTextWithTheirReferencesDecoded) {
  const std::pair<const char*, const char*> cases[] = {
      {"Don&#8217;t &#x2014; caf&eacute;", "Don’t — café"},
      {"x&lang;y&rang; &times; 2", "x\u2329y\u232A × 2"},
      {"&#146;quoted&#147;", "’quoted“"},                 // windows-1252's numbers
      {"AT&amp;amp;T", "AT&T"},                           // HTML's reference within XML's
      {"<![CDATA[AT&amp;T <b>wins</b>]]>", "AT&T wins"},  //
      {"<![CDATA[one]]> two <![CDATA[three]]>", "one two three"},
      {"R&D, AT&T", "R&D, AT&T"},                         // no reference at all
      {"1 &lt; 2 &amp;lt;3", "1 < 2 <3"},                 //
      {"a<br/>b\n\t c&#160;", "a b c"},                   //
      {"&lt;script&gt;x()&lt;/script&gt;News", "News"},   //
      {"&amp;lt;b&amp;gt;Big&amp;lt;/b&amp;gt;", "Big"},  // escaped once too often
      {"&amp;lt;table&amp;gt; or &amp;lt;div&amp;gt;", "<table> or <div>"},
      {"&bogus; &#xFFFFFFF; &#0;", "&bogus; \uFFFD \uFFFD"},
      {"😀 &#128512;", "😀 😀"},
  };
  for (const auto& [written, text] : cases)
    EXPECT_EQ(read_item("<title>" + std::string(written) + "</title>").title, text) << written;
}

TEST(Titles, OfAtomGoByTheirType) {
  const auto title = [](std::string_view element) {
    return read("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + std::string(element) + "</entry></feed>")
        .items[0]
        .title;
  };
  EXPECT_EQ(title("<title>the &lt;b&gt; tag</title>"), "the <b> tag");
  EXPECT_EQ(title("<title type='text'>the &lt;b&gt; tag</title>"), "the <b> tag");
  EXPECT_EQ(title("<title type='html'>&lt;b&gt;bold&lt;/b&gt; &amp;amp;</title>"), "bold &");
  EXPECT_EQ(title("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><b>bold</b> &lt;</div></title>"),
            "bold <");
}

TEST(Dates, KeepTheirZone) {
  const std::pair<const char*, const char*> cases[] = {
      {"Tue, 18 Jun 2024 21:40:00 GMT", "2024-06-18T21:40:00Z"},
      {"Tue, 18 Jun 2024 21:40:00 +0200", "2024-06-18T21:40:00+02:00"},
      {"Tue, 18 Jun 2024 21:40 -0330", "2024-06-18T21:40:00-03:30"},
      {"18 Jun 24 21:40:00 EST", "2024-06-18T21:40:00-05:00"},
      {"Tue, 18 Jun 2024 21:40:00 PDT", "2024-06-18T21:40:00-07:00"},
      {"Tue, 18 Jun 2024 21:40:00 CEST", "2024-06-18T21:40:00+02:00"},
      {"Fri, 18 Jun 2024 21:40:00 GMT", "2024-06-18T21:40:00Z"},  // a weekday it was not
      {"Tuesday, June 18, 2024 9:40 PM", "2024-06-18T21:40:00Z"},
      {"2024-06-18T21:40:00.5+02:00", "2024-06-18T21:40:00+02:00"},
      {"2024-06-18t21:40:00z", "2024-06-18T21:40:00Z"},
      {"2024-06-18 21:40:00 +0200", "2024-06-18T21:40:00+02:00"},
      {"2024-06-18", "2024-06-18"},
      {"2024-06", "2024-06"},
  };
  for (const auto& [written, kept] : cases) {
    const model::FeedItem item = read_item("<pubDate>" + std::string(written) + "</pubDate>");
    ASSERT_TRUE(item.published) << written;
    EXPECT_EQ(base::format_moment(*item.published), kept) << written;
    EXPECT_EQ(item.published_raw, written);
  }
}

TEST(Dates, AreOfWhatTheyName) {
  const model::FeedItem item =
      read(
          "<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>2024-06-19T00:00:00Z</updated>"
          "<published>2024-06-18T00:00:00Z</published></entry></feed>")
          .items[0];
  ASSERT_TRUE(item.published && item.updated);
  EXPECT_EQ(base::format_utc(item.published->at), "2024-06-18T00:00:00Z");
  EXPECT_EQ(base::format_utc(item.updated->at), "2024-06-19T00:00:00Z");
  const model::Feed feed = read(
      "<rss version='2.0'><channel><pubDate>Tue, 18 Jun 2024 00:00:00 GMT</pubDate>"
      "<lastBuildDate>Wed, 19 Jun 2024 00:00:00 GMT</lastBuildDate></channel></rss>");
  ASSERT_TRUE(feed.updated);
  EXPECT_EQ(base::format_utc(feed.updated->at), "2024-06-19T00:00:00Z");
  EXPECT_FALSE(read_item("<updated>soon</updated>").updated);
}

TEST(Links, OfRssAreChosenRight) {
  const std::pair<const char*, const char*> cases[] = {
      {"<enclosure url='http://e.org/a.mp3'/>", ""},  // a sound is no page
      {"<guid>http://e.org/g</guid><enclosure url='http://e.org/a.mp3'/>", "http://e.org/g"},
      {"<guid>tag:e.org,2024:1</guid>", ""},
      {"<guid isPermaLink='FALSE'>http://e.org/g</guid>", ""},
      {"<guid isPermaLink='true'>http://e.org/g</guid><link/>", "http://e.org/g"},
      {"<link>http://e.org/l</link><atom:link rel='self' href='http://e.org/self'/>", "http://e.org/l"},
      {"<atom:link rel='alternate' href='http://e.org/a'/>", "http://e.org/a"},
      {"<atom:link rel='replies' href='http://e.org/r'/><comments>http://e.org/c</comments>", ""},
      {"<link><![CDATA[ http://e.org/l?a=1&b=2\n]]></link>", "http://e.org/l?a=1&b=2"},
      {"<link>http://e.org/l?a=1&b=2</link>", "http://e.org/l?a=1&b=2"},
      {"<link href='http://e.org/l'/>", "http://e.org/l"},
      {"<link>../up</link>", "https://site.example/up"},
      {"<link>//cdn.example/x</link>", "https://cdn.example/x"},
      {"<link>javascript:alert(1)</link><guid>http://e.org/g</guid>", "http://e.org/g"},
      {"<image><link>http://e.org/i</link></image><link>http://e.org/l</link>", "http://e.org/l"},
      {"<source url='http://e.org/other'>Other</source>", ""},
  };
  for (const auto& [within, url] : cases)
    EXPECT_EQ(read_item(within, fetched_from("https://site.example/news/feed")).url, url) << within;
}

TEST(Links, OfAtomAreChosenRight) {
  const auto url = [](std::string_view links) {
    return read("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + std::string(links) + "</entry></feed>")
        .items[0]
        .url;
  };
  EXPECT_EQ(url("<link rel='alternate' type='application/json' href='http://e.org/j'/><link rel='alternate' "
                "type='text/html' href='http://e.org/h'/>"),
            "http://e.org/h");
  EXPECT_EQ(url("<link rel='self' href='http://e.org/s'/><link rel='edit' href='http://e.org/e'/>"), "");
  EXPECT_EQ(url("<link rel='related' href='http://e.org/r'/><link rel='ALTERNATE' href='http://e.org/a'/>"),
            "http://e.org/a");
  EXPECT_EQ(url("<link href='http://e.org/first'/><link href='http://e.org/second'/>"), "http://e.org/first");
}

TEST(Links, AreRelativeToTheFeedsOwnAddressWhereNoneIsTold) {
  EXPECT_EQ(read("<rss version='2.0'><channel><link>https://site.example/</link><item><link>/1</link>"
                 "<description>&lt;img src='p.png'&gt;</description></item></channel></rss>")
                .items[0]
                .url,
            "https://site.example/1");
  EXPECT_EQ(read("<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://site.example/'/><link rel='self' "
                 "href='https://site.example/a/feed'/><entry><link href='1'/></entry></feed>")
                .items[0]
                .url,
            "https://site.example/a/1");
  EXPECT_EQ(read(R"({"version":"https://jsonfeed.org/version/1","home_page_url":"https://site.example/",
                     "items":[{"id":"1","url":"/1"}]})")
                .items[0]
                .url,
            "https://site.example/1");
}

TEST(Enclosures, StandApart) {
  const model::FeedItem item = read_item(
      "<link>http://e.org/l</link><enclosure url='http://e.org/a.mp3' type='audio/mpeg' length='100'/><enclosure "
      "url='http://e.org/b.jpg' type='image/jpeg' length='many'/><enclosure url='http://e.org/a.mp3'/>");
  EXPECT_EQ(item.url, "http://e.org/l");
  ASSERT_EQ(item.enclosures.size(), 2u);
  EXPECT_EQ(item.enclosures[0].type, "audio/mpeg");
  EXPECT_EQ(item.enclosures[0].length, 100u);
  EXPECT_FALSE(item.enclosures[1].length);
  EXPECT_EQ(item.image, "http://e.org/b.jpg");
}

TEST(Authors, OfEveryFormat) {
  const std::vector<std::string> both{"Ann", "Ben"};
  EXPECT_EQ(read("<feed xmlns='http://www.w3.org/2005/Atom'><author><name>F</name></author><entry><author><name>Ann"
                 "</name><email>a@e.org</email></author><author><name>Ben</name></author></entry></feed>")
                .items[0]
                .authors,
            both);
  EXPECT_EQ(read("<rss version='2.0'><channel><managingEditor>jo@e.org (Jo Doe)</managingEditor><webMaster>web@e.org"
                 "</webMaster></channel></rss>")
                .authors,
            std::vector<std::string>{"Jo Doe"});
  EXPECT_EQ(read_item("<author>noreply@e.org (Ann)</author><author>Ben</author>").authors, both);
  EXPECT_EQ(read_item("<author>noreply@e.org (Ann)</author><dc:creator>Other</dc:creator>").authors,
            std::vector<std::string>{"Ann"});
  for (const char* nobody : {"noreply@e.org", "no-reply@e.org ()", "&lt;no_reply@e.org&gt;", "donotreply@e.org"})
    EXPECT_EQ(read_item("<author>" + std::string(nobody) + "</author>").authors, std::vector<std::string>{}) << nobody;
}

TEST(Html, IsSanitisedEverywhereALinkIsAbsolute) {
  const std::string hostile = "&lt;a href='/x' onclick='y()'&gt;z&lt;/a&gt;&lt;script&gt;q()&lt;/script&gt;";
  const std::string harmless = "<a href=\"https://site.example/x\">z</a>";
  const FeedContext context = fetched_from("https://site.example/feed");
  const model::Feed feed =
      read("<rss version='2.0'><channel><description>" + hostile + "</description><item><description>" + hostile +
               "</description><content:encoded>" + hostile + "</content:encoded></item></channel></rss>",
           context);
  EXPECT_EQ(feed.subtitle, harmless);
  EXPECT_EQ(feed.items[0].summary_html, harmless);
  EXPECT_EQ(feed.items[0].content_html, harmless);
  EXPECT_EQ(read("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"content_html\":\"<a href='/x' "
                 "onclick='y()'>z</a><script>q()</script>\"}]}",
                 context)
                .items[0]
                .content_html,
            harmless);
  EXPECT_EQ(
      read_item("<description>&amp;lt;p&amp;gt;Hello &amp;amp;amp; you&amp;lt;/p&amp;gt;</description>").summary_html,
      "<p>Hello &amp; you</p>");
  EXPECT_EQ(read_item("<description>&amp;lt;script&amp;gt;q()&amp;lt;/script&amp;gt;</description>").summary_html, "");
}

}  // namespace
}  // namespace courant::feed
