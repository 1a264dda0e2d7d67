#include "app/edition_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/open_reader.h"
#include "app/verb.h"
#include "render/edition_files.h"
#include "render/syndication.h"

namespace courant::app {
namespace {

struct Options {
  SettingFlags settings;
  std::string date;
  bool morning = false, week = false;
  std::string zone;
  std::string format = "html";
  std::string out;
};

base::Result<void> write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::error_code error;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) return base::fail(base::ErrorKind::unavailable, path.string(), "cannot be written");
  return {};
}

render::Channel channel_of(const render::Site& site, const render::FrontPage& front, reader::Reader& reader) {
  return {site.name + ", " + site.clock.period(front.period()),
          std::string(to_string(front.kind)) + "/" + edition::name_of(front.period()), site.at.edition(front.period()),
          site.at.page(edition::name_of(front.period()) + ".atom"), reader.entries_of(front)};
}

base::Result<void> write_edition(const Options& options, const render::Site& site, const render::FrontPage& front,
                                 reader::Reader& reader) {
  if (options.format == "html") {
    for (const render::File& file : render::write_static_edition(site, front))
      if (const auto written = write_file(std::filesystem::path(options.out) / file.path, file.bytes); !written)
        return written;
    return {};
  }
  const std::string bytes = options.format == "epub" ? render::write_epub(site, front)
                            : options.format == "md" ? render::write_markdown(site, front)
                                                     : render::write_atom(site, channel_of(site, front, reader));
  if (!options.out.empty()) return write_file(options.out, bytes);
  std::cout << bytes << std::flush;
  return {};
}

// Which edition is asked for: nullopt, the newest of its kind.
base::Result<std::optional<edition::Period>> read_period(const Options& options, edition::PeriodKind kind) {
  if (options.date.empty()) return std::nullopt;
  const auto period = edition::parse_period(kind, options.date);
  if (!period)
    return base::fail(base::ErrorKind::usage, options.date,
                      kind == edition::PeriodKind::week ? "not a week like 2031-W20, nor a date like 2031-05-12"
                                                        : "not a date like 2031-05-12");
  return *period;
}

base::Result<void> run(const Options& options) {
  using base::ErrorKind;
  if (options.out.empty() && options.format == "html")
    return base::fail(ErrorKind::usage, "--out", "an HTML edition is a folder: say which");
  const auto kind = options.week      ? edition::PeriodKind::week
                    : options.morning ? edition::PeriodKind::morning
                                      : edition::PeriodKind::day;
  const auto period = read_period(options, kind);
  if (!period) return std::unexpected(period.error());
  auto settings = load_settings(options.settings);
  if (!settings) return std::unexpected(settings.error());
  if (!options.zone.empty()) settings->serve.zone = options.zone;
  const auto reader = open_reader(*settings);
  if (!reader) return std::unexpected(reader.error());
  const auto front = *period ? (*reader)->front(**period) : (*reader)->newest_front(kind);
  if (!front) return std::unexpected(front.error());
  if (!*front) return base::fail(ErrorKind::not_found, options.date, "this edition has no stories");
  // Atom wants absolute addresses even where Courant has none of its own yet.
  const std::string origin =
      settings->serve.origin.empty() ? "http://" + settings->serve.listen : settings->serve.origin;
  const render::Site site{
      .name = settings->serve.name,
      .origin = origin,
      .at = render::Addresses(),
      .clock = render::Clock(render::Strings::in(settings->serve.language), base::Zone(settings->serve.zone))};
  if (const auto written = write_edition(options, site, **front, **reader); !written) return written;
  const auto stories = static_cast<long>((*front)->stories.size() + (*front)->singles.size());
  std::cerr << render::Strings::in("en").count("stories", stories) << " of " << edition::name_of((*front)->period())
            << '\n';
  return {};
}

}  // namespace

void add_edition_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb =
      add_verb(app, action, options, "edition", "Write an edition as a static folder, a feed, a text or a book",
               "edition --week --date 2031-W20 --format epub --out week.epub", run);
  verb->add_option("--date", options->date, "Its day, or a week's name; the newest that has stories")
      ->type_name("DATE");
  CLI::Option* morning = verb->add_flag("--morning", options->morning, "The morning edition of that day");
  verb->add_flag("--week", options->week, "The week that holds that day")->excludes(morning);
  verb->add_option("--zone", options->zone, "When days begin: Europe/Berlin; serve.zone without it")->type_name("ZONE");
  verb->add_option("--format", options->format, "html, atom, md or epub")
      ->check(CLI::IsMember({"html", "atom", "md", "epub"}));
  verb->add_option("--out", options->out, "The folder (html) or file; standard output")->type_name("PATH");
}

}  // namespace courant::app
