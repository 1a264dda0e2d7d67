#include "app/post_office.h"

#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "app/line_input.h"
#include "app/open_reader.h"
#include "app/run_command.h"
#include "base/log.h"
#include "base/url.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using namespace std::chrono_literals;

constexpr auto rounds_apart = 5s;
constexpr auto webhook_time_max = 20s;
constexpr std::uint16_t implicit_tls_port = 465;  // RFC 8314, 7.3

Result<std::string> read_password(const Settings::Mail& mail) {
  if (mail.password_file.empty()) {
    const char* given = std::getenv("COURANT_MAIL_PASSWORD");
    if (given && *given) return std::string(given);
    return fail(ErrorKind::usage, "mail.user", "needs a password: mail.password_file, or COURANT_MAIL_PASSWORD");
  }
  auto text = read_first_line(mail.password_file);
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return fail(ErrorKind::usage, mail.password_file, "holds no password in its first line");
  return text;
}

Result<fetch::MailTls> tls_of(const Settings::Mail& mail, std::uint16_t port) {
  if (mail.tls.empty()) return port == implicit_tls_port ? fetch::MailTls::implicit : fetch::MailTls::starttls;
  if (mail.tls == "starttls") return fetch::MailTls::starttls;
  if (mail.tls == "implicit") return fetch::MailTls::implicit;
  if (mail.tls == "none") return fetch::MailTls::none;
  return fail(ErrorKind::usage, "mail.tls", "must be starttls, implicit or none");
}

Result<reader::PostOfficeSettings::Post> post_of(const Settings& settings, const base::AllowedHosts& allowed) {
  const Settings::Mail& mail = settings.mail;
  const auto from = base::MailAddress::parse(mail.from);
  if (!from) return fail(ErrorKind::usage, "mail.from", "must be the address that mails come from");
  if (settings.serve.origin.empty())
    return fail(ErrorKind::usage, "serve.origin", "must say how readers reach Courant: mails lead there");
  fetch::MailServer server;
  const auto endpoint = parse_endpoint(mail.server);
  const auto host = base::parse_host(mail.server.substr(0, mail.server.rfind(':')));
  if (!endpoint || !host)
    return fail(ErrorKind::usage, "mail.server", "must be a server and its port: mail.news.example:587");
  server.host = *host;
  server.port = endpoint->port;
  const auto tls = tls_of(mail, server.port);
  if (!tls) return std::unexpected(tls.error());
  server.tls = *tls;
  server.user = mail.user;
  if (!mail.user.empty()) {
    if (server.tls == fetch::MailTls::none)
      return fail(ErrorKind::usage, "mail.tls", "a password is not sent without TLS");
    auto password = read_password(mail);
    if (!password) return std::unexpected(password.error());
    server.password = std::move(*password);
  }
  server.ca_file = mail.ca_file;
  server.allowed = allowed;
  server.total_max = mail.timeout;
  return reader::PostOfficeSettings::Post{std::move(server), *from};
}

}  // namespace

Result<reader::PostOfficeSettings> post_office_settings(const Settings& settings) {
  auto desk = desk_settings(settings);
  if (!desk) return std::unexpected(desk.error());
  reader::PostOfficeSettings office;
  office.head = {settings.serve.name, settings.serve.origin};
  office.web = std::move(desk->fetch);
  office.web.limits.total_max = webhook_time_max;
  if (settings.mail.server.empty()) return office;
  auto post = post_of(settings, office.web.allowed);
  if (!post) return std::unexpected(post.error());
  office.mail = std::move(*post);
  return office;
}

Result<std::jthread> start_post_office(const Settings& settings) {
  auto sending = post_office_settings(settings);
  if (!sending) return std::unexpected(sending.error());
  auto reader = open_reader(settings);
  if (!reader) return std::unexpected(reader.error());
  return std::jthread([sending = std::move(*sending), reader = std::move(*reader)](const std::stop_token& stop) {
    reader::PostOffice office(*reader, sending);
    std::mutex mutex;
    std::condition_variable_any asked;
    while (!stop.stop_requested()) {
      // A store that is busy or full may work in the next round.
      if (const auto delivered = office.deliver(stop); !delivered)
        base::log(base::LogLevel::error, "post_office",
                  {{"about", delivered.error().subject}, {"why", delivered.error().message}});
      std::unique_lock lock(mutex);
      asked.wait_for(lock, stop, rounds_apart, [] { return false; });
    }
  });
}

}  // namespace courant::app
