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

}  // namespace
}  // namespace courant::reader
