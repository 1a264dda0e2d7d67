#include <gtest/gtest.h>

#include "page/extract_article.h"

namespace courant::page {
namespace {

struct Case {
  const char *name, *url, *head, *above, *below, *published;
};

const Case cases[] = {
    {"a moment in UTC is told in the zone that another place gives it", "https://a.example/x",
     R"(<meta property="article:published_time" content="2026-06-17T02:11:03Z">)",
     R"(<time itemprop="datePublished" datetime="2026-06-16T21:11:03-05:00">June 16</time>)", "",
     "2026-06-16T21:11:03-05:00"},
    {"a clock that is off by no zone tells none", "https://a.example/x",
     R"(<meta property="article:published_time" content="2026-06-17T02:11:03Z">)", "<p>17 June 2026, 3:28</p>", "",
     "2026-06-17T02:11:03Z"},
    {"what stands before a date's element says what it is", "https://a.example/x", "",
     R"(<p>Published: <span class="date">4 May 2026</span></p><p>Last updated: <span class="date">9 June 2026</span></p>)",
     "", "2026-05-04"},
    {"a notice in a sentence below the text", "https://a.example/x", "", "",
     "<p>This entry was posted on 3 December 2025 at ten and is filed under Harbours. You can follow all replies to "
     "this entry "
     "through the feed of the comments, or leave a reply of your own below, if you keep to the rules that hold "
     "there.</p>",
     "2025-12-03"},
    {"a verb behind the date says what it is", "https://a.example/x", "", "",
     "<p>Dieser Eintrag über den Hafen und seine Boote wurde am 3. Dezember 2025 um 9:30 Uhr gepostet und unter Häfen "
     "abgelegt.</p>",
     "2025-12-03T09:30:00Z"},
    {"a page that tells its last change alone, at its foot", "https://a.example/x", "", "",
     R"(<ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li><li><a href="/3">Three</a></li><li><a href="/4">Four</a></li>
        <li><a href="/5">Five</a></li><li><a href="/6">Six</a></li><li><a href="/7">Seven</a></li><li><a href="/8">Eight</a></li>
        <li><a href="/9">Nine</a></li><li><a href="/10">Ten</a></li><li><a href="/11">Eleven</a></li><li><a href="/12">Twelve</a></li></ul>
        <footer><p>This page was last edited on 9 June 2026, at 13:22.</p></footer>)",
     "2026-06-09T13:22:00Z"},
    {"what a page hands to its scripts", "https://a.example/x",
     R"(<script>state = "{\"story\":{\"publishedAt\":\"2026-05-04T09:00:00+02:00\"}}"; publishedAt = "2026-01-01"</script>)",
     "", "", "2026-05-04T09:00:00+02:00"},
    {"but not where that is of several reports", "https://a.example/x",
     R"(<script type="application/json">[{"publishedAt":"2026-05-04"},{"publishedAt":"2026-05-03"}]</script>)", "", "",
     "none"},
    {"a date that a word says is the publication's, before those of a list", "https://a.example/x", "",
     R"(<ul><li><time datetime="2026-07-03T10:18:46Z">3 July</time></li><li><time datetime="2026-07-08T19:00:00Z">8 July</time></li>
        <li><time datetime="2026-07-08T16:35:49Z">8 July</time></li></ul><p>Published 29 June 2026</p>)",
     "", "2026-06-29"},
    {"the times of readers' comments are not the article's", "https://a.example/x", "", "",
     R"(<div class="comments"><p><time datetime="2026-07-08T19:00:00Z">8 July</time></p></div>)", "none"},
    {"day first where the address says that it is British", "https://a.example/en-gb/x", "",
     "<p>03/04/2026 The Harbour</p>", "", "2026-04-03"},
    {"month first in English else", "https://a.example/en-us/x", "", "<p>03/04/2026 The Harbour</p>", "", "2026-03-04"},
    {"the day that the page says it is of, where machines are unsure", "https://a.example/x",
     R"(<meta name="date" content="2026-04-20T14:57:27+02:00">)", "<p>Updated: 20 April 2026</p>",
     R"(<aside><p><a href="/1">Choir sings</a></p><p><a href="/2">Mill burns</a></p><p><a href="/3">Seal seen</a></p>
        <p><a href="/4">Quarry shut</a></p><p><a href="/5">Bridge shut</a></p><p>8 July 2026</p><p>8 July 2026, 9:00</p></aside>)",
     "2026-04-20T14:57:27+02:00"},
};

std::string published(const Case& one, std::string_view first_words = "") {
  const std::string page =
      std::string("<!doctype html><html><head><title>Ferry runs aground off Kelm</title>") + one.head +
      "</head><body><h1>Ferry runs aground off Kelm</h1>" + one.above + "<p>" + std::string(first_words) +
      "A car ferry with 214 people on board ran aground off the Kelm skerries on Tuesday evening, the "
      "coast guard said.</p><p>An inquiry by the Maritime Board is to begin on Thursday, and all "
      "crossings are cancelled until the end of the week.</p>" +
      one.below + "</body></html>";
  const auto read = extract_article({page, one.url, "text/html"});
  return read && read->article.published ? base::format_moment(*read->article.published) : "none";
}

TEST(ChooseDates, TellsThePublicationFromOtherDates) {
  for (const Case& one : cases) EXPECT_EQ(published(one), one.published) << one.name;
}

TEST(ChooseDates, ReadsADatelineButNoDateOfTheStory) {
  const Case bare{"", "https://a.example/x", "", "", "", ""};
  EXPECT_EQ(published(bare, "Kelm (12.11.2025). "), "2025-11-12");
  std::string before;
  for (const char* who : {"harbour master", "coast guard", "ministry", "council"})
    before +=
        "What the " + std::string(who) + " had to say of it can be read in full below, in the order of the day.</p><p>";
  EXPECT_EQ(published(bare, before + "Kelm (12.11.2025). "), "2025-11-12") << "below what leads to it";
  EXPECT_EQ(published(bare, "On 31 August 1998 began what ended today. "), "none");
  EXPECT_EQ(published(bare, "The ferry will lie in dock from 5 February 2027 on, its captain said.</p><p>"), "none");
}

}  // namespace
}  // namespace courant::page
