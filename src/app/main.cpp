// Puts Courant together: parses the command line and runs one verb.
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/commands.h"
#include "app/demo_command.h"
#include "app/digest_commands.h"
#include "app/edition_command.h"
#include "app/extract_command.h"
#include "app/feed_commands.h"
#include "app/follow_commands.h"
#include "app/group_command.h"
#include "app/import_command.h"
#include "app/outlet_commands.h"
#include "app/reading_commands.h"
#include "app/run_command.h"
#include "app/serve_command.h"
#include "app/story_commands.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app{
      "Courant reads the feeds of many outlets and tells each story slide by slide, every sentence word for word\n"
      "from a named outlet and linked to where it stands.",
      "courant"};
  app.set_version_flag("--version", "courant " COURANT_VERSION);
  app.require_subcommand(1);
  courant::app::Action action;
  courant::app::add_demo_command(app, action);
  courant::app::add_digest_commands(app, action);
  courant::app::add_edition_command(app, action);
  courant::app::add_extract_command(app, action);
  courant::app::add_feed_commands(app, action);
  courant::app::add_follow_commands(app, action);
  courant::app::add_group_command(app, action);
  courant::app::add_import_command(app, action);
  courant::app::add_outlet_commands(app, action);
  courant::app::add_reading_commands(app, action);
  courant::app::add_run_command(app, action);
  courant::app::add_serve_command(app, action);
  courant::app::add_story_commands(app, action);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return action ? action() : 2;
}
