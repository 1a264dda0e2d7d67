#include "app/extract_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/file_line.h"
#include "app/line_input.h"
#include "format/json_lines.h"
#include "page/extract_article.h"

namespace courant::app {
namespace {

struct Options {
  std::string file, url;
};

base::Result<void> extract_one(const std::string& id, const std::string& url, const std::string& path,
                               std::string_view content_type) {
  const auto bytes = read_file(path, page::page_bytes_max);
  if (!bytes) return base::fail(bytes.error().kind, id, bytes.error().subject + ": " + bytes.error().message);
  auto extraction = page::extract_article({*bytes, url, content_type});
  if (!extraction) return base::fail(extraction.error().kind, id, extraction.error().message);
  extraction->article.id = model::ArticleId(id);
  std::cout << format::extraction_line(*extraction) << '\n';
  return {};
}

int run(const Options& options) {
  if (!options.file.empty()) {
    const auto done = extract_one(options.file, options.url, options.file, "");
    if (!done) std::cout << format::error_line(done.error()) << '\n';
    return done ? 0 : 1;
  }
  return for_each_line({}, std::cout, [](std::string_view line) -> base::Result<void> {
    const auto file = parse_file_line(line);
    if (!file) return std::unexpected(file.error());
    return extract_one(file->id, file->url, file->path, file->content_type);
  });
}

}  // namespace

void add_extract_command(CLI::App& app, Action& action) {
  CLI::App* verb = app.add_subcommand("extract", "Read the articles off pages: text, title, byline, dates");
  auto options = std::make_shared<Options>();
  verb->add_option("FILE", options->file,
                   "a page (.gz is read too); without it, lines {\"id\",\"url\",\"path\"} on standard input");
  verb->add_option("--url", options->url, "where the page was fetched: for its links and the date in its address");
  verb->footer("Example: courant extract --url https://harbourpost.example/ferry ferry.html");
  verb->callback([&action, options] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
