// The verb import: article lines into the store, and on to digests.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_import_command(CLI::App& app, Action& action);

}  // namespace courant::app
