#include "page/byline.h"

#include <gtest/gtest.h>

#include "page/metadata.h"

namespace courant::page {
namespace {

using Names = std::vector<std::string>;

struct Case {
  const char* text;
  BylineKind kind;
  Names names;
};

const Case cases[] = {
    {"By Ann Lee and Bo Ek", BylineKind::plain, {"Ann Lee", "Bo Ek"}},
    {"Posted on 4 May 2024 by Ann Lee in Politics", BylineKind::plain, {"Ann Lee"}},
    {"Posted in Politics by annlee on August 3, 2019", BylineKind::plain, {"annlee"}},
    {"12. Juni 2024 · von freeman1984 · in Allgemein", BylineKind::marked, {"freeman1984"}},
    {"VON ANN LEE am 21. April 2020", BylineKind::plain, {"ANN LEE"}},
    {"Par Jean Le Goff le 07 Mai 2020", BylineKind::plain, {"Jean Le Goff"}},
    {"Auteur: Anna Kubišta", BylineKind::plain, {"Anna Kubišta"}},
    {"ByAnn Lee", BylineKind::plain, {"Ann Lee"}},
    {"25.10.2022 - Ann Lee", BylineKind::plain, {"Ann Lee"}},
    {"25.10.2022 - Zum Angebot hier", BylineKind::plain, {}},
    {"The ferry was seen by fishers", BylineKind::plain, {}},
    {"Ann Lee | 12 min read", BylineKind::marked, {"Ann Lee"}},
    {"Ann Lee, PhD, Bo Ek, MD", BylineKind::stated, {"Ann Lee", "Bo Ek"}},
    {"kirstin boatto", BylineKind::stated, {"kirstin boatto"}},
    {"https://www.facebook.com/harbourpost", BylineKind::stated, {}},
    {"© Harbour Pictures", BylineKind::marked, {}},
    {"No Author", BylineKind::stated, {}},
};

TEST(ReadByline, FindsTheNames) {
  for (const Case& one : cases) EXPECT_EQ(read_byline(one.text, one.kind).names, one.names) << one.text;
}

TEST(ChooseAuthors, WeighsThePlaces) {
  Statements statements;
  statements.site_names = {{"Harbour Post", StatedIn::open_graph, 0}};
  statements.authors = {{"Harbour Post", StatedIn::json_ld, 0}, {"By Ann Lee", StatedIn::visible, 2}};
  EXPECT_EQ(choose_authors(statements), Names{"Ann Lee"}) << "a person before the site's name";
  statements.authors = {{"Harbour Post", StatedIn::json_ld, 0}};
  EXPECT_EQ(choose_authors(statements), Names{"Harbour Post"}) << "the site where nobody is named";
  statements.authors = {{"Redaktion", StatedIn::json_ld, 0}, {"Von Ann Lee", StatedIn::visible, 4}};
  EXPECT_EQ(choose_authors(statements), Names{"Ann Lee"}) << "a person before the newsroom";
  statements.authors = {{"Ann Lee", StatedIn::json_ld, 0}, {"By Ann Lee and Bo Ek", StatedIn::visible, 2}};
  EXPECT_EQ(choose_authors(statements), (Names{"Ann Lee", "Bo Ek"})) << "who is named beside the surest";
  statements.authors = {
      {"Ann Lee", StatedIn::json_ld, 0}, {"Ann Lee", StatedIn::visible, 2}, {"Cy Day", StatedIn::visible, 2}};
  EXPECT_EQ(choose_authors(statements), Names{"Ann Lee"}) << "another byline on the page is another article's";
  statements.authors = {
      {"By Ann Lee", StatedIn::visible, 5}, {"By Cy Day", StatedIn::visible, 5}, {"By Cy Day", StatedIn::visible, 5}};
  EXPECT_EQ(choose_authors(statements), Names{"Ann Lee"}) << "lines apart are not one byline, and two are no two votes";
}

}  // namespace
}  // namespace courant::page
