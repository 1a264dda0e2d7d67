// `courant extract`: pages to article lines.
#pragma once
#include "app/commands.h"

namespace courant::app {

void add_extract_command(CLI::App& app, Action& action);

}  // namespace courant::app
