// Whatever is changed in a digest, or in an article behind it, is found.
#include "pipeline/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "pipeline/state_visit.h"

namespace courant::pipeline {
namespace {

using Json = nlohmann::ordered_json;

// Changes one byte of an article and says what verify says.
std::vector<Failure> verify_changed(const std::string& id, bool in_title, std::uint32_t at) {
  std::vector<model::Article> articles = read_cases();
  const model::Digest digest = compose_visit();
  for (model::Article& article : articles) {
    if (article.id.value == id) (in_title ? article.title : article.text)[at] ^= 1;
  }
  return verify(digest, articles);
}

TEST(Verify, AcceptsWhatIsTrue) { EXPECT_TRUE(verify(compose_visit(), read_cases()).empty()); }

TEST(Verify, NamesTheArticleOfWhichAByteChanged) {
  const model::Digest digest = compose_visit();
  const model::Quote& quote = digest.slides[0].sentences[0].quote;
  const std::string id = quote.article.value;
  const auto names = [&](const std::vector<Failure>& failures) {
    return std::ranges::any_of(failures, [&](const Failure& failure) { return failure.article == quote.article; });
  };
  EXPECT_TRUE(names(verify_changed(id, false, quote.span.begin + 2)));
  EXPECT_TRUE(names(verify_changed(id, false, quote.span.end + 5)));
  EXPECT_TRUE(names(verify_changed(id, true, 3)));
}

TEST(Verify, RecomputesSupportAndIndependence) {
  model::Digest digest = compose_visit();
  digest.slides[0].sentences[0].support.push_back(model::ArticleId("cnn-1"));
  EXPECT_FALSE(verify(digest, read_cases()).empty());
  digest = compose_visit();
  ++digest.slides[0].sentences[0].independent;
  EXPECT_FALSE(verify(digest, read_cases()).empty());
  digest = compose_visit();
  digest.slides[0].sentences[0].outlet = "Nobody";
  EXPECT_FALSE(verify(digest, read_cases()).empty());
}

// The state visit with one report that its outlet changed later, so that the digest tells of the change.
std::vector<model::Article> read_cases_edited() {
  std::vector<model::Article> articles = read_cases();
  model::Article edited = articles.at(1);
  edited.version = 2;
  edited.modified = base::parse_moment("2024-06-18T19:00:00Z");
  edited.text = edited.text.substr(0, edited.text.rfind('\n') + 1) + "The two leaders dined together on Tuesday night.";
  articles.push_back(edited);
  return articles;
}

// Calls `change` with the path of every leaf, and of every element of a list; the digest as changed there.
void change_each(Json& whole, Json& at, const std::string& path,
                 const std::function<void(const std::string&, const Json&)>& changed) {
  const Json kept = at;
  const auto with = [&](Json value) {
    at = std::move(value);
    changed(path, whole);
    at = kept;
  };
  if (at.is_string()) {
    std::string text = at.get<std::string>();
    with(text + "x");
    if (!text.empty()) with(text.substr(1));
    if (text == "denies" || text == "asserts") with(text == "denies" ? "asserts" : "denies");
    if (text == "dispute" || text == "revised") with(text == "dispute" ? "revised" : "dispute");
  } else if (at.is_boolean()) {
    with(!at.get<bool>());
  } else if (at.is_number_integer()) {
    with(at.get<std::int64_t>() + 1);
    if (at.get<std::int64_t>() > 0) with(at.get<std::int64_t>() - 1);
  } else if (at.is_number()) {
    with(at.get<double>() + 0.5);
  } else if (at.is_array()) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      Json shorter = kept;
      shorter.erase(i);
      at = shorter;
      changed(path + "[-]", whole);
      at = kept;
    }
    for (std::size_t i = 0; i < at.size(); ++i) change_each(whole, at[i], path + "[]", changed);
  } else if (at.is_object()) {
    for (auto& [key, value] : at.items()) change_each(whole, value, path + "." + key, changed);
  }
}

TEST(Verify, FindsAChangeInAnyField) {
  // What the composer adds, and nothing in the articles can tell: it may leave out a slide, a sentence or a date.
  const std::set<std::string> composers{".story",       ".version",       ".generator",      ".slides[-]",
                                        ".slides[].id", ".slides[].kind", ".slides[].title", ".slides[].sentences[-]",
                                        ".timeline[-]", ".changes[-]"};
  const std::vector<model::Article> articles = read_cases_edited();
  const model::Digest digest = compose_visit(articles);
  ASSERT_EQ(digest.changes.size(), 1U);
  ASSERT_FALSE(digest.timeline.empty());
  ASSERT_FALSE(digest.disputes.empty());
  ASSERT_TRUE(verify(digest, articles).empty());
  const std::string original = format::to_json(digest);
  Json whole = Json::parse(original);
  std::map<std::string, int> found;
  change_each(whole, whole, "", [&](const std::string& path, const Json& changed) {
    const auto parsed = format::parse_digest(changed.dump());
    if (!parsed || composers.contains(path)) return;
    if (format::to_json(*parsed) == original) return;  // a word that is not known was not read
    ++found[path];
    EXPECT_FALSE(verify(*parsed, articles).empty()) << path << ": " << changed.dump().substr(0, 200);
  });
  for (const char* path : {".headline.text",
                           ".updated",
                           ".outlets",
                           ".independent",
                           ".slides[].sentences[].text",
                           ".slides[].sentences[].outlet",
                           ".slides[].sentences[].article",
                           ".slides[].sentences[].version",
                           ".slides[].sentences[].span[]",
                           ".slides[].sentences[].url",
                           ".slides[].sentences[].support[]",
                           ".slides[].sentences[].support[-]",
                           ".slides[].sentences[].independent",
                           ".slides[].sentences[].cited.speaker",
                           ".slides[].sentences[].cited.stance",
                           ".timeline[].date",
                           ".timeline[].text",
                           ".disputes[].values[].value",
                           ".disputes[].status",
                           ".disputes[].values[-]",
                           ".changes[].removed[]",
                           ".changes[].added[][]",
                           ".sources[].hash",
                           ".sources[].origin",
                           ".sources[].published",
                           ".sources[].outlet",
                           ".sources[-]",
                           ".input_hash"}) {
    EXPECT_GT(found[path], 0) << path << " was never changed";
  }
}

TEST(Verify, FindsAClaimedOriginThatIsNone) {
  model::Digest digest = compose_visit();
  for (model::DigestSource& source : digest.sources) {
    if (source.article.value == "harbour-1") source.origin = source.article;  // a copy poses as a report of its own
  }
  const auto failures = verify(digest, read_cases());
  ASSERT_EQ(failures.size(), 1U);
  EXPECT_EQ(failures[0].article.value, "harbour-1");
  EXPECT_THAT(failures[0].message, testing::HasSubstr("the origin is reuters-1"));
}

TEST(Verify, DoesNotTakeALaterArticleForAnEarlierVersion) {
  std::vector<model::Article> articles = read_cases();
  const model::Digest digest = compose_visit(articles);
  for (model::Article& article : articles) article.version = 2;
  EXPECT_FALSE(verify(digest, articles).empty());
}

}  // namespace
}  // namespace courant::pipeline
