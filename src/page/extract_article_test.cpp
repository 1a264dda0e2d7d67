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

}  // namespace
}  // namespace courant::page
