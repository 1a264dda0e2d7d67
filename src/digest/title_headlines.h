// Reports' headlines as titles of the lead are taken from them: written as the reports' texts write their words
// ("Senate overrides Obama's veto", where a headline has a capital on each), tagged, with their names.
#pragma once
#include <string>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

struct TitleHeadline {
  std::uint32_t report = 0;
  std::string text;
  std::string speaker;              // whose word it is; empty for what is told as it is
  std::vector<Term> speaker_stems;  // the words that name who speaks
  std::vector<text::Token> tokens;
  std::vector<text::Tag> tags;
  std::vector<model::Name> names;  // with spans in `text`
  std::vector<Part> persons;

  TaggedSentence tagged() const { return {tokens, tags, text}; }
};

// Of the story's reports that are no copies, the latest so many, in the story's order: headlines that tell by
// themselves, so no question and no comment; what is somebody's word with who speaks. Read when first asked for and
// kept with the material: not thread-safe.
const std::vector<TitleHeadline>& list_title_headlines(const Material& material);

// Whether what is kept of a headline is whole: it begins where its subject does, ends where the headline does or where
// more is only added, and lacks no noun between. `cut`: what lies between may be left out (digest/headline_cuts.h).
bool is_whole_title(const TitleHeadline& headline, const std::vector<Part>& parts, bool cut);

}  // namespace courant::digest
