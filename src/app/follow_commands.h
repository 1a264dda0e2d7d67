// The verbs follow, follows, unfollow and deliver: who is sent what.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_follow_commands(CLI::App& app, Action& action);

}  // namespace courant::app
