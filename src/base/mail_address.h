// A mail address that may stand in a header and in a mail server's commands: only parse() makes one, so that no text
// can add a header, a command or a second recipient. Thread-safe: values.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace courant::base {

class MailAddress {
 public:
  // "ada@reader.example": RFC 5321's dot-string at a domain of letters, digits and hyphens, at most 254 bytes; no
  // quoted local part, no address literal, no comment. Errors: usage.
  static Result<MailAddress> parse(std::string_view text);

  const std::string& text() const { return text_; }
  std::string_view domain() const { return std::string_view(text_).substr(text_.rfind('@') + 1); }

 private:
  explicit MailAddress(std::string_view text) : text_(text) {}
  std::string text_;
};

}  // namespace courant::base
