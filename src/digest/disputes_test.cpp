#include "digest/disputes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/test_material.h"

namespace courant::digest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<FoundDispute> disputes_of(const std::string& first, const std::string& second,
                                      const std::string& later = "2026-06-16T14:00:00Z") {
  return find_disputes(TestMaterial({{"Post", "2026-06-16T10:00:00Z", "Train leaves the rails near Lowenby", first},
                                     {"Mail", later, "Express derails at Lowenby viaduct", second}})
                           .gather());
}

std::vector<double> values_of(const FoundDispute& found) {
  std::vector<double> values;
  for (const model::DisputedValue& value : found.dispute.values) values.push_back(value.value);
  return values;
}

const std::string seven =
    "Seven people were killed when an express train derailed at the viaduct near Lowenby on Tuesday.";
const std::string eleven =
    "Eleven people were killed when an express train derailed at a viaduct near Lowenby on Tuesday.";

TEST(Disputes, TollsOfOneDayStandSideBySide) {
  const auto found = disputes_of(seven, eleven);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(values_of(found[0]), ElementsAre(7, 11));
  EXPECT_EQ(found[0].dispute.status, model::DisputeStatus::dispute);
  EXPECT_EQ(found[0].dispute.about, "dead");
  EXPECT_EQ(found[0].dispute.values[1].outlet, "Mail");
}

TEST(Disputes, ASumOverSeveralIsNotHeldAgainstOneOfThem) {
  const std::string one =
      "The navy seized 12 rifles from the boat near Lowenby on Tuesday, an officer of the navy said.";
  const std::string other =
      "The navy seized 31 rifles from the boat near Lowenby on Tuesday, an officer of the navy said.";
  const std::string several =
      "The navy seized 31 rifles near Lowenby during the five operations, an officer of the navy said.";
  EXPECT_THAT(disputes_of(one, other), SizeIs(1));
  EXPECT_THAT(disputes_of(one, other + " " + several), IsEmpty());
}

TEST(Disputes, ALaterTollRevisesAnEarlier) {
  const auto found = disputes_of(seven, eleven, "2026-06-17T09:00:00Z");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].dispute.status, model::DisputeStatus::revised);
}

TEST(Disputes, OfUndatedReportsAFloorIsTheEarlierCount) {
  const std::string three =
      "At least three people were killed when an express train derailed at a viaduct near Lowenby on Tuesday.";
  const auto undated = [](const std::string& first, const std::string& second) {
    return find_disputes(TestMaterial({{"Post", "", "Train leaves the rails near Lowenby", first},
                                       {"Mail", "", "Express derails at Lowenby viaduct", second}})
                             .gather());
  };
  const auto found = undated(eleven, three);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(values_of(found[0]), ElementsAre(3, 11));
  EXPECT_EQ(found[0].dispute.status, model::DisputeStatus::revised);
  ASSERT_THAT(undated(eleven, seven), SizeIs(1));
  EXPECT_EQ(undated(eleven, seven)[0].dispute.status, model::DisputeStatus::dispute);
}

TEST(Disputes, AreNotRaisedWhereFiguresAgree) {
  EXPECT_THAT(disputes_of(seven, seven), IsEmpty());
  EXPECT_THAT(
      disputes_of("At least six people were killed when an express train derailed near Lowenby on Tuesday.", seven),
      IsEmpty());
  EXPECT_THAT(disputes_of("About 3,000 crates were found on the express train that derailed near Lowenby.",
                          "The express train that derailed near Lowenby carried 2,950 crates, which were found."),
              IsEmpty());
}

TEST(Disputes, AreNotRaisedBetweenDifferentThings) {
  EXPECT_THAT(disputes_of("The express train that derailed near Lowenby had nine coaches and left at dawn.",
                          "The express train that derailed near Lowenby had four drivers in a year."),
              IsEmpty());
  EXPECT_THAT(
      disputes_of(seven, "The train derailed at the viaduct near Lowenby, where 29 people were killed in 1995."),
      IsEmpty());
}

TEST(Disputes, AreNotRaisedWhereTheFiguresAddUp) {
  EXPECT_THAT(
      disputes_of("The ministry will send 25,000 doses of the vaccine to Lowenby and 15,000 to Ostrel this week.",
                  "The ministry will send 40,000 doses of the vaccine to Lowenby and Ostrel this week."),
      IsEmpty());
}

}  // namespace
}  // namespace courant::digest
