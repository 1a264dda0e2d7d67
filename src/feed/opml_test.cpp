#include "feed/opml.h"

#include <gtest/gtest.h>

namespace courant::feed {
namespace {

TEST(Opml, ReadsFoldersAndFeeds) {
  const auto feeds = parse_opml(R"(<?xml version="1.0"?><opml version="1.1"><body>
    <outline text="World &amp; more"><outline text="Europe">
      <outline type="rss" text="Harbour Post" xmlUrl="https://post.example/feed?a=1&amp;b=2" htmlUrl="https://post.example/"/>
    </outline></outline>
    <outline title="Alone" xmlUrl="https://alone.example/feed"></outline>
    <outline text="Twice" xmlUrl="https://alone.example/feed"/>
    <outline text="Empty folder"/>
  </body></opml>)")
                         .value();
  ASSERT_EQ(feeds.size(), 2u);
  EXPECT_EQ(feeds[0].url, "https://post.example/feed?a=1&b=2");
  EXPECT_EQ(feeds[0].folder, "World & more / Europe");
  EXPECT_EQ(feeds[0].site_url, "https://post.example/");
  EXPECT_EQ(feeds[1].title, "Alone");
  EXPECT_EQ(feeds[1].folder, "");
}

TEST(Opml, ReadsEveryVersionAsItIsFound) {
  const std::string list =
      "<head><title>x</title></head><body><outline text='Caf\xC3\xA9'><outline text='A' title='Title' type='rss' "
      "xmlURL='https://a.example/feed'/></outline></body></opml>";
  for (const char* start : {"<opml version='1.0'>", "<opml version='1.1'>", "<opml version='2.0'>", "<opml>",
                            "<?xml version='1.0' encoding='utf-8'?>\n<!-- made by x -->\n<OPML version='2.0'>",
                            "\xEF\xBB\xBF<?xml version='1.0'?><opml version='2.0'>"}) {
    const auto feeds = parse_opml(start + list);
    ASSERT_TRUE(feeds) << start;
    ASSERT_EQ(feeds->size(), 1u) << start;
    EXPECT_EQ(feeds->front().url, "https://a.example/feed");
    EXPECT_EQ(feeds->front().title, "A");
    EXPECT_EQ(feeds->front().folder, "Café");
  }
  const auto latin = parse_opml(
      "<?xml version='1.0' encoding='iso-8859-1'?><opml version='1.0'><body><outline text='Caf\xE9' "
      "xmlUrl='https://a.example/feed'/></body></opml>");
  EXPECT_EQ(latin.value().front().title, "Café");
  const auto cut = parse_opml(
      "<opml><body><outline text='A & B' xmlUrl='https://a.example/?x&y'><outline text='C' "
      "xmlUrl='https://c.example/'/><outl");
  ASSERT_TRUE(cut);
  ASSERT_EQ(cut->size(), 2u) << "ill-formed ones too, as far as they go";
  EXPECT_EQ(cut->front().title, "A & B");
  EXPECT_EQ(cut->front().url, "https://a.example/?x&y");
}

TEST(Opml, ComesBackAsItWasWritten) {
  const std::vector<ListedFeed> feeds{{"https://a.example/\"<&>'", "A \"quoted\" <title>", "https://a.example/", ""},
                                      {"https://b.example/feed", "B", "", "World"},
                                      {"https://c.example/feed", "C", "", "Sport"},
                                      {"https://d.example/feed", "D", "", "World"}};
  const auto back = parse_opml(write_opml(feeds)).value();
  ASSERT_EQ(back.size(), 4u);
  EXPECT_EQ(back[0].url, feeds[0].url);
  EXPECT_EQ(back[0].title, feeds[0].title);
  EXPECT_EQ(back[1].url, feeds[1].url);
  EXPECT_EQ(back[2].url, feeds[3].url) << "folders stand together";
  EXPECT_EQ(back[2].folder, "World");
}

TEST(Opml, RefusesWhatIsNone) {
  for (const char* bytes : {"", "x", "<rss/>", "<html><body><outline xmlUrl='x'/></body></html>", "{}"})
    EXPECT_FALSE(parse_opml(bytes)) << bytes;
}

TEST(Opml, TakesAListWholeOrNotAtAll) {
  const auto list = [](int count) {
    std::string bytes = "<opml><body>";
    for (int i = 0; i < count; ++i) bytes += "<outline xmlUrl='https://a.example/" + std::to_string(i) + "'/>";
    return parse_opml(bytes);
  };
  EXPECT_EQ(list(50'000)->size(), 50'000u);
  ASSERT_FALSE(list(50'001));
  EXPECT_EQ(list(50'001).error().kind, base::ErrorKind::limit);
}

}  // namespace
}  // namespace courant::feed
