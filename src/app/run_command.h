// The verb run: fetch, compose and serve in one process.
#pragma once
#include "app/commands.h"
#include "app/settings.h"
#include "desk/desk.h"

namespace courant::app {

void add_run_command(CLI::App& app, Action& action);

// Logs go to standard error from the settings' level on. Errors: usage.
base::Result<void> set_log(const Settings& settings);

// The desk as the settings want it. Errors: usage.
base::Result<desk::Settings> desk_settings(const Settings& settings);

}  // namespace courant::app
