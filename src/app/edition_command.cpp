#include "app/edition_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/settings.h"
#include "app/web_server.h"
#include "reader/reader.h"
#include "render/edition_files.h"
#include "render/syndication.h"

namespace courant::app {
namespace {

struct Options {
  SettingFlags settings;
  std::string date;
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

base::Result<std::optional<std::chrono::sys_days>> read_date(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto moment = base::parse_moment(text);
  if (!moment || moment->precision != base::Precision::day)
    return base::fail(base::ErrorKind::usage, text, "not a date like 2031-05-12");
  return std::chrono::floor<std::chrono::days>(moment->at);
}

render::Channel channel_of(const render::Site& site, const render::FrontPage& front) {
  const std::string day = base::format_moment({front.day, base::Precision::day});
  render::Channel channel{site.name + ", " + site.clock.day(front.day),
                          "edition/" + day,
                          site.at.day(day),
                          site.at.page(day + ".atom"),
                          {}};
  for (const auto& story : front.stories) channel.digests.push_back(story.digest);
  for (const auto& single : front.singles) channel.digests.push_back(single);
  return channel;
}

base::Result<void> write_edition(const Options& options, const render::Site& site, const render::FrontPage& front) {
  if (options.format == "html") {
    for (const render::File& file : render::write_static_edition(site, front))
      if (const auto written = write_file(std::filesystem::path(options.out) / file.path, file.bytes); !written)
        return written;
    return {};
  }
  const std::string bytes = options.format == "epub" ? render::write_epub(site, front)
                            : options.format == "md" ? render::write_markdown(site, front)
                                                     : render::write_atom(site, channel_of(site, front));
  if (!options.out.empty()) return write_file(options.out, bytes);
  std::cout << bytes << std::flush;
  return {};
}

int run(const Options& options) {
  if (options.out.empty() && options.format == "html")
    return complain({base::ErrorKind::usage, "--out", "an HTML edition is a folder: say which"});
  const auto day = read_date(options.date);
  if (!day) return complain(day.error());
  const auto settings = load_settings(options.settings);
  if (!settings) return complain(settings.error());
  auto store = store::open_store(settings->store);
  if (!store) return complain(store.error());
  const render::Zone zone(settings->serve.zone);
  reader::Reader reader(std::move(*store), zone, {});
  const auto front = reader.front(*day);
  if (!front) return complain(front.error());
  if (!*front) return complain({base::ErrorKind::not_found, options.date, "no stories on this day"});
  // Atom wants absolute addresses even where Courant has none of its own yet.
  const std::string origin =
      settings->serve.origin.empty() ? "http://" + settings->serve.listen : settings->serve.origin;
  const render::Site site{.name = settings->serve.name,
                          .origin = origin,
                          .at = render::Addresses(),
                          .clock = render::Clock(render::Strings::in(settings->serve.language), zone)};
  const auto written = write_edition(options, site, **front);
  if (!written) return complain(written.error());
  std::cerr << (*front)->stories.size() + (*front)->singles.size() << " stories of "
            << base::format_moment({(*front)->day, base::Precision::day}) << '\n';
  return 0;
}

}  // namespace

void add_edition_command(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("edition", "Write an edition as a static folder, a feed, a text or a book");
  verb->add_option("--date", options->date, "Its day; the newest that has stories")->type_name("DATE");
  verb->add_option("--format", options->format, "html, atom, md or epub")
      ->check(CLI::IsMember({"html", "atom", "md", "epub"}));
  verb->add_option("--out", options->out, "The folder (html) or file; standard output")->type_name("PATH");
  add_setting_flags(*verb, options->settings);
  verb->footer("Example: courant edition --date 2031-05-12 --format epub --out today.epub");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace courant::app
