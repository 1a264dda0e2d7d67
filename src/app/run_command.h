// The verb run: fetch, compose and serve in one process.
#pragma once
#include "app/commands.h"
#include "app/settings.h"
#include "desk/desk.h"

namespace courant::app {

void add_run_command(CLI::App& app, Action& action);

// The desk as the settings want it. Errors: usage.
base::Result<desk::Settings> desk_settings(const Settings& settings);

}  // namespace courant::app
