#include <gtest/gtest.h>

#include "page/extract_article.h"

// What stands inside or beside a report and is none of it, and what is part of it and is easily lost. Each page has the
// same report; a case says what is put where.
namespace courant::page {
namespace {

constexpr std::string_view head =
    R"(<!doctype html><html lang="en"><head><title>Old bridge to close for a month | Kelm Post</title></head><body>
<nav><a href="/n">News</a> <a href="/s">Sport</a></nav><article><h1>Old bridge to close for a month</h1>)";
constexpr std::string_view first =
    "<p>The old bridge at Kelm will be closed to all traffic from Monday for a month, the county council said on "
    "Tuesday.</p>";
constexpr std::string_view second =
    "<p>Its bearings, which were put in when the bridge was built in 1908, have stuck nine times since the spring, "
    "once "
    "for a day.</p>";
constexpr std::string_view third =
    "<p>Drivers will have to go round by the quarry road, which adds four kilometres to the way into town, it "
    "said.</p>";
constexpr std::string_view tail = "</article><footer><p>Copyright Kelm Post.</p></footer></body></html>";

std::string text_of(const std::string& page) {
  const auto read = extract_article({page, "https://kelmpost.example/bridge", "text/html; charset=utf-8"});
  return read ? read->article.text : "refused: " + read.error().message;
}

struct Trap {
  const char* name;
  std::string markup;  // between the second paragraph and the third
  const char* never;   // must not stand in the text
};

class LeftOut : public testing::TestWithParam<Trap> {};
TEST_P(LeftOut, AndTheReportStaysWhole) {
  const std::string text = text_of(std::string(head) + std::string(first) + std::string(second) + GetParam().markup +
                                   std::string(third) + std::string(tail));
  EXPECT_EQ(text.find(GetParam().never), std::string::npos) << text;
  for (const char* part : {"The old bridge at Kelm", "Its bearings", "Drivers will have"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is lost from: " << text;
}
INSTANTIATE_TEST_SUITE_P(
    Traps, LeftOut,
    testing::Values(
        Trap{"ReadMore", R"(<p><a href="/a">Read more: The harbour master and his cat</a></p>)", "his cat"},
        Trap{"SeeAlso", R"(<p>See also: <a href="/a">The harbour master and his cat</a></p>)", "his cat"},
        Trap{"DontMiss", R"(<p><strong>Don't miss: <a href="/a">The harbour master and his cat</a></strong></p>)",
             "his cat"},
        Trap{"RelatedList",
             R"(<div class="related"><h3>Related</h3><ul><li><a href="/a">The harbour master and his cat</a></li>
<li><a href="/b">Choir sings in the rain</a></li></ul></div>)",
             "Choir sings"},
        Trap{"Newsletter",
             R"(<div class="newsletter"><p>Sign up to our newsletter and get the best of Kelm in your inbox every
morning.</p><form><input type="email"><button>Subscribe</button></form></div>)",
             "inbox"},
        Trap{"App",
             R"(<p class="app-promo"><a href="/app">Download our app to read the Kelm Post on your phone.</a></p>)",
             "our app"},
        Trap{"Tags",
             R"(<ul class="tags"><li><a href="/t/1">Bridges</a></li><li><a href="/t/2">Traffic news</a></li></ul>)",
             "Traffic news"},
        Trap{"Caption", R"(<figure><img src="/b.jpg" alt=""><figcaption>The bridge seen from the harbour wall in
1908.</figcaption></figure>)",
             "harbour wall"},
        Trap{"EmbeddedPost",
             R"(<blockquote class="twitter-tweet"><p>Stuck at the bridge again, third time this week</p>&mdash; Old
Haddock (@haddock) <a href="https://twitter.com/haddock/1">June 16, 2026</a></blockquote>)",
             "@haddock"},
        Trap{"Share",
             R"(<ul class="share"><li><a href="#">Share on Facebook</a></li><li><a href="#">Print</a></li></ul>)",
             "Facebook"}),
    [](const auto& trap) { return trap.param.name; });

struct Part {
  const char* name;
  std::string page;
  std::vector<const char*> parts;  // must stand in the text
};

class Kept : public testing::TestWithParam<Part> {};
TEST_P(Kept, AsPartOfTheReport) {
  const std::string text = text_of(GetParam().page);
  for (const char* part : GetParam().parts)
    EXPECT_NE(text.find(part), std::string::npos) << part << " is lost: " << text;
}
const std::string h(head), one(first), two(second), three(third), end(tail);
INSTANTIATE_TEST_SUITE_P(
    Parts, Kept,
    testing::Values(
        Part{"SiblingContainers",
             h + "<div class='a'>" + one + two + "</div><div class='ad'></div><div class='b'>" + three + "</div>" + end,
             {"The old bridge", "Its bearings", "Drivers will"}},
        Part{"Lists",
             h + one + two +
                 "<ul><li>Lorries over seven tonnes go by the quarry road day and night.</li><li>Buses stop at the "
                 "church instead of the market until the bridge opens.</li></ul>" +
                 three + end,
             {"Lorries over seven", "Buses stop at"}},
        Part{"Tables",
             h + one + two +
                 "<table><tr><th>Road</th><th>Closed from</th></tr><tr><td>Harbour Street</td><td>12 June at "
                 "noon</td></tr></table>" +
                 three + end,
             {"Harbour Street", "12 June at noon"}},
        Part{"Quotes",
             h + one +
                 "<blockquote><p>Nobody will be cut off while the work goes on, and the ambulance has its own "
                 "way.</p></blockquote>" +
                 two + three + end,
             {"Nobody will be cut off"}},
        Part{"Accordion",
             h + one + two +
                 "<details><summary>Why now?</summary><p>The council put the work off twice, until an engineer found "
                 "cracks in the northern bearing last autumn.</p></details>" +
                 three + end,
             {"put the work off twice"}}),
    [](const auto& part) { return part.param.name; });

TEST(Traps, HeadlineAndDeckAreNotRepeated) {
  const std::string text = text_of(std::string(head) + "<h2>Old bridge to close for a month</h2>" + std::string(first) +
                                   std::string(second) + std::string(third) + std::string(tail));
  EXPECT_EQ(text.find("Old bridge to close for a month"), std::string::npos) << text;
}

TEST(Traps, TheNextArticleIsNotAppended) {
  const std::string text = text_of(
      h + one + two + three +
      R"(</article><article><h1><a href="/2">Choir sings in the rain</a></h1><p>The choir of Aske sang for two hours in the rain
on Sunday, and four hundred people stayed to the end, its leader said.</p><p>It will sing again next Sunday at the church, whatever the
weather, and the collection goes to the roof.</p>)" +
      end);
  EXPECT_NE(text.find("Drivers will have"), std::string::npos) << text;
  EXPECT_EQ(text.find("choir of Aske"), std::string::npos) << text;
}

TEST(Traps, AboutUsIsNotOfTheReport) {
  for (const char* heading : {"About us", "About the bridge"}) {
    const std::string text = text_of(h + one + two + three + "<h3>" + heading +
                                     "</h3><p>It is a leading provider with offices in nine countries.</p>" + end);
    EXPECT_NE(text.find("Drivers will have"), std::string::npos) << text;
    const bool kept = text.find("leading provider") != std::string::npos;
    EXPECT_EQ(kept, std::string_view(heading) == "About the bridge") << text;
  }
}

TEST(Traps, AFooterLongerThanTheText) {
  std::string footer = "</article><footer>";
  for (int i = 0; i < 6; ++i)
    footer +=
        "<p>The Kelm Post is published by the Kelm Post Company, Market Square 4, and is bound by the code of the "
        "press "
        "council. All rights reserved.</p>";
  const std::string text = text_of(h + one + footer + "</footer></body></html>");
  EXPECT_NE(text.find("The old bridge at Kelm"), std::string::npos) << text;
  EXPECT_EQ(text.find("press council"), std::string::npos) << text;
}

TEST(Parts, TheFirstParagraphOverThePicture) {
  const std::string text = text_of(
      std::string(head) +
      R"(<header class="top"><div class="related-intro"><p>Kelm will be without its bridge for all of June.</p></div>
<figure><img src="/1.jpg"><figcaption>The bridge in 1908.</figcaption></figure><ul class="share"><li><a href="/f">Post</a></li>
<li><a href="/m">Mail</a></li><li><a href="/p">Print</a></li></ul></header>)" +
      std::string(first) + std::string(second) + std::string(third) + std::string(tail));
  EXPECT_TRUE(text.starts_with("Kelm will be without")) << text;
  EXPECT_EQ(text.find("in 1908.\n\n"), std::string::npos) << text;
}

TEST(Parts, AFewWordsUnderTheHeadlineAreTheText) {
  std::string share = "<h3>Share this</h3><ul class=\"sharing\">";
  for (const char* name : {"Mail", "Print", "Chat", "Post", "Save", "Call", "Send", "Link"})
    share += std::string("<li><a href=\"/x\">") + name + "</a></li>";
  const std::string text = text_of(
      std::string(head) + "<p>I crossed it today, and it sang.</p></article>" + share +
      "</ul><form><p>Your comment</p><p>Your name</p></form><div class=\"widget\"><h3>About this site</h3>"
      "<p>Here you find what I wrote about bridges, ferries and the people who keep them, since the spring of 1998, "
      "in good years once a week, and in bad ones not at all.</p></div></body></html>");
  EXPECT_EQ(text, "I crossed it today, and it sang.");
}

TEST(Parts, ATextThatStandsTwiceIsToldOnce) {
  const std::string body = std::string(one) + std::string(two) + std::string(three);
  const std::string text = text_of(std::string(head) + R"(<div class="wide">)" + body +
                                   R"(</div><div class="narrow">)" + body + "</div>" + std::string(end));
  EXPECT_NE(text.find("Its bearings"), std::string::npos) << text;
  EXPECT_EQ(text.find("Its bearings", text.find("Its bearings") + 1), std::string::npos) << text;
}

}  // namespace
}  // namespace courant::page
