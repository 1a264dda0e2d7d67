// The beginning of a sentence as a title beside its cut clauses: to where it could end, without times, brackets, and
// what commas part off before its verb.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

struct Beginning {
  std::vector<Part> parts;  // in order; what lies between them is left out
  double end;               // how whole it is there (digest/title_ends.h)
};

// Whether tokens from a verb on hold a clause that waits for its verb: "said on Tuesday", "found no evidence that the
// bias", "said when he arrived".
bool ends_open(const TaggedSentence& sentence, Part part);

// What is left of a part without times, brackets and "Mr".
std::vector<Part> without_asides(const TaggedSentence& sentence, Part part);

// From the subject of a sentence or of what somebody says, past what introduces it, to each place where it could end:
// those that end well first, of these the longest that there is room for. Empty where its finite verb does not follow.
// A person is named without the role before the name: `persons` are those names.
// `with_second`: behind them what the subject also did, "The mayor won and | named a deputy" without what stands
// between.
std::vector<Beginning> list_beginnings(const TaggedSentence& sentence, Part within, const std::vector<Part>& persons,
                                       TitleRoom room, bool with_second);

// "he | opposes the plan", "we | counted 24 dead", "she is | bowing out", "I'm | not in the race" behind the speaker's
// name: where a title goes on that says no more of its subject; its begin where the subject must stay.
std::size_t skip_pronoun(const TaggedSentence& sentence, const std::vector<Part>& title);

}  // namespace courant::digest
