// Hands a mail to a mail server (SMTP, RFC 5321; submission, RFC 6409) and waits until the server has taken it: guarded
// like everything that is fetched. Thread-safe.
#pragma once
#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

#include "base/address.h"
#include "base/mail_address.h"
#include "base/result.h"

namespace courant::fetch {

enum class MailTls : unsigned char {
  starttls,  // asked for before anything else is said, and refused without it
  implicit,  // from the first byte (RFC 8314)
  none,
};

struct MailServer {
  std::string host;
  std::uint16_t port = 587;
  MailTls tls = MailTls::starttls;
  std::string user, password;  // empty: without login
  std::string ca_file;         // whose certificates are trusted; empty: those of the system
  base::AllowedHosts allowed;
  std::chrono::milliseconds total_max{60'000};
};

struct Mail {
  base::MailAddress from, to;
  std::string message;  // RFC 5322's bytes; a line that is a dot alone ends nothing
};

// Errors: invalid, where the server refuses this recipient or this message for good (5xx after RCPT or DATA); refused,
// where the server's address may not be reached; unavailable for all else, also a login or a sender that the server
// does not accept: the settings can be put right. The words hold what the server said.
base::Result<void> send_mail(const MailServer& server, const Mail& mail, std::stop_token stop = {});

}  // namespace courant::fetch
