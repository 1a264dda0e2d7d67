// Whether a sentence goes on from a step that the reader has not seen: "Lee, though, …", "nevertheless", "Lee added".
#pragma once
#include "digest/told.h"

namespace courant::digest {

// How far a sentence that stands first on its slide continues what was not told: 1 for what a reader would ask about,
// less for "also" and "still"; 0 for none.
double continues_untold(const Material& material, const Sentence& sentence, const Told& told);

}  // namespace courant::digest
