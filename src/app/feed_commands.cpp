#include "app/feed_commands.h"

#include <unistd.h>
#include <zlib.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/file_line.h"
#include "app/line_input.h"
#include "feed/parse_feed.h"
#include "format/json_lines.h"

namespace courant::app {
namespace {

struct GzipCloser {
  void operator()(gzFile_s* file) const { gzclose(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, GzipCloser>;

// Reads plain files and gzipped ones alike.
GzipFile open_file(const std::string& path) {
  return GzipFile(path == "-" ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path.c_str(), "rb"));
}

base::Result<void> parse_one(const FileLine& line, std::ostream& out) {
  const GzipFile file = open_file(line.path);
  if (!file) return base::fail(base::ErrorKind::not_found, line.id, line.path + ": cannot be opened");
  bool started = false;
  const auto start = [&] {
    if (!started) out << format::feed_line_start(line.id);
    started = true;
  };
  const auto read = [&](char* to, std::size_t room) -> std::size_t {
    const int got = gzread(file.get(), to, static_cast<unsigned>(room));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  };
  std::string separator;
  const auto write = [&](model::FeedItem&& item) {
    start();
    out << separator << format::to_json(item);
    separator = ",";
    return true;
  };
  feed::FeedContext context;
  context.url = line.url;
  context.content_type = line.content_type;
  auto feed = feed::read_feed(read, context, write);
  int unpacked = Z_OK;
  gzerror(file.get(), &unpacked);
  const bool damaged = unpacked != Z_OK && unpacked != Z_STREAM_END;
  if (unpacked == Z_ERRNO) return base::fail(base::ErrorKind::unavailable, line.id, line.path + ": cannot be read");
  if (!feed && damaged) return base::fail(base::ErrorKind::invalid, line.id, "its gzip is damaged");
  if (!feed) return base::fail(feed.error().kind, line.id, feed.error().message);
  if (damaged) feed->warnings.push_back("its gzip is damaged");
  start();
  out << format::feed_line_end(*feed) << '\n';
  return {};
}

struct Options {
  std::vector<std::string> files;
  std::string url, content_type;
};

int run(const Options& options) {
  if (options.files.empty()) {
    return for_each_line({}, std::cout, [](std::string_view line) -> base::Result<void> {
      const auto file = parse_file_line(line);
      return file ? parse_one(*file, std::cout) : std::unexpected(file.error());
    });
  }
  int status = 0;
  for (const std::string& path : options.files) {
    const auto done = parse_one({path, options.url, path, options.content_type}, std::cout);
    if (done) continue;
    std::cout << format::error_line(done.error()) << '\n';
    status = 1;
  }
  std::cout.flush();
  return status;
}

}  // namespace

void add_feed_commands(CLI::App& app, Action& action) {
  CLI::App* verb = app.add_subcommand("parse-feed", "Read feeds: RSS, Atom, CDF, JSON Feed, well-formed or not");
  auto options = std::make_shared<Options>();
  verb->add_option("FILE", options->files,
                   "feeds (.gz is read too; -: standard input); without one, lines "
                   "{\"id\",\"path\",\"url\",\"content_type\"} on standard input");
  verb->add_option("--url", options->url, "where the feed was fetched: for its relative links");
  verb->add_option("--content-type", options->content_type, "what HTTP said of it");
  verb->footer("Example: courant parse-feed --url https://harbourpost.example/rss rss.xml");
  verb->callback([&action, options] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
