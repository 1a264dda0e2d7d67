// `courant edition`: an edition out of the store, to take along or to put on any web server.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_edition_command(CLI::App& app, Action& action);

}  // namespace courant::app
