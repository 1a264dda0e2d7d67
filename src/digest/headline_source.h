// Whose word a headline is, and what it tells: "Mayor says wall will stand", "Wall to stand: report".
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// `persons` are the names of persons in the headline.
struct HeadlineSource {
  bool attributed = false;
  Part source;   // who says so; empty where that cannot be told, or where a rubric stands before: "Floods: …"
  Part content;  // what is said; empty where that cannot be told
};

HeadlineSource read_headline_source(const TaggedSentence& headline, const std::vector<Part>& persons);

// "Brand says | she will go": what the subject says, beside what the headline tells as it is; empty where it says
// nothing.
HeadlineSource read_headline_saying(const TaggedSentence& headline, const std::vector<Part>& persons);

}  // namespace courant::digest
