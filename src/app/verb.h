// A verb over the settings: what the commands that open a store have in common.
#pragma once
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "app/commands.h"
#include "app/settings.h"
#include "app/web_server.h"

namespace courant::app {

// Adds the verb, with its flags for the settings. `run(const Options&)` gives a base::Result<void>, whose error is said
// and becomes the exit status; `example` is the whole line but for "courant". Options has a SettingFlags `settings`.
template <class Options, class Run>
CLI::App* add_verb(CLI::App& app, Action& action, const std::shared_ptr<Options>& options, const std::string& name,
                   const std::string& description, const std::string& example, Run run) {
  CLI::App* command = app.add_subcommand(name, description);
  add_setting_flags(*command, options->settings);
  command->footer("Example: courant " + example);
  command->callback([&action, options, run] {
    action = [options, run] {
      const base::Result<void> done = run(*options);
      std::cout.flush();
      return done ? 0 : complain(done.error());
    };
  });
  return command;
}

}  // namespace courant::app
