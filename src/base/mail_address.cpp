#include "base/mail_address.h"

#include <algorithm>

namespace courant::base {
namespace {

constexpr std::size_t address_bytes_max = 254;  // RFC 5321, 4.5.3.1.3, less the angle brackets
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t label_bytes_max = 63;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// RFC 5322's atext.
bool is_of_atom(char c) {
  return is_letter_or_digit(c) ||
         (c != '\0' && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

// Whether every part between dots is not empty and passes.
template <class Pass>
bool all_parts(std::string_view text, Pass pass) {
  while (true) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view part = text.substr(0, dot);
    if (part.empty() || !pass(part)) return false;
    if (dot == text.size()) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_atom(std::string_view part) { return std::ranges::all_of(part, is_of_atom); }

bool is_label(std::string_view part) {
  return part.size() <= label_bytes_max && part.front() != '-' && part.back() != '-' &&
         std::ranges::all_of(part, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

}  // namespace

Result<MailAddress> MailAddress::parse(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || text.size() > address_bytes_max || at > local_bytes_max ||
      !all_parts(text.substr(0, at), is_atom) || !all_parts(text.substr(at + 1), is_label))
    return fail(ErrorKind::usage, text, "is no mail address: write name@domain.example");
  return MailAddress(text);
}

}  // namespace courant::base
