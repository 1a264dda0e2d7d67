// The verb story: what the owner decides about stories.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_story_commands(CLI::App& app, Action& action);

}  // namespace courant::app
