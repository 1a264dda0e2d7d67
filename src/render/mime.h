// A mail message as servers carry it: RFC 5322's headers, a text and an HTML part (RFC 2046, 5.1.4) in
// quoted-printable. Whatever a text holds, it can neither end its header nor add one: texts are encoded (RFC 2047),
// addresses are MailAddresses and Links. The same message, the same bytes. Thread-safe: pure functions.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "base/mail_address.h"
#include "render/link.h"

namespace courant::render {

struct MailMessage {
  std::string from_name;
  base::MailAddress from, to;
  std::string subject;
  std::chrono::sys_seconds date;
  std::string id;          // of Message-ID before its domain: letters, digits, hyphens, dots
  std::string list_name;   // what is followed, for List-Id (RFC 2919)
  Link unsubscribe;        // RFC 8058's, one click where it is https; empty: none
  std::string language;    // of the text around the quotations
  std::string text, html;  // UTF-8, lines end in "\n"
};

// Lines end in CRLF and have at most 78 characters; 7 bits alone.
std::string write_message(const MailMessage& message);

// For tests. A header's text as it stands after "Name: ".
std::string encode_header(std::string_view name, std::string_view text);
std::string encode_quoted_printable(std::string_view text);

}  // namespace courant::render
