// How far a sentence leans on something that the reader was not told: "the message", "such a move", a bare surname.
#pragma once
#include "digest/told.h"
#include "digest/windows.h"

namespace courant::digest {

// How far a sentence leans on what was not told: 1 and more for what a reader would ask about ("such a move"; two bare
// surnames; "however", where it stands first), less for a definite noun that most would pass over; 0 for none.
double lean_on_unseen(const Material& material, const Sentence& sentence, const Told& told, bool stands_first);

// The sum over a window's sentences, each told after the one before it.
double lean_of_window(const Material& material, const Window& window, const Told& told);

}  // namespace courant::digest
