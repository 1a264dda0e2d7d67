// Feeds with faults, as they are met: read as far as they go, and told.
#include "feed/test_feed.h"

namespace courant::feed {
namespace {

struct Broken {
  const char* what;
  std::string bytes;
};

// In each the item "one" at http://e.org/1 can be read, and there is something to warn of.
TEST(BrokenFeeds, AreReadWithAWarning) {
  const std::string good = "<item><title>one</title><link>http://e.org/1</link></item>";
  const std::string head = "<rss version='2.0'><channel><title>T</title>", foot = "</channel></rss>";
  const Broken cases[] = {
      {"cut off", head + good + "<item><title>tw"},
      {"no end tags", head + "<item><title>one<link>http://e.org/1"},
      {"crossed tags", head + "<item><title><b>one</title></b><link>http://e.org/1</link></item>" + foot},
      {"end tags that nothing started", head + "</item></p>" + good + "</div>" + foot},
      {"a bare ampersand", head + good + "<item><title>a & b</title></item>" + foot},
      {"an entity nobody knows", head + good + "<item><title>&bogus;</title></item>" + foot},
      {"a bare less-than", head + good + "<item><title>1 < 2</title></item>" + foot},
      {"no quotes", "<rss version=2.0><channel>" + good + foot},
      {"an attribute without a value", "<rss version='2.0' new><channel>" + good + foot},
      {"a comment without an end", head + good + "<!-- here"},
      {"CDATA without an end", head + good + "<item><title><![CDATA[two"},
      {"end tags in another case", head + "<item><title>one</TITLE><link>http://e.org/1</link></Item>" + foot},
      {"PHP's word first",
       "<br />\n<b>Warning</b>: in <b>/x.php</b><br />\n<?xml version='1.0'?>" + head + good + foot},
      {"a note first", "Notice: x\n" + head + good + foot},
      {"ill-formed UTF-8", head + good + "<item><title>\xC3\xA9 \xC3</title></item>" + foot},
      {"an unknown encoding", "<?xml version='1.0' encoding='klingon'?>" + head + good + foot},
      {"a title that is far too long",
       head + good + "<item><title>" + std::string(1'000'000, 'x') + "</title></item>" + foot},
  };
  for (const Broken& broken : cases) {
    const model::Feed feed = read(broken.bytes);
    ASSERT_FALSE(feed.items.empty()) << broken.what;
    EXPECT_EQ(feed.items[0].title, "one") << broken.what;
    EXPECT_EQ(feed.items[0].url, "http://e.org/1") << broken.what;
    EXPECT_FALSE(feed.warnings.empty()) << broken.what;
  }
}

// Odd, but nothing to warn of.
TEST(BrokenFeeds, OrNot) {
  const std::string good = "<item><title>one</title><link>http://e.org/1</link></item>";
  for (const std::string& bytes : {
           "\xEF\xBB\xBF \n<?xml version='1.0'?><rss version='2.0'><channel>" + good + "</channel></rss>",
           "<!DOCTYPE rss SYSTEM 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>" +
               good + "</channel></rss>",
           "<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><!-- <html> --><rss version='2.0'><channel>" + good +
               "</channel></rss>",
           "<rss version='2.0'><channel>" + good + "</channel></rss>\n<!-- cached -->\n",
       }) {
    const model::Feed feed = read(bytes);
    ASSERT_EQ(feed.items.size(), 1u) << bytes;
    EXPECT_EQ(feed.items[0].title, "one") << bytes;
    EXPECT_EQ(feed.warnings, std::vector<std::string>{}) << bytes;
  }
  const model::Feed none = read("<rss version='2.0'><channel><title>T</title></channel></rss>");
  EXPECT_EQ(none.title, "T");
  EXPECT_TRUE(none.items.empty() && none.warnings.empty()) << "a feed may be without items";
}

TEST(BrokenFeeds, APageIsNoneAndNamesItsFeeds) {
  const auto message = [](std::string_view bytes) {
    const auto feed = parse_feed(bytes, fetched_from("https://site.example/news/"));
    return feed ? std::string("a feed") : feed.error().message;
  };
  EXPECT_EQ(message("<!DOCTYPE html><html><head><title>x</title><base href='/b/'>"
                    "<link rel='alternate' type='application/rss+xml' href='rss'><link rel='alternate' "
                    "type='application/atom+xml' href='//far.example/atom'><link rel='alternate' "
                    "type='application/feed+json' href='/j'>"),
            "an HTML page, not a feed; it links to https://site.example/b/rss, https://far.example/atom, "
            "https://site.example/j");
  EXPECT_EQ(message("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'>"
                    "<html xmlns='http://www.w3.org/1999/xhtml'><body>no feed here</body></html>"),
            "an HTML page, not a feed, and it links to none");
  EXPECT_EQ(message("<!-- x -->\n<div>An error <a href='/feed/'>feed</a></div>"),
            "an HTML page, not a feed; it links to https://site.example/feed/");
  EXPECT_EQ(message("<p>How a feed looks: &lt;rss&gt;<pre>&lt;rss&gt;</pre>"),
            "an HTML page, not a feed, and it links to none");
}

// What has been read when an item comes out lies at most a window behind it, however long the feed is.
TEST(Streaming, HandsOutAnItemBeforeItReadsOn) {
  const std::string item = "<item><title>t</title><description>" + std::string(2000, 'x') + "</description></item>";
  const std::size_t items_all = 5000;
  std::string start = "<rss version='2.0'><channel>";
  std::size_t given = 0, items = 0;
  const auto feed = read_feed(
      [&](char* to, std::size_t room) {
        std::size_t count = 0;
        for (; count < room && given < start.size() + item.size() * items_all; ++count, ++given)
          to[count] = given < start.size() ? start[given] : item[(given - start.size()) % item.size()];
        return count;
      },
      {},
      [&](model::FeedItem&&) {
        ++items;
        EXPECT_LE(given, start.size() + items * item.size() + 2 * (64u << 10)) << items;
        return true;
      });
  EXPECT_TRUE(feed);
  EXPECT_EQ(items, items_all);
}

}  // namespace
}  // namespace courant::feed
