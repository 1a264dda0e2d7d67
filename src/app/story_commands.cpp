#include "app/story_commands.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/settings.h"
#include "app/story_diff.h"
#include "app/verb.h"
#include "base/time.h"
#include "desk/decide.h"
#include "desk/press.h"

namespace courant::app {
namespace {

using base::Result;

struct Options {
  SettingFlags settings;
  std::string first, second;
  std::vector<std::string> articles;
  std::int64_t decision = 0;
  std::optional<int> from, to;
};

store::Time now() { return desk::second_of(desk::SystemClock().now()); }

Result<void> compose(store::Store& store) {
  const desk::SystemClock clock;
  desk::Press press(store, clock);
  if (const auto pressed = press.run(); !pressed) return std::unexpected(pressed.error());
  return {};
}

Result<void> decided(store::Store& store, const Result<std::int64_t>& decision) {
  if (!decision) return std::unexpected(decision.error());
  std::cout << "decision " << *decision << '\n';
  return compose(store);
}

Result<void> merge(store::Store& store, const Options& options) {
  return decided(store,
                 desk::merge_stories(store, model::StoryId(options.first), model::StoryId(options.second), now()));
}

Result<void> split(store::Store& store, const Options& options) {
  std::vector<model::ArticleId> articles;
  for (const std::string& id : options.articles) articles.emplace_back(id);
  return decided(store, desk::split_articles(store, articles, now()));
}

Result<void> pin(store::Store& store, const Options& options) {
  return decided(store,
                 desk::pin_article(store, model::ArticleId(options.first), model::StoryId(options.second), now()));
}

Result<void> list(store::Store& store, const Options&) {
  const auto decisions = store.stories().decisions();
  if (!decisions) return std::unexpected(decisions.error());
  constexpr const char* kinds[] = {"merge", "split", "pin"};
  for (const store::Decision& decision : *decisions) {
    nlohmann::ordered_json line{{"id", decision.id}, {"kind", kinds[static_cast<int>(decision.kind)]}};
    for (const auto& story : decision.stories) line["stories"].push_back(story.value);
    for (const auto& article : decision.articles) line["articles"].push_back(article.value);
    line["at"] = base::format_utc(decision.at);
    std::cout << line.dump() << '\n';
  }
  return {};
}

Result<void> withdraw(store::Store& store, const Options& options) {
  return store.stories().withdraw(options.decision);
}

Result<void> versions(store::Store& store, const Options& options) {
  return print_versions(store, model::StoryId(options.first));
}

Result<void> diff(store::Store& store, const Options& options) {
  return print_diff(store, model::StoryId(options.first), options.from, options.to);
}

using Verb = Result<void> (*)(store::Store&, const Options&);

Result<void> run(Verb verb, const Options& options) {
  const auto settings = load_settings(options.settings);
  if (!settings) return std::unexpected(settings.error());
  const auto store = open_store(*settings);
  if (!store) return std::unexpected(store.error());
  return verb(**store, options);
}

}  // namespace

void add_story_commands(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* story =
      app.add_subcommand("story", "What became of a story, and what the machine got wrong: compare, merge, split, pin");
  story->require_subcommand(1);
  story->footer("Examples: courant story diff s1\n          courant story merge s1 s7");
  const auto add = [&](const std::string& name, const char* description, const char* example, Verb verb) {
    return add_verb(*story, action, options, name, description, "story " + name + ' ' + example,
                    [verb](const Options& given) { return run(verb, given); });
  };
  add("versions", "List the versions of a story's digest, a JSON line each", "s1", versions)
      ->add_option("STORY", options->first, "Its id")
      ->required();
  CLI::App* comparing =
      add("diff", "Print what a version of a story tells that an earlier one did not", "s1 2 5", diff);
  comparing->add_option("STORY", options->first, "Its id")->required();
  comparing->add_option("FROM", options->from, "The earlier version; unless given the one before the other");
  comparing->add_option("TO", options->to, "The later version; unless given the newest");
  CLI::App* merging =
      add("merge", "These two stories are one: the first stays, the second's address leads to it", "s1 s7", merge);
  merging->add_option("INTO", options->first, "The story that stays")->required();
  merging->add_option("FROM", options->second, "The story that joins it")->required();
  add("split", "These articles are a story of their own", "a3 a8", split)
      ->add_option("ARTICLE", options->articles, "Their ids")
      ->required();
  CLI::App* pinning = add("pin", "This article stays in this story", "a3 s1", pin);
  pinning->add_option("ARTICLE", options->first, "Its id")->required();
  pinning->add_option("STORY", options->second, "The story's id")->required();
  add("decisions", "Print what was decided, a JSON line each", "", list);
  add("withdraw", "Forget a decision: it outranks the machine no more, what it did stays", "3", withdraw)
      ->add_option("DECISION", options->decision, "Its id")
      ->required();
}

}  // namespace courant::app
