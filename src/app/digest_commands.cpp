#include "app/digest_commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/line_input.h"
#include "format/json_lines.h"
#include "pipeline/digest_articles.h"
#include "pipeline/verify.h"

namespace courant::app {
namespace {

int read_articles(const std::vector<std::string>& files, std::ostream& errors, std::vector<model::Article>& articles) {
  return for_each_line(files, errors, [&](std::string_view line) -> base::Result<void> {
    auto article = format::parse_article(line);
    if (!article) return std::unexpected(article.error());
    articles.push_back(std::move(*article));
    return {};
  });
}

struct DigestArguments {
  std::vector<std::string> files;
  pipeline::DigestOptions options;
};

int run_digest(const DigestArguments& arguments) {
  std::vector<model::Article> articles;
  int status = read_articles(arguments.files, std::cout, articles);
  const pipeline::DigestedStories stories = pipeline::digest_articles(articles, arguments.options);
  for (const model::Digest& digest : stories.digests) std::cout << format::to_json(digest) << '\n';
  for (const base::Error& error : stories.errors) {
    std::cout << format::error_line(error) << '\n';
    status = 1;
  }
  std::cout.flush();
  return status;
}

struct BackgroundArguments {
  std::vector<std::string> files;
  int words = 80;
};

int run_background(const BackgroundArguments& arguments) {
  std::vector<model::Article> articles;
  const int status = read_articles(arguments.files, std::cout, articles);
  const auto backgrounds = pipeline::recall_backgrounds(articles, arguments.words);
  for (std::size_t i = 0; i < articles.size(); ++i) std::cout << format::background_line(articles[i].id.value, backgrounds[i]) << '\n';
  std::cout.flush();
  return status;
}

struct VerifyArguments {
  std::vector<std::string> digests;
  std::string articles;
};

int run_verify(const VerifyArguments& arguments) {
  std::vector<model::Article> articles;
  int status = read_articles({arguments.articles}, std::cout, articles);
  const int digests_status = for_each_line(arguments.digests, std::cout, [&](std::string_view line) -> base::Result<void> {
    const auto digest = format::parse_digest(line);
    if (!digest) return std::unexpected(digest.error());
    for (const pipeline::Failure& failure : pipeline::verify(*digest, articles)) {
      std::cout << "story " << digest->story.value << ": ";
      if (!failure.article.empty()) std::cout << "article " << failure.article.value << ": ";
      std::cout << failure.message << '\n';
      status = 1;
    }
    return {};
  });
  std::cout.flush();
  return std::max(status, digests_status);
}

}  // namespace

void add_digest_commands(CLI::App& app, Action& action) {
  const auto digest = std::make_shared<DigestArguments>();
  CLI::App* verb = app.add_subcommand("digest", "Compose digests of articles");
  verb->add_option("FILE", digest->files, "Article lines; - or none: standard input");
  verb->add_flag("--stories-given", digest->options.stories_given, "The articles carry their story and are not grouped");
  verb->footer("Example: courant digest articles.jsonl > digests.jsonl");
  verb->callback([digest, &action] { action = [digest] { return run_digest(*digest); }; });

  const auto background = std::make_shared<BackgroundArguments>();
  verb = app.add_subcommand("background", "Tell for each article what the earlier ones on its matter say of what went before");
  verb->add_option("FILE", background->files, "Article lines of one matter, from old to new; - or none: standard input");
  verb->add_option("--words", background->words, "Words at most")->check(CLI::Range(10, 1000))->capture_default_str();
  verb->footer("Example: courant background < reports.jsonl");
  verb->callback([background, &action] { action = [background] { return run_background(*background); }; });

  const auto verify = std::make_shared<VerifyArguments>();
  verb = app.add_subcommand("verify", "Check digests against the articles they were composed of");
  verb->add_option("DIGEST", verify->digests, "Digest lines; -: standard input")->required();
  verb->add_option("--articles", verify->articles, "The articles, as lines")->required();
  verb->footer("Example: courant verify digests.jsonl --articles articles.jsonl");
  verb->callback([verify, &action] { action = [verify] { return run_verify(*verify); }; });
}

}  // namespace courant::app
