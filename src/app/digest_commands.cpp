#include "app/digest_commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <limits>
#include <memory>
#include <span>

#include "app/line_input.h"
#include "app/web_server.h"
#include "format/json_lines.h"
#include "pipeline/digest_articles.h"
#include "pipeline/verify.h"
#include "store/evidence.h"

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
  for (std::size_t i = 0; i < articles.size(); ++i)
    std::cout << format::background_line(articles[i].id.value, backgrounds[i]) << '\n';
  std::cout.flush();
  return status;
}

struct VerifyArguments {
  std::vector<std::string> digests;
  std::string articles, store;
};

// Prints what fails of a digest; the exit status.
int print_failures(const model::Digest& digest, std::span<const model::Article> articles) {
  int status = 0;
  for (const pipeline::Failure& failure : pipeline::verify(digest, articles)) {
    std::cout << "story " << digest.story.value << ": ";
    if (!failure.article.empty()) std::cout << "article " << failure.article.value << ": ";
    std::cout << failure.message << '\n';
    status = 1;
  }
  return status;
}

// Every day's edition of the store.
base::Result<int> verify_editions(store::Store& store) {
  const auto days = store.digests().days(std::chrono::minutes{0}, std::numeric_limits<std::int32_t>::max());
  if (!days) return std::unexpected(days.error());
  int status = 0;
  for (const store::DayCount& day : *days) {
    const auto digests = store.digests().between(day.day, day.day + std::chrono::days{1});
    if (!digests) return std::unexpected(digests.error());
    for (const store::StoredDigest& stored : *digests) {
      const auto articles = store::articles_behind(store, stored.digest, store::Evidence::all);
      if (!articles) return std::unexpected(articles.error());
      status = std::max(status, print_failures(stored.digest, *articles));
    }
  }
  return status;
}

int verify_in_store(const VerifyArguments& arguments) {
  const auto store = store::open_store(arguments.store);
  if (!store) return complain(store.error());
  if (arguments.digests.empty()) {
    const auto status = verify_editions(**store);
    return status ? *status : complain(status.error());
  }
  int status = 0;
  const int lines_status =
      for_each_line(arguments.digests, std::cout, [&](std::string_view line) -> base::Result<void> {
        const auto digest = format::parse_digest(line);
        if (!digest) return std::unexpected(digest.error());
        const auto articles = store::articles_behind(**store, *digest, store::Evidence::all);
        if (!articles) return std::unexpected(articles.error());
        status = std::max(status, print_failures(*digest, *articles));
        return {};
      });
  return std::max(status, lines_status);
}

int verify_in_lines(const VerifyArguments& arguments) {
  std::vector<model::Article> articles;
  int status = read_articles({arguments.articles}, std::cout, articles);
  const int digests_status =
      for_each_line(arguments.digests, std::cout, [&](std::string_view line) -> base::Result<void> {
        const auto digest = format::parse_digest(line);
        if (!digest) return std::unexpected(digest.error());
        status = std::max(status, print_failures(*digest, articles));
        return {};
      });
  return std::max(status, digests_status);
}

int run_verify(const VerifyArguments& arguments) {
  if (arguments.articles.empty() == arguments.store.empty())
    return complain({base::ErrorKind::usage, "verify", "needs either --articles or --store"});
  if (arguments.digests.empty() && arguments.store.empty())
    return complain({base::ErrorKind::usage, "verify", "names no digests"});
  const int status = arguments.store.empty() ? verify_in_lines(arguments) : verify_in_store(arguments);
  std::cout.flush();
  return status;
}

}  // namespace

void add_digest_commands(CLI::App& app, Action& action) {
  const auto digest = std::make_shared<DigestArguments>();
  CLI::App* verb = app.add_subcommand("digest", "Compose digests of articles");
  verb->add_option("FILE", digest->files, "Article lines; - or none: standard input");
  verb->add_flag("--stories-given", digest->options.stories_given,
                 "The articles carry their story and are not grouped");
  verb->footer("Example: courant digest articles.jsonl > digests.jsonl");
  verb->callback([digest, &action] { action = [digest] { return run_digest(*digest); }; });

  const auto background = std::make_shared<BackgroundArguments>();
  verb = app.add_subcommand("background",
                            "Tell for each article what the earlier ones on its matter say of what went before");
  verb->add_option("FILE", background->files,
                   "Article lines of one matter, from old to new; - or none: standard input");
  verb->add_option("--words", background->words, "Words at most")->check(CLI::Range(10, 1000))->capture_default_str();
  verb->footer("Example: courant background < reports.jsonl");
  verb->callback([background, &action] { action = [background] { return run_background(*background); }; });

  const auto verify = std::make_shared<VerifyArguments>();
  verb = app.add_subcommand("verify", "Check digests against the articles they were composed of");
  verb->add_option("DIGEST", verify->digests, "Digest lines; -: standard input; none: every edition of the store");
  verb->add_option("--articles", verify->articles, "The articles, as lines");
  verb->add_option("--store", verify->store, "The store that has the articles");
  verb->footer(
      "Examples: courant verify digests.jsonl --articles articles.jsonl\n          courant verify --store courant.db");
  verb->callback([verify, &action] { action = [verify] { return run_verify(*verify); }; });
}

}  // namespace courant::app
