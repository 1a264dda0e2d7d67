#include "fetch/smtp.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "fetch/easy.h"

namespace courant::fetch {
namespace {

using base::ErrorKind;
using base::fail;

struct Conversation {
  std::string_view left;   // of the message, to be sent
  std::string last_reply;  // "550 5.1.1 no such mailbox"
};

std::size_t on_read(char* to, std::size_t size, std::size_t count, void* given) {
  auto& left = static_cast<Conversation*>(given)->left;
  const std::size_t taken = std::min(size * count, left.size());
  std::memcpy(to, left.data(), taken);
  left.remove_prefix(taken);
  return taken;
}

std::size_t on_reply(char* data, std::size_t size, std::size_t count, void* given) {
  std::string_view line(data, size * count);
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  // 221 is the farewell: what was said before it counts.
  if (!line.empty() && !line.starts_with("221")) static_cast<Conversation*>(given)->last_reply = line;
  return size * count;
}

// libcurl says at which command it stopped in words alone; after the whole message was sent, that its answer was none
// of success.
bool is_about_this_mail(CURLcode code, std::string_view words, const Conversation& talk) {
  return words.starts_with("RCPT failed") || words.starts_with("DATA failed") ||
         (code == CURLE_WEIRD_SERVER_REPLY && talk.left.empty());
}

}  // namespace

base::Result<void> send_mail(const MailServer& server, const Mail& mail, std::stop_token stop) {
  // The path is what we are called in HELO.
  const std::string url = std::string(server.tls == MailTls::implicit ? "smtps://" : "smtp://") + server.host + ':' +
                          std::to_string(server.port) + '/' + std::string(mail.from.domain());
  const std::string subject = server.host + ':' + std::to_string(server.port);
  Conversation talk{mail.message, {}};
  Easy easy(server.allowed);
  easy.prepare(url, server.host, server.total_max);
  easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  easy.set(CURLOPT_USE_SSL, static_cast<long>(server.tls == MailTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!server.ca_file.empty()) easy.set(CURLOPT_CAINFO, server.ca_file.c_str());
  if (!server.user.empty()) {
    easy.set(CURLOPT_USERNAME, server.user.c_str());
    easy.set(CURLOPT_PASSWORD, server.password.c_str());
  }
  easy.set(CURLOPT_MAIL_FROM, mail.from.text().c_str());
  easy.add_recipient(mail.to.text());
  easy.set(CURLOPT_UPLOAD, 1L);
  easy.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.message.size()));
  easy.set(CURLOPT_READFUNCTION, &on_read);
  easy.set(CURLOPT_READDATA, &talk);
  easy.set(CURLOPT_HEADERFUNCTION, &on_reply);
  easy.set(CURLOPT_HEADERDATA, &talk);
  const CURLcode code = easy.perform(std::move(stop));
  if (code == CURLE_OK) return {};
  if (easy.refused()) return std::unexpected(Guard::refusal(subject));
  const bool said_no = talk.last_reply.starts_with('4') || talk.last_reply.starts_with('5');
  const std::string words = said_no                ? "says " + talk.last_reply
                            : easy.words().empty() ? std::string(curl_easy_strerror(code))
                                                   : std::string(easy.words());
  if (talk.last_reply.starts_with('5') && is_about_this_mail(code, easy.words(), talk))
    return fail(ErrorKind::invalid, subject, words);
  return fail(ErrorKind::unavailable, subject, words);
}

}  // namespace courant::fetch
