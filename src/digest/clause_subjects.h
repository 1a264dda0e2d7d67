// By what words the subject of a clause can be called in a title; only those that agree with its verb.
#pragma once
#include <vector>

#include "digest/clause_start.h"

namespace courant::digest {

// The subject, without light words, a group without of whom, a body by the last word of its name or by its letters, a
// person without the role before the name, and by the last name alone. `persons` are the names of persons, without role
// or title.
std::vector<Part> list_subjects(const TaggedSentence& sentence, const ClauseStart& start,
                                const std::vector<Part>& persons);

// Those from which modifiers (digest/modifiers.h) are then taken: the subject whole, the group without of whom, a body
// by the last word of its name, and of whom something is the number: "the number of murders jumped".
std::vector<Part> list_short_subjects(const TaggedSentence& sentence, const ClauseStart& start,
                                      const std::vector<Part>& persons);

}  // namespace courant::digest
