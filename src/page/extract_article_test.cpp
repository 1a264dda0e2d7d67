#include "page/extract_article.h"

#include <gtest/gtest.h>

namespace courant::page {
namespace {

constexpr std::string_view simple_page =
    R"(<!doctype html><html lang="en-GB"><head><title>Ferry runs aground off Kelm | Harbour Post</title>
<meta property="og:title" content="Ferry runs aground off Kelm"><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2026-06-16T21:40:00+02:00"><meta name="author" content="By Ann Lee"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Ferry runs aground off Kelm</h1><p class="byline">By Ann Lee</p>
<p>A car ferry with 214 people on board ran aground off the Kelm skerries on Tuesday evening, the coast guard said, and all passengers were taken off by nightfall.</p>
<p><a href="/x">Read more: how the harbour was built</a></p>
<p>The captain, Jon Aske, told the Harbour Post that the steering had failed twelve minutes before the ship touched the ground, in calm seas and good light.</p>
<p>An inquiry by the Maritime Board is to begin on Thursday, and the ferry line has cancelled its crossings until the end of the week.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/1">One thing that happened</a></li><li><a href="/2">Another thing that happened</a></li></ul></aside>
<footer><p>Copyright Harbour Post. All rights reserved.</p></footer></body></html>)";

TEST(ExtractArticle, ReadsASimplePage) {
  const auto read = extract_article({simple_page, "https://harbourpost.example/ferry", "text/html; charset=utf-8"});
  ASSERT_TRUE(read) << read.error().message;
  const model::Article& article = read->article;
  EXPECT_EQ(article.title, "Ferry runs aground off Kelm");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Ann Lee"});
  ASSERT_TRUE(article.published);
  EXPECT_EQ(base::format_moment(*article.published), "2026-06-16T21:40:00+02:00");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.site_name, "Harbour Post");
  EXPECT_NE(article.text.find("A car ferry with 214 people"), std::string::npos);
  EXPECT_NE(article.text.find("end of the week."), std::string::npos);
  for (const char* furniture : {"Read more", "Most read", "rights reserved", "Sport"})
    EXPECT_EQ(article.text.find(furniture), std::string::npos) << furniture;
  for (const model::Span span : read->paragraph_spans) EXPECT_FALSE(span.of(article.text).empty());
}

TEST(ExtractArticle, MendsWhatWasEncodedTwice) {
  std::string page(simple_page);
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = page.find(from, at)) != std::string::npos; at += to.size())
      page.replace(at, from.size(), to);
  };
  replace("Ann Lee", "AndrÃ© Lee");
  replace("Kelm", "KÃ¶lm");
  replace("The captain", "Itâ\u0080\u0099s late, the captain");
  const auto read = extract_article({page, "https://harbourpost.example/ferry", "text/html; charset=utf-8"});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->article.title, "Ferry runs aground off Kölm");
  EXPECT_EQ(read->article.byline, std::vector<std::string>{"André Lee"});
  EXPECT_NE(read->article.text.find("off the Kölm skerries"), std::string::npos);
  EXPECT_NE(read->article.text.find("It’s late"), std::string::npos);
}

// A page of tables: the sidebar runs into the report, and only its headline says where that begins.
constexpr std::string_view table_page =
    R"(<html><head><title>The Kelm Post - Old bridge to close for a month</title></head><body><table><tr>
<td>In the Post<br><a href="/n">News</a><br><a href="/s">Sport</a><br><br>High water at Kelm 9.31 and at Aske 9.50<br><br>
<a href="/1">Harbour master retires after thirty years</a><br><br><a href="/2">Choir sings in the rain</a><br><br></td>
<td><b>Old bridge to close for a month</b><br>By Ann Lee<br>Tuesday, 16 June 2026, 10:40<br><br>
The old bridge at Kelm will be closed to all traffic from Monday for a month, the county council said on Tuesday.<br><br>
<a href="/3">Ferry runs aground off the skerries</a><br><br>
Its bearings, which were put in when the bridge was built in 1908, have stuck nine times since the spring, once for a day.<br><br>
Drivers will have to go round by the quarry road, which adds four kilometres to the way into town.<br><br>
<a href="/">Back to the front page</a></td></tr></table></body></html>)";

TEST(ExtractArticle, BeginsAtTheHeadline) {
  const auto read = extract_article({table_page, "http://192.0.2.7/story/bridge/", "text/html"});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->article.title, "Old bridge to close for a month");
  EXPECT_TRUE(read->article.text.starts_with("The old bridge at Kelm")) << read->article.text;
  EXPECT_TRUE(read->article.text.ends_with("the way into town.")) << read->article.text;
  EXPECT_EQ(read->article.text.find("Ferry runs aground"), std::string::npos) << "a link alone between paragraphs";
}

TEST(ExtractArticle, LeavesCommentsAndCaptionsOut) {
  const auto read =
      extract_article({R"(<html><body><div class="post"><h1>Old bridge to close for a month</h1><div class="text">
<p>The old bridge at Kelm will be closed to all traffic from Monday for a month, the county council said on Tuesday.</p>
<p class="imageCaption">The bridge before its opening in 1908, seen from the harbour wall with the fishing fleet behind it.</p>
<p>Its bearings, which were put in when the bridge was built in 1908, have stuck nine times since the spring, once for a day.</p>
<p>Drivers will have to go round by the quarry road, which adds four kilometres to the way into town.</p></div></div>
<section class="comments"><ol><li><cite>Old Haddock</cite><p>I crossed that bridge every day for thirty years, and it never stuck once while my uncle had the oil can.</p></li>
<li><cite>P. Lamb</cite><p>We will have to go round by the quarry, then, as we did in the year of the flood.</p></li></ol></section></body></html>)",
                       "", "text/html"});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(read->article.text.starts_with("The old bridge at Kelm")) << read->article.text;
  EXPECT_TRUE(read->article.text.ends_with("the way into town.")) << read->article.text;
  EXPECT_EQ(read->article.text.find("before its opening"), std::string::npos) << read->article.text;
}

TEST(ExtractArticle, InfersAZoneFromThePagesOwnTimeAlone) {
  constexpr std::string_view page = R"(<html><body><main><h1>Old bridge to close for a month</h1>
<time itemprop="datePublished" datetime="2026-06-16T20:50:00Z">Tuesday, 16 June 2026 at %s</time>
<p>The old bridge at Kelm will be closed to all traffic from Monday for a month, the county council said on Tuesday.</p>
<p>Drivers will have to go round by the quarry road, which adds four kilometres to the way into town, it said.</p></main>
<ul><li><a href="/1">Choir sings in the rain</a> <time datetime="2026-06-16T11:20:00Z">16 June 2026</time></li></ul></body></html>)";
  const auto published = [&](std::string_view shown) {
    std::string bytes(page);
    bytes.replace(bytes.find("%s"), 2, shown);
    const auto read = extract_article({bytes, "", "text/html"});
    return read && read->article.published ? base::format_moment(*read->article.published) : "none";
  };
  EXPECT_EQ(published("20:50"), "2026-06-16T20:50:00Z");
  EXPECT_EQ(published("22:50"), "2026-06-16T22:50:00+02:00");
}

TEST(ExtractArticle, SaysWhatItCannotRead) {
  EXPECT_EQ(extract_article({"", "", ""}).error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(extract_article({"<html><body><script>x()</script></body></html>", "", ""}).error().kind,
            base::ErrorKind::invalid);
  EXPECT_EQ(extract_article({std::string(page_bytes_max + 1, 'a'), "", ""}).error().kind, base::ErrorKind::limit);
}

TEST(ExtractArticle, KnowsNoDateWhereNoneIsStated) {
  const auto read = extract_article(
      {"<html><body><p>A plain page with a single paragraph of text, and nothing else on it at all.</p></body></html>",
       "", ""});
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->article.published);
  EXPECT_TRUE(read->article.byline.empty());
}

TEST(ExtractArticle, ManyTitlesAreNotComparedWithOneAnother) {
  std::string page =
      "<title>Ferry runs aground off Kelm</title><p>A car ferry ran aground off the Kelm skerries on Tuesday.</p>";
  for (int i = 0; i < 20'000; ++i) page += "<h1>Thing number " + std::to_string(i) + "</h1><time>18 June 2024</time>";
  EXPECT_TRUE(extract_article({page, "https://a.example/x", "text/html"}));
}

TEST(ExtractArticle, NestedBylinesAreNotReadAtEachLevel) {
  std::string page = "<title>" + std::string(300'000, '-') + " - Ferry</title>", words;
  for (int i = 0; i < 400'000; ++i) words += "word ";
  for (const char* open : {R"(<div class="byline date">)", R"(<div rel="author" itemprop="author">)", "<h1><div>"}) {
    std::string deep;
    for (int i = 0; i < 240; ++i) deep += open;
    const auto read = extract_article({page + deep + words, "https://a.example/x", "text/html"});
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->article.byline.empty());
    EXPECT_EQ(read->article.title, "");
  }
}

}  // namespace
}  // namespace courant::page
