// Clauses read past quotation marks, as of "Lee said the board “will not pay” for the wall".
#pragma once
#include <vector>

#include "digest/clauses.h"

namespace courant::digest {

// The clause that goes through `stretches` of a sentence, one after the other, as if no quotation marks stood in them.
// Those that open and close within a cut are kept in it. Without `attributed`, cuts that would lose the others are not
// given: what somebody else called so is not to be told as it is.
Clause read_unquoted_clause(const TaggedSentence& sentence, const std::vector<Part>& stretches, ClauseLimits limits,
                            const std::vector<Part>& persons);

// Whether quotation marks stand within a part, past those it begins with.
bool has_quotes_within(const TaggedSentence& sentence, Part part);

}  // namespace courant::digest
