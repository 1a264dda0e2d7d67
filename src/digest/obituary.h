// Whom a story mourns: what that person did lies before the story, whether it is dated or not.
#pragma once
#include <string>

#include "digest/material.h"

namespace courant::digest {

// The surname of whom half of the titles and more say has died ("Ann Lee, 90, Dies"), not was killed; empty for nobody.
std::string find_mourned(const Material& material);

}  // namespace courant::digest
