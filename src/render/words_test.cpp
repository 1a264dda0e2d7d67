#include <gtest/gtest.h>

#include <set>

#include "render/clock.h"
#include "render/plot.h"
#include "render/strings.h"
#include "render/trouble.h"

namespace courant::render {
namespace {

TEST(Strings, EveryLanguageSaysTheSameThings) {
  const auto keys = Strings::in("en").keys();
  for (const std::string_view language : Strings::languages()) {
    EXPECT_EQ(Strings::in(language).keys(), keys) << language;
    for (const std::string_view key : keys)
      for (const char* value : {"{0}", "{1}", "{2}", "{3}"})
        EXPECT_EQ(Strings::in(language)[key].find(value) == std::string_view::npos,
                  Strings::in("en")[key].find(value) == std::string_view::npos)
            << language << " " << key;
  }
}

TEST(Strings, ChoosesWhatTheReaderPrefers) {
  EXPECT_EQ(Strings::preferred("de-CH, en;q=0.7").language(), "de");
  EXPECT_EQ(Strings::preferred("fr, en;q=0.3, de;q=0.8").language(), "de");
  EXPECT_EQ(Strings::preferred("fr").language(), "en");
  EXPECT_EQ(Strings::preferred("").language(), "en");
  EXPECT_EQ(Strings::preferred(",;q=,;;de;q=x").language(), "en");
}

TEST(Strings, FillsAndCounts) {
  const Strings& say = Strings::in("en");
  EXPECT_EQ(say.count("outlets", 1), "1 outlet");
  EXPECT_EQ(say.count("outlets", 8), "8 outlets");
  EXPECT_EQ(say.say("updated", tag("b", "<")).bytes(), "Updated <b>&lt;</b>");
  const std::vector<std::string> three{"a", "b", "c"};
  EXPECT_EQ(say.join(three), "a, b and c");
}

TEST(Trouble, IsToldInTheReadersLanguage) {
  const Strings &en = Strings::in("en"), &de = Strings::in("de");
  for (const char* message : {"answered 404 (not found)", "its name is not known to DNS", "curl says something new"})
    EXPECT_EQ(trouble_in_words(en, message), message);
  EXPECT_EQ(trouble_in_words(de, "its name is not known to DNS"), "das DNS kennt diesen Namen nicht");
  EXPECT_EQ(trouble_in_words(de, "answered 404 (not found)"), "antwortete 404 (nicht gefunden)");
  EXPECT_EQ(trouble_in_words(de, "answered 418"), "antwortete 418");
  EXPECT_EQ(trouble_in_words(de, "is no address: has no host"), "ist keine Adresse: ihr fehlt der Rechnername");
  EXPECT_EQ(trouble_in_words(de, "an HTML page, not a feed; it links to https://a.test/; none of them could be read"),
            "eine HTML-Seite, kein Feed; sie nennt https://a.test/; keiner davon war zu lesen");
  EXPECT_EQ(trouble_in_words(de, "curl says something new"), "auf Englisch: curl says something new");
  EXPECT_EQ(trouble_in_words(de, {base::ErrorKind::conflict, "https://a.test/", "is followed already"}),
            "https://a.test/: wird schon verfolgt");
}

TEST(Clock, ShowsTimesInItsZoneAndNoMoreThanIsKnown) {
  const Clock clock(Strings::in("en"), Zone("Europe/Berlin"));
  const auto day = std::chrono::sys_days(std::chrono::year(2024) / 6 / 19);
  EXPECT_EQ(clock.day(day), "Wednesday, 19 June 2024");
  EXPECT_EQ(clock.stamp(*base::parse_moment("2024-06-18T23:40:00Z"), day), "01:40");
  EXPECT_EQ(clock.stamp(*base::parse_moment("2024-06-18T21:40:00Z"), day), "18 June, 23:40");
  EXPECT_EQ(clock.stamp(*base::parse_moment("2023-06-18T21:40:00Z"), day), "18 June 2023, 23:40");
  EXPECT_EQ(clock.stamp(*base::parse_moment("2024-06-18"), day), "18 June 2024");
  EXPECT_EQ(clock.iso_date("2023-09"), "September 2023");
  EXPECT_EQ(clock.iso_date("2000"), "2000");
  EXPECT_EQ(clock.iso_date("<b>"), "<b>");
  EXPECT_EQ(Clock(Strings::in("de"), Zone()).day(day), "Mittwoch, 19. Juni 2024");
}

TEST(Numbers, AreReadAtOneGlance) {
  const Strings& en = Strings::in("en");
  EXPECT_EQ(number_in_words(en, 12), "12");
  EXPECT_EQ(number_in_words(en, 1250), "1,250");
  EXPECT_EQ(number_in_words(en, 43885), "43,885");
  EXPECT_EQ(number_in_words(en, -1234.5), "-1,234.5");
  EXPECT_EQ(number_in_words(en, 4.5e6), "4.5 million");
  EXPECT_EQ(number_in_words(en, 1.2e9), "1.2 billion");
  EXPECT_EQ(number_in_words(Strings::in("de"), 4.5e6), "4,5 Millionen");
  EXPECT_EQ(number_in_words(Strings::in("de"), 1250), "1250");
  EXPECT_EQ(number_in_words(Strings::in("de"), 12500.5), "12.500,5");
}

}  // namespace
}  // namespace courant::render
