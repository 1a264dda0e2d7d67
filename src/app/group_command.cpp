// courant group: articles in order of arrival → the story, origin and credit of each.
#include "app/group_command.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "app/line_input.h"
#include "app/web_server.h"
#include "desk/decide.h"
#include "format/json_lines.h"
#include "pipeline/shared_dates.h"
#include "story/grouper.h"

namespace courant::app {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string decisions;
  int window_days = 7;
};

void tell_dates(const std::vector<model::Article>& articles, story::Grouping& grouping) {
  std::unordered_map<model::ArticleId, std::size_t> place;
  std::vector<std::optional<std::vector<std::string>>> dates(articles.size());
  const auto dates_of = [&](std::size_t i) -> const std::vector<std::string>& {
    if (!dates[i]) dates[i] = pipeline::find_iso_dates(articles[i]);
    return *dates[i];
  };
  for (std::size_t i = 0; i < articles.size(); ++i) {
    place[articles[i].id] = i;
    if (const auto likest = place.find(grouping.likest[i]); likest != place.end())
      pipeline::tell_shared_dates(dates_of(i), dates_of(likest->second), grouping.assignments[i].why);
  }
}

// A line of `courant story decisions`.
base::Result<store::Decision> parse_decision(const std::string& line) {
  const auto said = nlohmann::json::parse(line, nullptr, false);
  const auto take = [&](const char* name, auto& ids) {
    const auto list = said.find(name);
    if (list == said.end() || !list->is_array()) return;
    for (const auto& id : *list)
      if (id.is_string()) ids.emplace_back(id.template get<std::string>());
  };
  store::Decision decision;
  bool is_whole = false;
  if (said.is_object()) {
    take("stories", decision.stories);
    take("articles", decision.articles);
    const auto kind = said.find("kind");
    if (kind != said.end() && *kind == "merge") {
      decision.kind = store::DecisionKind::merge;
      is_whole = decision.stories.size() > 1;
    } else if (kind != said.end() && *kind == "split") {
      decision.kind = store::DecisionKind::split;
      is_whole = !decision.articles.empty();
    } else if (kind != said.end() && *kind == "pin") {
      decision.kind = store::DecisionKind::pin;
      is_whole = !decision.stories.empty() && !decision.articles.empty();
    }
  }
  if (!is_whole)
    return base::fail(base::ErrorKind::invalid, "decision", "is no line that courant story decisions prints");
  return decision;
}

base::Result<std::vector<story::Decision>> read_decisions(const std::string& path) {
  std::vector<store::Decision> decisions;
  if (path.empty()) return desk::to_grouping(decisions);
  std::ifstream in(path);
  if (!in) return base::fail(base::ErrorKind::not_found, path, "cannot be read");
  for (std::string line; std::getline(in, line);) {
    auto parsed = parse_decision(line);
    if (!parsed) return std::unexpected(parsed.error());
    decisions.push_back(std::move(*parsed));
  }
  return desk::to_grouping(decisions);
}

int run(const Options& options) {
  const auto decisions = read_decisions(options.decisions);
  if (!decisions) return complain(decisions.error());
  story::Settings settings;
  settings.window = std::chrono::days(options.window_days);
  std::vector<model::Article> articles;
  const int status = for_each_line(options.files, std::cout, [&](std::string_view line) -> base::Result<void> {
    auto article = format::parse_article(line);
    if (!article) return std::unexpected(article.error());
    articles.push_back(std::move(*article));
    return {};
  });
  story::Grouping grouping = story::group_articles(articles, settings, *decisions);
  tell_dates(articles, grouping);
  for (const model::Assignment& assignment : grouping.assignments) std::cout << format::to_json(assignment) << '\n';
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
  verb->add_option("--decisions", options->decisions, "The owner's word: lines of courant story decisions");
  verb->footer("Example: courant group articles.jsonl > stories.jsonl");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
