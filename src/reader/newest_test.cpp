#include "reader/newest.h"

#include <gtest/gtest.h>

namespace courant::reader {
namespace {

TEST(Newest, ReadsAVersionAnewThatIsToldInOtherWords) {
  const auto store = store::open_store("memory:").value();
  model::Digest digest;
  digest.story = model::StoryId("s1");
  digest.language = "en";
  digest.headline.text = "Mona Lind leaves the council of Skerry";
  digest.input_hash = "sha256:1";
  ASSERT_EQ(store->digests().put(digest, store::Time{}).value(), 1);
  Newest newest;
  ASSERT_TRUE(newest.refresh(*store));
  EXPECT_TRUE(newest.subjects().at(0).topics->contains("mona lind"));

  digest.headline.text = "Ivar Holt follows in the council of Skerry";
  digest.input_hash = "sha256:2";
  ASSERT_EQ(store->digests().put(digest, store::Time{}).value(), 1) << "it tells nothing new";
  ASSERT_TRUE(newest.refresh(*store));
  EXPECT_TRUE(newest.subjects().at(0).topics->contains("ivar holt"));
}

// A story's names, each mentioned once.
edition::Subject about(const std::vector<std::pair<std::string, model::NameType>>& names) {
  edition::Topics topics;
  for (const auto& [name, type] : names) topics[name] = {name, type};
  edition::Subject subject;
  subject.topics = std::make_shared<const edition::Topics>(std::move(topics));
  return subject;
}

TEST(CountNames, AreOfTheKindThatMostStoriesGiveThem) {
  const auto names =
      count_names({about({{"Marigold", model::NameType::organisation}}), about({{"Marigold", model::NameType::person}}),
                   about({{"Marigold", model::NameType::person}})});
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].type, model::NameType::person);
  EXPECT_EQ(names[0].stories, 3);
}

TEST(CountNames, ListAPersonOnce) {
  const auto names =
      count_names({about({{"Odo Brand", model::NameType::person}, {"Brand", model::NameType::organisation}}),
                   about({{"Odo Brand", model::NameType::person}}), about({{"Lima", model::NameType::place}})});
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].written, "Odo Brand");
  EXPECT_EQ(names[1].written, "Lima");
}

}  // namespace
}  // namespace courant::reader
