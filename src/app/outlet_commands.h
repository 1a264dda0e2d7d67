// The verbs about feeds: add, remove, feeds, import-opml, export-opml.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_outlet_commands(CLI::App& app, Action& action);

}  // namespace courant::app
