// courant group: articles in order of arrival → the story, origin and credit of each.
#include "app/group_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/line_input.h"
#include "format/json_lines.h"
#include "story/grouper.h"

namespace courant::app {
namespace {

struct Options {
  std::vector<std::string> files;
  int window_days = 7;
};

int run(const Options& options) {
  story::Settings settings;
  settings.window = std::chrono::days(options.window_days);
  std::vector<model::Article> articles;
  const int status = for_each_line(options.files, std::cout, [&](std::string_view line) -> base::Result<void> {
    auto article = format::parse_article(line);
    if (!article) return std::unexpected(article.error());
    articles.push_back(std::move(*article));
    return {};
  });
  for (const model::Assignment& assignment : story::group_articles(articles, settings).assignments) {
    std::cout << format::to_json(assignment) << '\n';
  }
  std::cout.flush();
  return status;
}

}  // namespace

void add_group_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("group", "Group articles, in order of arrival, into stories");
  verb->add_option("FILE", options->files, "Article lines; - or none: standard input");
  verb->add_option("--window", options->window_days, "Days over which reports are compared")
      ->check(CLI::Range(1, 365))
      ->capture_default_str();
  verb->footer("Example: courant group articles.jsonl > stories.jsonl");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
