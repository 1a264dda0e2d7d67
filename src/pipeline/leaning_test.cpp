// Which sentences lean on what was not told. Here and not in digest/, since the claims come from claim/.
#include <gtest/gtest.h>

#include "digest/lean.h"
#include "pipeline/test_story.h"

namespace courant::pipeline {
namespace {

// How far the last sentence of a text leans, when the first alone was told.
double lean(const std::string& text) {
  const Story story({text});
  digest::Told told(story.material());
  told.hear(story.material().sentences.front());
  return lean_on_unseen(story.material(), story.material().sentences.back(), told, true);
}

TEST(Leaning, NamesMustHaveBeenIntroduced) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Mayor Ann Lee came. The gates were shut before Lee."), 1);
  EXPECT_LT(lean(lead + "Mayor Ann Lee came. The harbour will not open today, Lee said."), 0.5);
  EXPECT_LT(lean(lead + "It was shut before Mayor Ann Lee."), 0.5);
}

TEST(Leaning, ANameThatOnlyOtherReportsIntroduceLeans) {
  const std::string lead = "The harbour was closed on Monday. ";
  const auto in_story = [&](const std::string& text) {
    const Story story({lead + "Mayor Ann Hardwick came.", lead + text});
    digest::Told told(story.material());
    told.hear(story.material().sentences.front());
    return lean_on_unseen(story.material(), story.material().sentences.back(), told, true);
  };
  EXPECT_GE(in_story("Hardwick shut some gates."), 0.6);
  EXPECT_LT(in_story("Ann Hardwick shut some gates."), 0.6);
  EXPECT_LT(in_story("Masons shut some gates."), 0.6);
}

TEST(Leaning, ConnectivesPointToASeenStep) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Fishermen, though, called for another harbour."), 1);
  EXPECT_GE(lean(lead + "Fishermen fired back in a letter."), 1);
  EXPECT_GE(lean(lead + "Fishermen called for a smaller harbour instead."), 1);
  EXPECT_LT(lean(lead + "Fishermen called for a smaller harbour instead of a pier."), 1);
}

TEST(Leaning, WhoAlsoSaysSoAndWhereIsTold) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Hardwick has also praised a plan."), 0.6);
  EXPECT_LT(lean(lead + "Hardwick has praised a plan."), 0.6);
  EXPECT_GE(lean(lead + "All masons stay because a mission there is ongoing."), 0.6);
  EXPECT_LT(lean(lead + "In Dover all masons stay because a mission there is ongoing."), 0.6);
  EXPECT_GE(lean(lead + "Ann Lee and other masons have criticized his plan."), 0.6);
  EXPECT_LT(lean(lead + "Ann Lee and other masons have criticized a plan."), 0.6);
}

TEST(Leaning, SomebodysDecisionMustBeTold) {
  const std::string lead = "The harbour was closed on Monday by Mayor Ann Lee. ";
  EXPECT_GE(lean(lead + "Fishermen cheered the mayor's decision."), 0.5);
  EXPECT_LT(lean(lead + "Fishermen cheered the mayor's decision to close a pier."), 0.5);
}

TEST(Leaning, HeSaidNeedsAKnownSpeaker) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Bob Ray came first. “We will not pay for the harbour,” he said."), 1);
  EXPECT_LT(lean("Bob Ray closed the harbour on Monday. “We will not pay for the harbour,” he said."), 1);
}

TEST(Leaning, AQuotedHeIsNotTheSpeaker) {
  const std::string lead = "The harbour was closed on Monday by Mayor Ann Lee. ";
  EXPECT_GE(lean(lead + "“I believe that he changed the view,” Ann Lee said."), 0.6);
  EXPECT_LT(lean(lead + "“I believe that a neighbour changed the view,” Ann Lee said."), 0.6);
}

TEST(Leaning, EpithetsMustFitSomebody) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "The lawyer from the islands came off the ferry."), 1);
  EXPECT_LT(lean(lead + "The harbour lawyer came off a ferry."), 1);
}

TEST(Leaning, StepsNobodySaw) {
  const std::string lead = "The harbour was closed on Monday by Mayor Ann Lee. ";
  EXPECT_GE(lean(lead + "Bob Ray, a former pilot, agreed that most piers are old."), 1);
  EXPECT_LT(lean(lead + "Pilots of two ferries agreed that most piers are old."), 1);
  EXPECT_GE(lean(lead + "Bob Ray nevertheless opened a pier."), 1);
  EXPECT_LT(lean(lead + "Bob Ray was ill but nevertheless opened a pier."), 1);
  EXPECT_GE(lean(lead + "Bob Ray voiced similar fears on Monday."), 1);
  EXPECT_LT(lean(lead + "Bob Ray voiced fears similar to those of pilots."), 1);
  EXPECT_GE(lean(lead + "Bob Ray was referring to a sailor who sank a ferry."), 1);
  EXPECT_GE(lean(lead + "Two sailors are seen waiting on a pier."), 1);
  EXPECT_LT(lean(lead + "Two sailors are seen in a video of a pier."), 1);
  EXPECT_GE(lean(lead + "Bob Ray released a statement late on Monday."), 1);
  EXPECT_LT(lean(lead +
                 "Bob Ray released a statement late on Monday that called the closure of each and every pier a shame."),
            1);
}

TEST(Leaning, WordsAndMeetingsOfSomebodyMustBeTold) {
  const std::string lead = "The harbour was closed on Monday by Mayor Ann Lee. ";
  EXPECT_GE(lean(lead + "Nobody has found figures that back up Ann Lee's claims."), 0.6);
  EXPECT_LT(lean(lead + "Nobody has found figures that back up Ann Lee's claim that piers sink."), 0.6);
  EXPECT_GE(lean(lead + "Tuesday's meeting was meant to calm fishermen."), 0.6);
  EXPECT_LT(lean("Fishermen held a meeting. Tuesday's meeting was meant to calm fishermen."), 0.6);
}

TEST(Leaning, TimesAndFiguresMustBeTold) {
  const std::string lead = "Ann Lee closed the harbour on Monday for 400 tons of oil. ";
  EXPECT_GE(lean(lead + "Ann Lee issued an apology at the time and called the closure a mistake."), 1);
  EXPECT_LT(lean(lead + "Ann Lee issued an apology at the time of the Monday vote."), 0.5);
  EXPECT_GE(lean(lead + "The $6,400 figure rests on a study of one of the older plans of Ann Lee."), 1);
  EXPECT_LT(lean(lead + "The 400 figure rests on a study of one of the older plans of Ann Lee."), 0.5);
}

TEST(Leaning, BeginningsOfOrBesideWhatWasNotTold) {
  const std::string lead = "Ann Lee closed the harbour on Monday. ";
  EXPECT_GE(lean(lead + "One of the most serious warnings was a cable of Ann Lee to the pilots."), 1);
  EXPECT_LT(lean("Ann Lee gave two warnings. One of the most serious warnings was a cable of Ann Lee."), 0.5);
  EXPECT_GE(lean(lead + "Broader briefings were held for Ann Lee before the closure of the harbour."), 1);
  EXPECT_LT(lean(lead + "Broader ships than those of Ann Lee use the harbour."), 0.5);
  EXPECT_GE(lean(lead + "Nine other people were believed to be trapped in the harbour."), 1);
  EXPECT_GT(lean(lead + "The letter to Ann Lee was sent when pilots came to the harbour."), 0.6);
}

TEST(Leaning, LettersNobodyOpened) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "The HPB found no cracks in a pier."), 1);
  EXPECT_GE(lean(lead + "HPB's divers found no cracks in a pier."), 1);
  EXPECT_LT(lean(lead + "The FBI found no cracks in a pier."), 1);
  EXPECT_LT(lean("The Harbour Pier Board (HPB) came. The HPB found no cracks in a pier."), 1);
}

TEST(Leaning, DefiniteThingsBeforeAVerbThatMayBeANoun) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "The organization uses two boats of Dover."), 1);
  EXPECT_GE(lean(lead + "The 11-foot boats sell for less."), 1);
  EXPECT_GE(lean(lead + "“The man is ill,” said Ann Lee, a Dover lawyer."), 0.6);
}

TEST(Leaning, AnotherWordForWhatWasTold) {
  EXPECT_GE(lean("The harbour was closed on Monday. The trip shows how lonely Ann Lee is."), 1);
  EXPECT_LT(lean("The visit to Dover began on Monday. The trip shows how lonely Ann Lee is."), 1);
}

TEST(Leaning, AQuotationMustNotPointAtWhatNobodyNamed) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Mayor Ann Lee wrote, “I hope we can say these were mended.”"), 1);
  EXPECT_LT(lean(lead + "Mayor Ann Lee wrote of two boats, “I hope we can say these were mended.”"), 0.6);
  EXPECT_LT(lean(lead + "“I hope we can say these were mended,” Mayor Ann Lee said of two boats."), 0.6);
  EXPECT_GE(lean(lead + "“I know well how they lied,” Mayor Ann Lee said on Friday."), 1);
  EXPECT_LT(lean(lead + "“I know well how crews lied and why they did,” Mayor Ann Lee said."), 0.6);
  EXPECT_GE(lean(lead + "“The vessel has left a pier near Dover,” said Mayor Ann Lee."), 0.6);
  EXPECT_GE(lean(lead + "Mayor Ann Lee met Tom Hardwick. “I can bear Hardwick no more,” said Judge Eve Ray."), 0.6);
}

TEST(Leaning, TheyMustBeNamedBefore) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Ann Lee won a race for them and they danced on a pier."), 1);
  EXPECT_LT(lean(lead + "Ann Lee won a race for two clubs and they danced on a pier."), 0.6);
}

TEST(Leaning, ABriefSentenceIsAllAboutWhatItNames) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Ann Lee put Tom Ray on the list."), 0.6);
  EXPECT_LT(lean(lead + "Ann Lee put Tom Ray on the list of divers."), 0.6);
}

TEST(Leaning, ABeginningMustNotCountOnASentenceBefore) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Seven came by ferry from Dover with old maps."), 1);
  EXPECT_LT(lean(lead + "Seven were killed by a storm near Dover."), 0.6);
  EXPECT_LT(lean(lead + "Seven masons came by ferry from Dover."), 0.6);
  EXPECT_GE(lean(lead + "Less than five weeks later, Ann Lee sold a ferry."), 1);
  EXPECT_LT(lean(lead + "Ann Lee sold a ferry less than five weeks later."), 0.6);
  EXPECT_GE(lean(lead + "“Why was a pier shut for so long?” Representative Ann Lee of Dover asked at a conference."),
            1);
  EXPECT_GE(lean(lead + "Mayor Ann Lee of the town of Dover said just that."), 1);
}

TEST(Leaning, ADayDoesNotSayWhichCrowd) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "“I love ferries,” Ann Lee told the crowd Friday night."), 0.6);
  EXPECT_LT(lean(lead + "“I love ferries,” Ann Lee told the crowd of masons Friday night."), 0.6);
}

TEST(Leaning, ATitleIsNoFirstName) {
  const std::string lead = "The harbour was closed on Monday. ";
  EXPECT_GE(lean(lead + "Sr. Hardwick said a storm was near."), 0.6);
  EXPECT_LT(lean(lead + "Ann Hardwick said a storm was near."), 0.6);
}

}  // namespace
}  // namespace courant::pipeline
