// How far a sentence leans on persons whom nobody introduced: a bare surname, of which no first name or role was told.
#pragma once
#include "digest/told.h"

namespace courant::digest {

// The sum over the persons that a sentence names; less for a speaker, who is shown with a role beside it.
double lean_on_names(const Material& material, const Sentence& sentence, const Told& told);

}  // namespace courant::digest
