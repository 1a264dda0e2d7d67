// courant demo.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_demo_command(CLI::App& app, Action& action);

}  // namespace courant::app
