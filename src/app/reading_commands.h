// The verbs that read articles: annotate, dates, claims.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_reading_commands(CLI::App& app, Action& action);

}  // namespace courant::app
