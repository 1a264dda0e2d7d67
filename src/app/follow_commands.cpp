#include "app/follow_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <tuple>

#include "app/line_input.h"
#include "app/listing.h"
#include "app/open_reader.h"
#include "app/post_office.h"
#include "app/run_command.h"
#include "app/verb.h"
#include "base/log.h"
#include "base/signature.h"
#include "base/time.h"
#include "base/url.h"
#include "reader/new_follow.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using store::Follow;

constexpr std::size_t secret_bytes = 32, secret_bytes_min = 24, secret_bytes_max = 64;  // Standard Webhooks'
constexpr std::string_view secret_prefix = "whsec_";

struct Options {
  SettingFlags settings;
  std::string address;
  std::string story, outlet, name, search;
  bool daily = false, weekly = false;
  std::string zone, hour = "07:00", language, secret_file;
  bool all = false, now = false;
};

store::Time now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::string number(const Follow& follow) { return std::to_string(static_cast<std::int64_t>(follow.id)); }

std::string subject_in_words(const Follow& follow) {
  constexpr const char* kinds[] = {"everything", "story ", "outlet ", "name ", "search "};
  return kinds[static_cast<int>(follow.subject)] + base::printable(follow.what);
}

std::string pace_in_words(const Follow& follow) {
  if (follow.pace == store::FollowPace::at_once) return "at once";
  return fmt::format("{} at {:02}:{:02} {}", follow.pace == store::FollowPace::weekly ? "Mondays" : "daily",
                     follow.hour / std::chrono::hours(1), (follow.hour % std::chrono::hours(1)).count(), follow.zone);
}

std::string state_in_words(const Follow& follow) {
  switch (follow.state) {
    case store::FollowState::ended:
      return "ended";
    case store::FollowState::stopped:
      return "stopped";
    case store::FollowState::active:
      break;
  }
  return follow.failures > 0 ? "failing" : "active";
}

void print(const Follow& follow) {
  std::cout << fmt::format("{:<3} {:<8} {}  {}, {}", number(follow), state_in_words(follow), follow.address,
                           subject_in_words(follow), pace_in_words(follow));
  const bool waits =
      follow.state == store::FollowState::active && (follow.pace != store::FollowPace::at_once || follow.failures > 0);
  if (waits) std::cout << ", next " << minute(follow.due_at) << " UTC";
  if (follow.succeeded_at) std::cout << ", last " << minute(*follow.succeeded_at) << " UTC";
  std::cout << '\n';
  if (!follow.error.empty()) std::cout << "    " << failure_in_words(follow.error, follow.failures) << '\n';
}

// What of it all is followed.
std::pair<store::FollowSubject, std::string> subject_of(const Options& options) {
  using Subject = store::FollowSubject;
  for (const auto& [subject, what] : {std::pair{Subject::story, &options.story},
                                      {Subject::outlet, &options.outlet},
                                      {Subject::name, &options.name},
                                      {Subject::search, &options.search}})
    if (!what->empty()) return {subject, *what};
  return {Subject::edition, {}};
}

Result<void> follow_mail(const Options& options) {
  const auto settings = load_settings(options.settings);
  if (!settings) return std::unexpected(settings.error());
  if (settings->mail.server.empty())
    return fail(ErrorKind::usage, "mail.server",
                "is not set: without a mail server nothing can be sent (docs/following.md)");
  if (const auto sending = post_office_settings(*settings); !sending) return std::unexpected(sending.error());
  reader::MailWish wish;
  wish.address = options.address;
  std::tie(wish.subject, wish.what) = subject_of(options);
  wish.pace = options.weekly ? store::FollowPace::weekly : store::FollowPace::daily;
  wish.zone = options.zone.empty() ? settings->serve.zone : options.zone;
  wish.hour = options.hour;
  wish.language = options.language.empty() ? settings->serve.language : options.language;
  const auto store = open_store(*settings);
  if (!store) return std::unexpected(store.error());
  const auto follow = reader::follow_by_mail(**store, wish, now());
  if (!follow) return std::unexpected(follow.error());
  print(*follow);
  return {};
}

// The bytes of a secret as Standard Webhooks writes it: whsec_ and base64.
Result<std::string> read_secret(const std::string& path) {
  const auto text = read_first_line(path);
  if (!text) return std::unexpected(text.error());
  if (!text->starts_with(secret_prefix)) return fail(ErrorKind::usage, path, "must hold whsec_ and base64");
  auto bytes = base::decode_base64(std::string_view(*text).substr(secret_prefix.size()));
  if (!bytes || bytes->size() < secret_bytes_min || bytes->size() > secret_bytes_max)
    return fail(ErrorKind::usage, path, "must hold whsec_ and 24 to 64 bytes in base64");
  return std::move(*bytes);
}

Result<void> follow_webhook(const Options& options) {
  const auto settings = load_settings(options.settings);
  if (!settings) return std::unexpected(settings.error());
  const auto url = base::parse_url(options.address);
  if (!url || !url->is_http()) return fail(ErrorKind::usage, options.address, "is no http address");
  Follow follow;
  follow.channel = store::FollowChannel::webhook;
  follow.address = base::without_fragment(*url);
  follow.pace = store::FollowPace::at_once;
  if (options.secret_file.empty()) {
    follow.secret = base::random_bytes(secret_bytes);
  } else {
    auto secret = read_secret(options.secret_file);
    if (!secret) return std::unexpected(secret.error());
    follow.secret = std::move(*secret);
  }
  const auto store = open_store(*settings);
  if (!store) return std::unexpected(store.error());
  std::tie(follow.subject, follow.what) = subject_of(options);
  const auto newest = (*store)->digests().newest_number();
  if (!newest) return std::unexpected(newest.error());
  follow.told_from = follow.told_up_to = *newest;
  follow.due_at = now();
  const auto added = reader::add_follow(**store, std::move(follow), now());
  if (!added) return std::unexpected(added.error());
  print(*added);
  // The one time that it is shown: whoever receives needs it, and nobody else has it.
  if (options.secret_file.empty())
    std::cout << "secret " << secret_prefix << base::encode_base64(added->secret) << '\n';
  return {};
}

Result<std::unique_ptr<store::Store>> open(const Options& options) {
  const auto settings = load_settings(options.settings);
  if (!settings) return std::unexpected(settings.error());
  return open_store(*settings);
}

Result<void> list(const Options& options) {
  const auto store = open(options);
  if (!store) return std::unexpected(store.error());
  const auto follows = (*store)->follows().all();
  if (!follows) return std::unexpected(follows.error());
  for (const Follow& follow : *follows)
    if (options.all || follow.state != store::FollowState::ended) print(follow);
  return {};
}

Result<void> unfollow(const Options& options) {
  const auto store = open(options);
  if (!store) return std::unexpected(store.error());
  const auto follows = (*store)->follows().all();
  if (!follows) return std::unexpected(follows.error());
  bool any = false;
  for (const Follow& follow : *follows) {
    if (follow.state == store::FollowState::ended) continue;
    if (number(follow) != options.address && follow.address != options.address) continue;
    COURANT_TRY((*store)->follows().set_state(follow.id, store::FollowState::ended));
    any = true;
  }
  if (!any) return fail(ErrorKind::not_found, options.address, "no such follow: `courant follows` lists them");
  return {};
}

Result<void> deliver(const Options& options) {
  const auto settings = load_settings(options.settings);
  if (!settings) return std::unexpected(settings.error());
  COURANT_TRY(set_log(*settings));
  auto sending = post_office_settings(*settings);
  if (!sending) return std::unexpected(sending.error());
  const auto reader = open_reader(*settings);
  if (!reader) return std::unexpected(reader.error());
  if (options.now) {
    store::Follows& follows = (*reader)->store().follows();
    const auto all = follows.all();
    if (!all) return std::unexpected(all.error());
    for (const Follow& follow : *all)
      if (follow.due_at > now())
        if (const auto moved = follows.claim(follow, now()); !moved) return std::unexpected(moved.error());
  }
  const auto done = reader::PostOffice(**reader, std::move(*sending)).deliver();
  if (!done) return std::unexpected(done.error());
  std::cerr << fmt::format("{} mails and {} webhooks sent, {} mails without news not sent, {} attempts failed\n",
                           done->mails, done->notices, done->empty, done->failed);
  if (done->failed > 0) return fail(ErrorKind::unavailable, "", "`courant follows` says why; it is tried again");
  return {};
}

void add_subject_options(CLI::App& verb, Options& options) {
  CLI::Option_group* subject = verb.add_option_group("What of it", "Everything, unless one of these is named");
  subject->add_option("--story", options.story, "A story, by its id")->type_name("ID");
  subject->add_option("--outlet", options.outlet, "What an outlet reports on")->type_name("NAME");
  subject->add_option("--name", options.name, "A person, place or organisation")->type_name("NAME");
  subject->add_option("--search", options.search, "Stories in which all these words stand")->type_name("WORDS");
  subject->require_option(0, 1);
}

}  // namespace

void add_follow_commands(CLI::App& app, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* follow = app.add_subcommand("follow", "Send stories by mail or to a webhook");
  follow->require_subcommand(1);
  follow->footer("Example: courant follow mail ada@reader.example --weekly --zone Europe/Berlin");

  CLI::App* mail = add_verb(*follow, action, options, "mail", "Mail each day or week what is new",
                            "follow mail ada@reader.example --zone Europe/Berlin --name 'Tern Island'", follow_mail);
  mail->add_option("ADDRESS", options->address, "Where to")->required();
  CLI::Option* weekly = mail->add_flag("--weekly", options->weekly, "On Mondays");
  mail->add_flag("--daily", options->daily, "Each day, as it is without --weekly")->excludes(weekly);
  mail->add_option("--hour", options->hour, "When, in the reader's zone")->type_name("HH:MM")->capture_default_str();
  mail->add_option("--zone", options->zone, "The reader's: Europe/Berlin; serve.zone without it")->type_name("ZONE");
  mail->add_option("--language", options->language, "Of what is written around the quotations: en, de")
      ->type_name("LANGUAGE");
  add_subject_options(*mail, *options);

  CLI::App* webhook = add_verb(*follow, action, options, "webhook", "Post each new digest, signed, to an address",
                               "follow webhook https://desk.example/hook --outlet 'Harbour Post'", follow_webhook);
  webhook->add_option("URL", options->address, "Where to")->required();
  webhook
      ->add_option("--secret-file", options->secret_file,
                   "Holds whsec_… to sign with; without it one is made and printed")
      ->type_name("FILE");
  add_subject_options(*webhook, *options);

  add_verb(app, action, options, "follows", "List who is sent what: state, when next, what went wrong", "follows", list)
      ->add_flag("--all", options->all, "Those that ended too");
  add_verb(app, action, options, "unfollow", "Send no more", "unfollow 3", unfollow)
      ->add_option("ID", options->address, "The follow's number, or an address: all that goes there")
      ->required();
  add_verb(app, action, options, "deliver", "Send what is due, once; `courant run` does it all the time",
           "deliver --now", deliver)
      ->add_flag("--now", options->now, "Due or not");
}

}  // namespace courant::app
