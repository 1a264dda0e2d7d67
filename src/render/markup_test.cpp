#include "render/markup.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace courant::render {
namespace {

TEST(Escape, LeavesNothingThatMarkupKnows) {
  EXPECT_EQ(escape("<a href=\"x\" title='y'>&amp;"), "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
}

TEST(Escape, ReplacesWhatXmlForbids) {
  EXPECT_EQ(escape(std::string_view("a\0b\x01\x1f\x7f\n\t", 8)), "a\uFFFDb\uFFFD\uFFFD\uFFFD\n\t");
  EXPECT_EQ(escape("\xc0\xafx"), "\uFFFD\uFFFDx");
  EXPECT_EQ(escape("\uFFFE\uFDD0é\U0001F600"), "\uFFFD\uFFFDé\U0001F600");
}

TEST(Escape, AlwaysGivesValidUtf8) {
  for (int first = 0; first < 256; ++first)
    for (int second = 0; second < 256; ++second) {
      const char bytes[] = {static_cast<char>(first), static_cast<char>(second), 'x'};
      EXPECT_TRUE(base::is_valid_utf8(escape({bytes, 3})));
    }
}

TEST(Tag, EscapesTextAndAttributes) {
  EXPECT_EQ(tag("p", {{"class", "a\"b"}}, "x < y", tag("b", "&")).bytes(),
            "<p class=\"a&quot;b\">x &lt; y<b>&amp;</b></p>");
}

TEST(Tag, ClosesEveryElement) {
  EXPECT_EQ(tag("br").bytes(), "<br/>");
  EXPECT_EQ(tag("p").bytes(), "<p></p>");
  EXPECT_EQ(tag("link", "text of an RSS link").bytes(), "<link>text of an RSS link</link>");
}

TEST(Link, OnlyHttpLeadsOutside) {
  EXPECT_EQ(Link::outside("HTTPS://a.example/x?y=1#z").text(), "HTTPS://a.example/x?y=1#z");
  for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a.example", "data:text/html,x",
                          "//a.example", "/x", "", "https:/"})
    EXPECT_TRUE(Link::outside(bad).empty()) << bad;
  EXPECT_EQ(Link::outside("https://a.example/\"<>\n\t x").text(), "https://a.example/%22%3C%3E%0A%09%20x");
}

TEST(Link, OwnSegmentsStaySegments) {
  EXPECT_EQ(Link::own("/", {"story", "a/b?c#d e"}).text(), "/story/a%2Fb%3Fc%23d%20e");
  EXPECT_EQ(Link::own("/", {"search"}).with_query("q", "a&b").with_query("page", "2").with_fragment("s 1").text(),
            "/search?q=a%26b&page=2#s%201");
}

TEST(Link, AnEmptyLinkLeavesTheAttributeOut) { EXPECT_EQ(tag("a", {href(Link())}, "x").bytes(), "<a>x</a>"); }

TEST(DataBlock, CannotEndItsElement) {
  EXPECT_EQ(data_block("{\"a\":\"</script><!--&\"}").bytes(),
            "<script type=\"application/ld+json\">{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}</script>");
}

}  // namespace
}  // namespace courant::render
