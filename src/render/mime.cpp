#include "render/mime.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/signature.h"
#include "base/utf8.h"
#include "render/rfc822.h"

namespace courant::render {
namespace {

constexpr std::size_t line_max = 76;                // of encoded lines, without CRLF (RFC 2045, 6.7; RFC 2047, 2)
constexpr std::size_t encoded_word_bytes_max = 42;  // 56 digits of base64 and "=?UTF-8?B?" "?="
constexpr std::size_t token_bytes_max = 100;
constexpr std::string_view fold = "\r\n ";

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

// One line: controls and runs of blanks are one blank.
std::string flatten(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 0x7f;
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string encode_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t end = std::min(encoded_word_bytes_max, text.size());
    while (end > 0 && end < text.size() && base::is_continuation(text[end])) --end;
    if (end == 0) end = std::min(encoded_word_bytes_max, text.size());  // no UTF-8 anyhow
    if (!out.empty()) out += fold;
    out += "=?UTF-8?B?" + base::encode_base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return out;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, is_printable) && text.find("=?") == std::string_view::npos;
}

// A display name (RFC 5322's phrase).
std::string encode_name(std::string_view name) {
  const std::string flat = flatten(name);
  if (!is_plain(flat) || flat.size() > 60) return encode_words(flat);
  std::string quoted = "\"";
  for (const char c : flat) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string token(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, token_bytes_max))
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.') out += c;
  return out;
}

std::string part(std::string_view type, std::string_view body) {
  return fmt::format(
      "Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Disposition: "
      "inline\r\n\r\n{}\r\n",
      type, encode_quoted_printable(body));
}

}  // namespace

std::string encode_header(std::string_view name, std::string_view text) {
  const std::string flat = flatten(text);
  return is_plain(flat) && name.size() + 2 + flat.size() <= line_max ? flat : encode_words(flat);
}

std::string encode_quoted_printable(std::string_view text) {
  std::string out, line;
  const auto put = [&](std::string_view piece, bool last_of_line) {
    if (line.size() + piece.size() > line_max - (last_of_line ? 0 : 1)) {
      out += line + "=\r\n";
      line.clear();
    }
    line += piece;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += line + "\r\n";
      line.clear();
      continue;
    }
    const bool last = i + 1 == text.size() || text[i + 1] == '\n';
    // A blank at a line's end is lost on the way, and "From " at its beginning is changed by some.
    const bool literal = c == ' ' ? !last : c > ' ' && c <= '~' && c != '=' && !(line.empty() && c == 'F');
    if (literal)
      put({&c, 1}, last);
    else
      put(fmt::format("={:02X}", static_cast<unsigned char>(c)), last);
  }
  return out + line;
}

std::string write_message(const MailMessage& message) {
  const std::string boundary = "=_" + base::sha256_hex(message.text + message.html).substr(0, 32);
  const std::string domain(message.from.domain());
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{}: {}\r\n", name, value);
  };
  header("From", encode_name(message.from_name) + std::string(fold) + "<" + message.from.text() + ">");
  header("To", "<" + message.to.text() + ">");
  header("Subject", encode_header("Subject", message.subject));
  header("Date", format_rfc822(message.date));
  header("Message-ID", "<" + token(message.id) + "@" + domain + ">");
  header("MIME-Version", "1.0");
  header("Content-Language", token(message.language));
  header("List-Id", encode_name(message.list_name) + std::string(fold) + "<courant." + domain + ">");
  if (!message.unsubscribe.empty()) {
    header("List-Unsubscribe", "<" + message.unsubscribe.text() + ">");
    if (message.unsubscribe.text().starts_with("https://"))
      header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  header("Auto-Submitted", "auto-generated");
  header("Content-Type", "multipart/alternative;" + std::string(fold) + "boundary=\"" + boundary + "\"");
  out += "\r\n--" + boundary + "\r\n" + part("text/plain", message.text);
  out += "--" + boundary + "\r\n" + part("text/html", message.html);
  return out + "--" + boundary + "--\r\n";
}

}  // namespace courant::render
