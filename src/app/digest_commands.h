// courant digest: articles → digests. courant verify: digests and their articles → what does not hold.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_digest_commands(CLI::App& app, Action& action);

}  // namespace courant::app
