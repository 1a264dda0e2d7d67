#include "edition/edits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::edition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The change whose newer version holds these sentences, all of them added.
std::vector<Edit> edits_of(const std::vector<std::string>& removed, const std::vector<std::string>& added) {
  model::ArticleChange change;
  change.removed = removed;
  std::string text = "Kept. ";
  for (const std::string& sentence : added) {
    change.added.push_back(
        {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + sentence.size())});
    text += sentence + ' ';
  }
  return list_edits(change, text);
}

std::vector<std::pair<std::string, std::string>> texts_of(const std::vector<Edit>& edits) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const Edit& edit : edits) texts.emplace_back(edit.before, edit.after);
  return texts;
}

TEST(Edits, TellsChangedFromGoneAndNew) {
  const std::string was = "Three people were hurt, the harbour said.", is = "Five people were hurt, the harbour said.";
  const std::string gone = "The minister will visit on Friday.", came = "Schools stay closed until the weekend.";
  EXPECT_THAT(texts_of(edits_of({gone, was}, {came, is})),
              ElementsAre(std::pair(gone, std::string()), std::pair(was, is), std::pair(std::string(), came)));
  EXPECT_THAT(texts_of(edits_of({was}, {})), ElementsAre(std::pair(was, std::string())));
  EXPECT_THAT(texts_of(edits_of({}, {is})), ElementsAre(std::pair(std::string(), is)));
  EXPECT_THAT(edits_of({}, {}), IsEmpty());
}

TEST(Edits, GivesEachSentenceItsLikest) {
  const std::string a = "The bank held its rate at four percent on Tuesday.",
                    b = "The bank held its rate at five percent on Tuesday, too.";
  const std::string a2 = "The bank held its rate at four percent on Tuesday!",
                    b2 = "The bank held its rate at five percent on Tuesday, it said, too.";
  EXPECT_THAT(texts_of(edits_of({a, b}, {b2, a2})), ElementsAre(std::pair(a, a2), std::pair(b, b2)));
}

TEST(Edits, ReadsLanguagesWithoutSpaces) {
  const std::string was = "港口周一因風暴關閉,三人受傷。", is = "港口周一因風暴關閉,五人受傷。";
  EXPECT_THAT(texts_of(edits_of({was}, {is})), ElementsAre(std::pair(was, is)));
}

TEST(Edits, LeavesOutWhatLiesOutsideTheText) {
  model::ArticleChange change;
  change.added = {{0, 99}, {0, 5}};
  EXPECT_THAT(texts_of(list_edits(change, "Kept.")), ElementsAre(std::pair(std::string(), std::string("Kept."))));
}

TEST(Edits, ComparesNoTextWrittenAnewSentenceBySentence) {
  const std::vector<std::string> many(300, "The quay was closed on Monday after a storm.");
  EXPECT_EQ(edits_of(many, many).size(), 600u);
}

}  // namespace
}  // namespace courant::edition
