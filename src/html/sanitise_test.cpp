#include "html/sanitise.h"

#include <gtest/gtest.h>

#include "html/feed_links.h"
#include "html/plain_text.h"

namespace courant::html {
namespace {

std::string clean(std::string_view html) {
  const base::Url base = base::parse_url("https://example.org/a/b").value();
  SanitiseOptions options;
  options.base = &base;
  const std::string once = sanitise_html(std::string(html), options);
  EXPECT_EQ(sanitise_html(once, options), once) << html;
  return once;
}

TEST(Sanitise, KeepsWhatTheAllowlistNames) {
  const std::pair<const char*, const char*> cases[] = {
      {"<p class=x id=y onclick=z>a <b>b</b> &amp; c", "<p>a <b>b</b> &amp; c</p>"},
      {"<a href=../c?d=1&e=2 target=_blank>x</a>", "<a href=\"https://example.org/c?d=1&amp;e=2\">x</a>"},
      {"<img src=i.png alt='a\"b' onerror=alert(1)>", "<img src=\"https://example.org/a/i.png\" alt=\"a&quot;b\">"},
      {"<img src=/p.gif width=1 height=1>x", "x"},
      {"<img srcset='a.jpg 1x, b.jpg 2x' src=javascript:x>",
       "<img srcset=\"https://example.org/a/a.jpg 1x, https://example.org/a/b.jpg 2x\">"},
      {"<table><tr><td>1<td>2</table>", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"},
      {"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
      {"<pre>\n\n x\ny</pre>", "<pre> x\ny</pre>"},
      {"a&nbsp;b&#13;\x01", "a&nbsp;b"},
      {"<video src=v.mp4 autoplay><source src=w.mp4 type=video/mp4>t</video>",
       "<video src=\"https://example.org/a/v.mp4\" controls=\"\"><source src=\"https://example.org/a/w.mp4\" "
       "type=\"video/mp4\">t</video>"},
  };
  for (const auto& [html, want] : cases) EXPECT_EQ(clean(html), want) << html;
}

TEST(Sanitise, LooksAtAttributesAsTheyWillBeWritten) {
  EXPECT_EQ(clean("<i lang='<\x01/p>'>x</i>"), "<i>x</i>");
  EXPECT_EQ(clean("<i title='-\x01!>'>x</i>"), "<i>x</i>");
  EXPECT_EQ(collapse_white_space("\u00A0 a \u00A0 \x01 \u0081 b \u0081"), "a \u00A0 b");
}

TEST(Sanitise, LetsNothingRun) {
  const std::pair<const char*, const char*> cases[] = {
      {"<script>alert(1)</script>x", "x"},
      {"<svg><style><img src=x onerror=alert(1)></style></svg>x", "<img src=\"https://example.org/a/x\">x"},
      {"<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<table></table>"},
      {"<a href=' java\nscript:alert(1)'>x</a>", "<a>x</a>"},
      {"<a href='data:text/html,x'>x</a>", "<a>x</a>"},
      {"<iframe src=//e.org></iframe>x", "x"},
      {"<form action=/x><input name=y><button>z</button></form>", "z"},
      {"<p title='</p><img src=x onerror=alert(1)>'>y", "<p>y</p>"},
      {"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<p></p>"},
      {"<base href=//evil.example><a href=x>y</a>", "<a href=\"https://example.org/a/x\">y</a>"},
  };
  for (const auto& [html, want] : cases) EXPECT_EQ(clean(html), want) << html;
}

TEST(Sanitise, WritesOnlyWhatIsReadBackAlike) {
  for (const char* html :
       {"<p><button><p>a</p></button></p>", "<p><object><div>a</div><table><td>b</table></object></p>",
        "<a>x<table><td><a>y</a></table></a>", "<h1><button><h2>x</h2></button></h1>",
        "<li><object><li>x</object></li>", "<table><caption><p>c<td>x</table>", "<table><select><tr><td>x",
        "<b><p>1</b>2<i>3</p>4", "<a href=1><div><a href=2>x", "<dl><dt>a<dd><dt>b", "<ruby>a<rt>b<rp>c<button><rt>d",
        "<details>x<summary>y<summary>z", "<picture><source srcset=a.png><img src=b.png></picture><source srcset=c>"})
    clean(html);
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += i % 3 ? "<div>" : "<b><p>";
  clean(deep + "x");
}

TEST(Sanitise, WithoutBaseDropsRelativeLinks) {
  EXPECT_EQ(sanitise_html("<a href=x>y</a><img src=z alt=w>", {}), "<a>y</a>w");
}

TEST(PlainText, IsOneLine) {
  EXPECT_EQ(plain_text(" a &amp; <b>b</b><br>c\n\n<p>d&nbsp; e<script>f</script>"), "a & b c d\u00A0 e");
  EXPECT_EQ(plain_text("a < b"), "a < b");
  EXPECT_EQ(plain_text("\t plain \x01 text "), "plain text");
}

TEST(FindFeedLinks, PrefersDeclaredOnes) {
  const base::Url url = base::parse_url("https://example.org/news/").value();
  const auto links = find_feed_links(
      parse_document(
          "<base href=/x/><link rel='alternate' type='application/rss+xml' title='Comments' href=comments.xml>"
          "<link rel='ALTERNATE home' type='application/atom+xml; charset=utf-8' href=feed>"
          "<link rel=alternate type=text/html href=m><a href=/feed.xml>feed</a>"),
      url);
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].url, "https://example.org/x/feed");
  EXPECT_EQ(links[1].title, "Comments");
  const auto mentioned = find_feed_links(
      parse_document("<a href=feed/>RSS <b>feed</b></a><a href=javascript:x.rss>y</a><a href=z>z</a>"), url);
  ASSERT_EQ(mentioned.size(), 1u);
  EXPECT_EQ(mentioned[0].url, "https://example.org/news/feed/");
  EXPECT_EQ(mentioned[0].title, "RSS feed");
}

}  // namespace
}  // namespace courant::html
