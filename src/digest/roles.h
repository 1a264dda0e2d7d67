// A person's role as reports tell it beside the name: before it, behind it, or of whom.
#pragma once
#include <string>

#include "digest/material.h"

namespace courant::digest {

// The name with its role, in a report's own words: "William McGinley, Mr. Grimm's attorney"; the name alone where no
// report gives the role. `own` is asked first.
std::string name_with_role(const Material& material, const Report& own, const std::string& name);

}  // namespace courant::digest
