// The sentences of a slide, and headlines, as titles are taken from them: whose word each is, where what is told begins
// and ends, and its clauses.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "digest/clauses.h"
#include "digest/material.h"
#include "digest/title_fitness.h"
#include "digest/title_headlines.h"
#include "digest/titles.h"

namespace courant::digest {

struct TitleSentence {
  const Sentence& sentence;  // a slide's; the story's first for a headline
  TaggedSentence tagged;
  const std::vector<model::Name>& names;  // with spans in what is tagged
  std::vector<Part> persons;
  TitleSource read;
  const model::Claim* cited = nullptr;   // whose word the sentence is
  const model::Claim* spoken = nullptr;  // the same where its content may follow the speaker's name
  bool unnamed = false;  // it is the word of nobody whom a title could name: "according to people who know the talks"
  std::string speaker{};
  std::string reacting{};  // of a reaction, who speaks, even to deny or to wish
  double place = 1;
  bool leads = false;          // of the lead
  std::uint32_t headline = 0;  // which of the story's it is, from 1; 0 for a slide's own sentence
  Clause whole{};              // of the sentence
  // What is told: the sentence, or each stretch of what somebody says, with its clause.
  std::vector<std::pair<Part, Clause>> regions{};
  // The stretches of what a paper, the police or records report, which a title may tell without them; else empty.
  std::vector<std::pair<Part, Clause>> reported{};

  // What a title of it has room for, with the speaker's name before it or not.
  TitleRoom room(bool with_speaker) const;

  // What is left behind "Clinton on".
  TitleRoom matter_room() const;

  // The same for a clause whose pronoun may go behind the speaker's name: "he is | bowing out".
  TitleRoom room(bool with_speaker, Part region) const;
};

std::vector<TitleSentence> list_title_sentences(const Material& material, const Telling& slide);

// The same of the reports' headlines, for a lead.
std::vector<TitleSentence> list_title_sentences(const Material& material, const std::vector<TitleHeadline>& headlines);

// Whether a clause is nobody's word, or is what somebody did by speaking: "Riyadh denies any role".
bool tells_itself(const Material& material, const TitleSentence& source, const Clause& clause);

// Whose word it is stands in the title: "Christie announced he's running for president".
bool reports_itself(const TitleSentence& source, const Clause& clause);

// What a sentence tells that may be told without its source: "Records showed that | the bridge was sold", "The bank is
// to close |, according to people who know the talks".
std::vector<Part> list_told_alone(const Material& material, const TitleSentence& source);

}  // namespace courant::digest
