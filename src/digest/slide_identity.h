// Which slide of a digest is which of the version before it, so that "new since you read" can be shown.
#pragma once
#include "model/digest.h"

namespace courant::digest {

// Gives every slide its id: that of the slide of `previous` (may be null) which tells the same, else a new one; and
// sets the digest's version, which rises only where a sentence is told, or a figure stands in a dispute, that was not
// in `previous`.
void identify_slides(model::Digest& digest, const model::Digest* previous);

}  // namespace courant::digest
