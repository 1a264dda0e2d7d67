#include <gtest/gtest.h>

#include "page/extract_article.h"

namespace courant::page {
namespace {

struct Case {
  const char *name, *head, *body, *title;
};

const Case cases[] = {
    {"what stands over the text, not what was written for search engines",
     R"(<title>Kelm ferry 2026: all you must know | Harbour Post</title><meta property="og:title" content="Kelm ferry 2026: all you must know">
        <meta property="og:site_name" content="Harbour Post">)",
     "<h1>Kelm ferry runs aground in calm seas</h1>", "Kelm ferry runs aground in calm seas"},
    {"a kicker inside the heading is none of it", "<title>Harbour: Ferry runs aground - Post</title>",
     R"(<h1><span class="article__kicker">Harbour</span><span class="hidden">: </span><span>Ferry runs aground off Kelm</span></h1>)",
     "Ferry runs aground off Kelm"},
    {"a heading that links home names the site", "<title>Ferry runs aground | The Lamp</title>",
     R"(<h1><a href="/">The Lamp</a></h1><h2>Ferry runs aground</h2>)", "Ferry runs aground"},
    {"a logo names the site", "<title>The Lamp » Ferry runs aground</title>", R"(<h1 class="logo">The Lamp</h1>)",
     "Ferry runs aground"},
    {"of several headings the one that the address and the title speak of", "<title>Ferry runs aground</title>",
     "<h1>Menu</h1><h1>Ferry runs aground</h1><h1>Archive</h1>", "Ferry runs aground"},
    {"the heading over the text, whatever its rank", "<title>Harbour Post</title>",
     "<h3>Ferry runs aground off Kelm</h3>", "Ferry runs aground off Kelm"},
    {"references in JSON are read, no-break spaces are spaces",
     R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Smith &amp;amp; Sons&#8217; ferry"}</script>)",
     "", "Smith & Sons’ ferry"},
    {"a dash within the headline is kept", "<title>Barcamp Kelm – a call for papers | murdelta</title>",
     "<h1>Barcamp Kelm – a call for\u00A0papers</h1>", "Barcamp Kelm – a call for papers"},
};

TEST(ChooseTitle, TellsTheHeadlineFromItsSurroundings) {
  for (const Case& one : cases) {
    const std::string page =
        std::string("<!doctype html><html lang=en><head>") + one.head + "</head><body>" + one.body +
        "<p>A car ferry with 214 people on board ran aground off the Kelm skerries on Tuesday evening, the coast guard "
        "said.</p><p>An inquiry by the Maritime Board is to begin on Thursday, and all crossings are cancelled until "
        "the end of the week.</p></body></html>";
    const auto read = extract_article({page, "https://harbourpost.example/ferry-runs-aground", "text/html"});
    ASSERT_TRUE(read) << one.name;
    EXPECT_EQ(read->article.title, one.title) << one.name;
  }
}

}  // namespace
}  // namespace courant::page
