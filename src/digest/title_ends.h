// How whole a clause is that a title cuts off: by what follows it in its sentence.
#pragma once
#include "digest/phrases.h"

namespace courant::digest {

// Of a clause whose last kept token is `end` - 1, within a sentence or a statement that ends at `stop`: 1 where it is
// complete there or a time, a place, a reason or an aside follows, less where what follows belongs to what was kept
// ("discussed the possibility | of a deal"), hardly anything where a phrase or word is broken. A guess from 0 to 1.
double weigh_end(const TaggedSentence& sentence, std::size_t end, std::size_t stop);

}  // namespace courant::digest
