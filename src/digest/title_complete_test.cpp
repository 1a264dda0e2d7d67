#include "digest/title_complete.h"

#include <gtest/gtest.h>

#include <string>

#include "digest/title_gaps.h"

namespace courant::digest {
namespace {

// Of a title that ends before the bar, without what stands in square brackets: "[the] mayor closed the [old] harbour |
// on".
bool is_complete(const std::string& marked) {
  std::string text;
  std::vector<model::Span> dropped;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(text.size());
    if (marked[i] == '[') {
      dropped.push_back({at, at});
    } else if (marked[i] == ']') {
      dropped.back().end = at;
    } else if (marked[i] == '|') {
      end = at;
      ++i;  // and the space behind it
    } else {
      text += marked[i];
    }
  }
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, text);
  std::vector<Part> parts;
  for (std::size_t i = 0; i < tokens.size() && tokens[i].span.end <= end; ++i) {
    bool gone = false;
    for (const model::Span span : dropped) gone |= span.contains(tokens[i].span);
    if (!gone) append_part(parts, {i, i + 1});
  }
  const TaggedSentence sentence{tokens, tags, text};
  return weigh_completeness(sentence, parts) == 1 && leaves_whole(sentence, parts, {});
}

TEST(CompleteTitles, HaveWhatTheirVerbAsksFor) {
  EXPECT_FALSE(is_complete("[The] wall prevented bakers | from leaving the port."));
  EXPECT_TRUE(is_complete("[The] league removed the song | from its records."));
  EXPECT_FALSE(is_complete("[The] mayor turned the talks | into a quarrel."));
  EXPECT_FALSE(is_complete("[The] board urged the mayor | on Monday to resign."));
  EXPECT_FALSE(is_complete("[The] port depends | on stone."));
  EXPECT_TRUE(is_complete("[The] mayor closed the harbour | on Monday."));
  EXPECT_FALSE(is_complete("[The] guard pulled the driver | over near the port."));
}

TEST(CompleteTitles, HaveWhatTheirVerbAsksForBehindWhatIsPutBetween) {
  EXPECT_FALSE(is_complete("[The] board prompted Roe | , a baker of Lima, to resign."));
  EXPECT_FALSE(is_complete("[The] mayor urged Roe | , 61, to resign."));
  EXPECT_FALSE(is_complete("Roe described the wall | at the port of Lima as old."));
  EXPECT_FALSE(is_complete("[The] vote resulted | , once again, in a tie."));
  EXPECT_FALSE(is_complete("[The] board vowed in April | to close the port."));
  EXPECT_TRUE(is_complete("Roe closed the wall | at the port of Lima as guards left."));
  EXPECT_FALSE(is_complete("Roe called the plan | to close the port a mistake."));
  EXPECT_FALSE(is_complete("Roe called the plan | “unfair,” and left."));
  EXPECT_TRUE(is_complete("Roe called the mayor | on Monday."));
}

TEST(CompleteTitles, EndNotInAVerbThatSaysNothingAlone) {
  EXPECT_FALSE(is_complete("[The] baker was born | in Lima."));
  EXPECT_FALSE(is_complete("[The] storm was centered | three miles from the port."));
  EXPECT_FALSE(is_complete("[The] firm has faced | more criticism in Lima."));
  EXPECT_FALSE(is_complete("[The] mayor is responsible | for the port."));
  EXPECT_FALSE(is_complete("[The] mayor answered by saying | that the port is old."));
  EXPECT_TRUE(is_complete("[The] baker was arrested | in Lima."));
}

TEST(CompleteTitles, BeginAndEndNotInAnIdiom) {
  EXPECT_FALSE(is_complete("[The talks began in the] wake of the storm | ."));
  EXPECT_FALSE(is_complete("[The wall gave] way to a park | ."));
  EXPECT_FALSE(is_complete("[They make] decisions with regard | to the port."));
  EXPECT_FALSE(is_complete("[The board met the] former Chief | of Staff Roe."));
}

TEST(CompleteTitles, HaveWhatTheirNounAsksFor) {
  EXPECT_FALSE(is_complete("[The] law gives the mayor the ability | to close the port."));
  EXPECT_TRUE(is_complete("[The] board removed Roe's access | to the port."));
  EXPECT_FALSE(is_complete("Lima became the 11th town | in the league to ban lorries."));
  EXPECT_FALSE(is_complete("It is the first vote | in the rich nation since the wall fell."));
  EXPECT_FALSE(is_complete("[They sent stone in] return for food | and coal."));
}

TEST(CompleteTitles, EndNotInTheSubjectOfAClause) {
  EXPECT_FALSE(is_complete("Roe insisted bakers | , masons and guards were leaving the port."));
  EXPECT_FALSE(is_complete("[The] film shows the moment | a baker was hit."));
  EXPECT_FALSE(is_complete("Roe claimed that bakers | with boats come to the port."));
  EXPECT_FALSE(is_complete("[The] law poised for a vote | in Lima this week would close the port."));
  EXPECT_FALSE(is_complete("Police allege Lee Moe | , 61, opened the port."));
  EXPECT_FALSE(is_complete("[The] report comes as guards | and nearly 30 masons are leaving the port."));
  EXPECT_TRUE(is_complete("Roe said bakers were leaving | the port."));
}

TEST(CompleteTitles, JoinNoComplementToAnObject) {
  EXPECT_FALSE(is_complete("[Roe blamed the] board for the delay | ."));
  EXPECT_FALSE(is_complete("[The law would allow] guards to close the port | ."));
  EXPECT_TRUE(is_complete("[The town saw a] dispute over the harbour | ."));
}

TEST(CompleteTitles, CutNoCompound) {
  EXPECT_FALSE(is_complete("[The harbour] board closed the port | on Monday."));
  EXPECT_TRUE(is_complete("[The Acme] officials closed the port | on Monday."));
  EXPECT_FALSE(is_complete("[The] board faces murder | and robbery charges."));
  EXPECT_TRUE(is_complete("Officials | familiar with the plan met the mayor."));
  EXPECT_FALSE(is_complete("[The] natural-gas | rich nation votes on Monday."));
  EXPECT_FALSE(is_complete("Roe and Roe met the mayor | on Monday."));
  EXPECT_FALSE(is_complete("[The] guests were Acme [, Bolt and] Crane | ."));
  EXPECT_FALSE(is_complete("[The] families [of the two] old masons | left the port."));
  EXPECT_FALSE(is_complete("Roe averaged five yards [a] carry | ."));
  EXPECT_FALSE(is_complete("[The] lamp costs $1799 | and $2199 in the port."));
}

}  // namespace
}  // namespace courant::digest
