#include "app/import_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/line_input.h"
#include "app/progress.h"
#include "app/settings.h"
#include "app/stop_signal.h"
#include "app/web_server.h"
#include "desk/press.h"
#include "format/json_lines.h"
#include "store/store.h"

namespace courant::app {
namespace {

struct Options {
  SettingFlags settings;
  std::vector<std::string> files;
};

constexpr std::int64_t batch_articles = 500;  // a commit each: durable, and not one disk flush an article

// Puts article lines into the store, in batches that are durable before they are counted.
class Import {
 public:
  Import(store::Store& store, std::stop_token stop, double bytes_total)
      : store_(store), stop_(std::move(stop)), bytes_total_(bytes_total) {}

  base::Result<void> take(std::string_view line) {
    if (stop_.stop_requested() || failure_) return {};
    auto article = format::parse_article(line);
    if (!article) return std::unexpected(article.error());
    if (auto put = take(std::move(*article)); !put) failure_ = put.error();
    bytes_ += static_cast<double>(line.size() + 1);
    progress_.show(lines(), bytes_total_ > 0 ? bytes_ / bytes_total_ : -1);
    return {};
  }

  base::Result<void> end() {
    progress_.end();
    if (failure_) return std::unexpected(*failure_);
    return commit();
  }

  bool has_changed() const { return added_ + versions_ > 0; }
  std::int64_t lines() const { return added_ + versions_ + unchanged_; }
  std::string summary() const {
    return fmt::format("{} articles: {} new, {} new versions, {} here already", grouped_digits(lines()),
                       grouped_digits(added_), grouped_digits(versions_), grouped_digits(unchanged_));
  }

 private:
  base::Result<void> take(model::Article article) {
    if (!transaction_) {
      auto begun = store_.begin();
      if (!begun) return std::unexpected(begun.error());
      transaction_ = std::move(*begun);
    }
    const auto known = store_.articles().has(article.id, model::article_hash(article));
    if (!known) return std::unexpected(known.error());
    if (*known) {
      ++unchanged_;
      return {};
    }
    if (!article.seen) article.seen = base::Moment{desk::second_of(desk::SystemClock().now())};
    const auto put = store_.articles().put(article);
    if (!put) return std::unexpected(put.error());
    ++(put->outcome == store::PutOutcome::added ? added_ : versions_);
    return ++in_batch_ >= batch_articles ? commit() : base::Result<void>{};
  }

  base::Result<void> commit() {
    if (!transaction_) return {};
    auto done = transaction_->commit();
    transaction_.reset();
    in_batch_ = 0;
    return done;
  }

  store::Store& store_;
  std::stop_token stop_;
  double bytes_total_, bytes_ = 0;
  Progress progress_{"articles read"};
  std::unique_ptr<store::Transaction> transaction_;
  std::optional<base::Error> failure_;
  std::int64_t in_batch_ = 0, added_ = 0, versions_ = 0, unchanged_ = 0;
};

double bytes_of(const std::vector<std::string>& files) {
  double total = 0;
  for (const std::string& file : files) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return -1;  // standard input, or what is no file
    total += static_cast<double>(size);
  }
  return total;
}

base::Result<desk::Pressed> press(store::Store& store, std::stop_token stop) {
  const desk::SystemClock clock;
  desk::Press press(store, clock);
  Progress grouping("articles grouped"), composing("stories composed");
  return press.run(stop, [&](desk::Press::Stage stage, std::int64_t done, std::int64_t of) {
    Progress& progress = stage == desk::Press::Stage::grouping ? grouping : composing;
    if (stage == desk::Press::Stage::composing) grouping.end();
    progress.show(done, of > 0 ? static_cast<double>(done) / static_cast<double>(of) : -1);
  });
}

int run(const Options& options) {
  const auto settings = load_settings(options.settings);
  if (!settings) return complain(settings.error());
  const StopSignal stop;
  auto store = open_store(*settings);
  if (!store) return complain(store.error());

  Import import(**store, stop.token(), bytes_of(options.files));
  const int status = for_each_line(options.files, std::cout, [&](std::string_view line) { return import.take(line); });
  if (const auto ended = import.end(); !ended) return complain(ended.error());
  std::cerr << import.summary() << '\n';
  const auto pressed = press(**store, stop.token());
  if (!pressed) return complain(pressed.error());
  std::cerr << fmt::format("{} articles grouped, {} stories composed, {} digests new or changed\n",
                           grouped_digits(pressed->articles), grouped_digits(pressed->stories),
                           grouped_digits(pressed->digests));
  const bool stopped = stop.token().stop_requested();
  if (!stopped && !import.has_changed() && pressed->articles + pressed->stories == 0)
    std::cerr << "nothing has changed\n";
  if (stopped) {
    std::cerr << "stopped; the same command goes on from here\n";
    return 1;
  }
  return status;
}

}  // namespace

void add_import_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("import", "Put article lines into the store and compose their stories");
  verb->add_option("FILE", options->files, "Article lines; - : standard input")->required();
  add_setting_flags(*verb, options->settings);
  verb->footer(
      "Example: courant import articles.jsonl --store courant.db\nA second import of the same file changes nothing.");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
