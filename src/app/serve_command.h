// The verb serve: the pages of a store, without fetching.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_serve_command(CLI::App& app, Action& action);

}  // namespace courant::app
