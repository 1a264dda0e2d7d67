// Whom a story mourns: what that person did lies before the story, whether it is dated or not.
#pragma once
#include <string>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

// The names of whom half of the titles and more say has died ("Ann Lee, 90, Dies"), not was killed: surname and byname;
// none for nobody.
std::vector<std::string> find_mourned(const Material& material);

}  // namespace courant::digest
