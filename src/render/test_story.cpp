#include "render/test_story.h"

#include <stdexcept>

#include "digest/links.h"
#include "digest/sources.h"

namespace courant::render::testing {

using model::ArticleId;
using model::SlideKind;

model::Article& TestStory::add_article(const std::string& id, const std::string& outlet, const std::string& published,
                                       const std::string& title, const std::string& text, const std::string& origin) {
  model::Article article;
  article.id = ArticleId(id);
  article.outlet = outlet;
  article.url = "https://" + id + ".example/report";
  article.language = "en";
  article.title = title;
  article.published = base::parse_moment(published);
  article.text = text;
  articles.push_back(article);
  digest.sources.push_back({article.id, 1, model::article_hash(article), outlet, article.url, title, article.published,
                            ArticleId(origin.empty() ? id : origin)});
  return articles.back();
}

model::DigestSentence TestStory::quote(const std::string& id, const std::string& text) const {
  for (const model::Article& article : articles) {
    const std::size_t at = article.text.find(text);
    if (article.id.value != id || at == std::string::npos) continue;
    model::DigestSentence sentence;
    sentence.quote = {
        text, article.id, 1, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())}};
    sentence.outlet = article.outlet;
    sentence.url = digest::link_sentence(article.url, text);
    return sentence;
  }
  throw std::logic_error("no such text in " + id);
}

model::Slide& TestStory::add_slide(SlideKind kind, const std::string& title,
                                   std::vector<model::DigestSentence> sentences) {
  model::Slide slide;
  slide.id = model::SlideId("k" + std::to_string(digest.slides.size() + 1));
  slide.kind = kind;
  slide.title = title;
  slide.sentences = std::move(sentences);
  digest.slides.push_back(std::move(slide));
  return digest.slides.back();
}

void TestStory::set_headline(const std::string& id) {
  for (const model::Article& article : articles)
    if (article.id.value == id)
      digest.headline = {article.title, article.id, 1, {0, static_cast<std::uint32_t>(article.title.size())}};
}

namespace {

model::DigestSentence citing(model::DigestSentence sentence, const std::string& speaker,
                             model::Stance stance = model::Stance::asserts) {
  const model::Span cue{sentence.quote.span.begin, sentence.quote.span.begin + 1};
  sentence.cited = model::CitedSource{speaker, {}, cue, stance};
  return sentence;
}

model::DigestSentence supported(model::DigestSentence sentence, std::vector<std::string> by, int independent) {
  for (const std::string& id : by) sentence.support.emplace_back(id);
  sentence.independent = independent;
  return sentence;
}

void add_ferry_articles(TestStory& story) {
  story.add_article(
      "harbour", "Harbour Post", "2031-05-12T06:40:00Z", "Ferry runs aground off Tern Island with 140 aboard",
      "The ferry Marigold ran aground on a sandbank off Tern Island before dawn on Monday with 140 people aboard.\n\n"
      "At least 12 people were hurt, the coastguard said. All passengers had been taken off by six o’clock.\n\n"
      "The Marigold last struck the same bank in March 2024, when nobody was hurt.");
  story.add_article("agency", "North Wire", "2031-05-12T07:05:00Z", "Ferry aground off Tern Island",
                    "A passenger ferry with 140 people aboard ran onto a sandbank near Tern Island early on Monday.\n\n"
                    "The port authority said 17 people were treated for injuries.\n\n"
                    "The line denied that the ship had sailed without a pilot.");
  story.add_article("ledger", "Sound Ledger", "2031-05-12T07:20:00Z", "Ferry aground off Tern Island",
                    "A passenger ferry with 140 people aboard ran onto a sandbank near Tern Island early on Monday.\n\n"
                    "The port authority said 17 people were treated for injuries.",
                    "agency");
  story.add_article(
      "radio", "Radio Skerry", "2031-05-12T09:30:00Z", "Crew and passengers safe after ferry strands",
      "Rescue boats took everybody off the Marigold within two hours, the harbour master told Radio Skerry.\n\n"
      "A tug is due to pull the ship clear at high water on Tuesday.\n\n"
      "The line has been cutting corners for years, and this morning shows it.");
}

}  // namespace

TestStory make_ferry_story() {
  TestStory story;
  add_ferry_articles(story);
  story.digest.story = model::StoryId("s1");
  story.digest.version = 3;
  story.digest.language = "en";
  story.digest.updated = base::parse_moment("2031-05-12T09:30:00Z");
  story.digest.outlets = 4;
  story.digest.independent = 3;
  story.set_headline("harbour");
  story.add_slide(SlideKind::lead, "Aground before dawn",
                  {supported(story.quote("harbour",
                                         "The ferry Marigold ran aground on a sandbank off Tern Island before dawn on "
                                         "Monday with 140 people aboard."),
                             {"agency", "ledger"}, 2)});
  story.add_slide(SlideKind::detail, "All taken off",
                  {supported(citing(story.quote("radio",
                                                "Rescue boats took everybody off the Marigold within two hours, the "
                                                "harbour master told Radio Skerry."),
                                    "the harbour master"),
                             {"harbour"}, 2)});
  story.add_slide(SlideKind::reaction, "Line: a pilot aboard",
                  {citing(story.quote("agency", "The line denied that the ship had sailed without a pilot."),
                          "The line", model::Stance::denies)});
  story.add_slide(
      SlideKind::dispute, "How many were hurt",
      {citing(story.quote("harbour", "At least 12 people were hurt, the coastguard said."), "the coastguard"),
       supported(citing(story.quote("agency", "The port authority said 17 people were treated for injuries."),
                        "the port authority"),
                 {"ledger"}, 1)});
  story.add_slide(SlideKind::analysis, "Cutting corners",
                  {story.quote("radio", "The line has been cutting corners for years, and this morning shows it.")});
  story.add_slide(
      SlideKind::background, "The same bank in 2024",
      {story.quote("harbour", "The Marigold last struck the same bank in March 2024, when nobody was hurt.")});
  story.add_slide(SlideKind::next, "A tug on Tuesday",
                  {story.quote("radio", "A tug is due to pull the ship clear at high water on Tuesday.")});
  for (const auto& [date, article, text] :
       {std::tuple{"2024-03", "harbour", "The Marigold last struck the same bank in March 2024, when nobody was hurt."},
        {"2031-05-12", "agency",
         "A passenger ferry with 140 people aboard ran onto a sandbank near Tern Island early on Monday."},
        {"2031-05-13", "radio", "A tug is due to pull the ship clear at high water on Tuesday."}})
    story.digest.timeline.push_back({date, story.quote(article, text).quote});
  model::Dispute dispute;
  dispute.about = "People hurt";
  dispute.slide = model::SlideId("k4");
  dispute.values.push_back({12,
                            std::nullopt,
                            std::nullopt,
                            true,
                            "hurt",
                            "Harbour Post",
                            ArticleId("harbour"),
                            {0, 1},
                            base::parse_moment("2031-05-12T06:40:00Z"),
                            "the coastguard"});
  dispute.values.push_back({17,
                            std::nullopt,
                            std::nullopt,
                            false,
                            "hurt",
                            "North Wire",
                            ArticleId("agency"),
                            {0, 1},
                            base::parse_moment("2031-05-12T07:05:00Z"),
                            "the port authority"});
  story.digest.disputes.push_back(dispute);
  model::ArticleChange change;
  change.at = *base::parse_moment("2031-05-12T08:15:00Z");
  change.article = ArticleId("harbour");
  change.removed = {"At least nine people were hurt, the coastguard said."};
  story.digest.changes.push_back(change);
  story.digest.related.push_back(
      {model::StoryId("s9"), "Ferry line asked for its papers", "", "Tern Island, Marigold"});
  story.digest.archive.push_back(
      {model::StoryId("s2"), "Marigold strikes sandbank, nobody hurt", "2024-03-02", "Marigold"});
  story.digest.input_hash = digest::hash_inputs(story.digest.sources);
  return story;
}

TestStory make_hostile_story() {
  const std::string evil =
      "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&\x01\xff</title></style>{0}\xe2\x80\xae";
  TestStory story;
  model::Article& article = story.add_article("evil", evil, "2031-05-12T06:40:00Z", evil, evil + " and again.");
  article.url = "javascript:alert(1)";
  story.digest.sources.front().url = article.url;
  story.digest.story = model::StoryId(evil);
  story.digest.language = "\" onload=\"alert(1)";
  story.digest.updated = base::parse_moment("2031-05-12T06:40:00Z");
  story.digest.outlets = 1;
  story.digest.independent = 2;
  story.set_headline("evil");
  auto sentence = citing(story.quote("evil", evil + " and again."), evil, model::Stance::accuses);
  story.add_slide(SlideKind::lead, evil, {sentence}).id = model::SlideId(evil);
  story.digest.timeline.push_back({evil, sentence.quote});
  model::Dispute dispute;
  dispute.about = evil;
  dispute.slide = model::SlideId(evil);
  dispute.values.push_back({1e300, -1e300, 1e308, true, evil, evil, ArticleId("evil"), {0, 1}, std::nullopt, evil});
  story.digest.disputes.push_back(dispute);
  model::ArticleChange change;
  change.article = ArticleId(evil);
  change.removed = {evil};
  story.digest.changes.push_back(change);
  story.digest.related.push_back({model::StoryId(evil), evil, evil, evil});
  story.digest.input_hash = digest::hash_inputs(story.digest.sources);
  return story;
}

}  // namespace courant::render::testing
