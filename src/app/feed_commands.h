// `courant parse-feed`: feeds to lines, an item at a time, so that memory does not grow with the feed.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_feed_commands(CLI::App& app, Action& action);

}  // namespace courant::app
