// courant group.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_group_command(CLI::App& app, Action& action);

}  // namespace courant::app
