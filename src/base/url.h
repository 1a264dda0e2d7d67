// URLs by the WHATWG URL Standard: parse, resolve against a base, serialise. Everything that Courant fetches, stores
// or prints as a link goes through here once, so that "http://EXAMPLE.org:80/a/../b" has one spelling.
// Left out of the standard: Windows drive letters of file URLs. Input is UTF-8. Thread-safe: pure functions over
// values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace courant::base {

struct Url {
  std::string scheme;                   // lower case, without ":"
  std::string username, password;       // percent-encoded
  std::optional<std::string> host;      // ASCII, lower case; IPv4 in dotted form, IPv6 in brackets
  std::optional<std::uint16_t> port;    // absent where it is the scheme's own
  std::string path;                     // "/a/b", percent-encoded; for "mailto:x@y" all of "x@y"
  std::optional<std::string> query;     // without "?"
  std::optional<std::string> fragment;  // without "#"

  bool has_opaque_path() const { return path.empty() ? !host : path.front() != '/'; }
  bool is_http() const { return scheme == "http" || scheme == "https"; }
  friend bool operator==(const Url&, const Url&) = default;
};

inline constexpr std::size_t url_bytes_max = 1 << 16;

// Reads an absolute URL; white space around it and line ends within are dropped, as browsers do.
// Errors: invalid, with what is wrong; limit past url_bytes_max.
Result<Url> parse_url(std::string_view text);

// Reads a URL that may be relative to `base`. Errors as parse_url.
Result<Url> resolve_url(std::string_view reference, const Url& base);

std::string to_string(const Url& url);
std::string without_fragment(const Url& url);

// `reference` made absolute, as a string; with no base only an absolute reference can be. Empty where it is no URL at
// all. The common case, an http(s) URL in its final spelling, is recognised without being taken apart.
std::string resolve_link(std::string_view reference, const Url* base);

// The scheme of an absolute URL in lower case as a browser would see it ("" where there is none): control characters
// and white space before it and line ends and tabs within do not hide it.
std::string scheme_of(std::string_view text);

// "%41" → "A"; a "%" without two hexadecimal digits stays. The result may be any bytes.
std::string percent_decode(std::string_view text);
// Encodes all but A-Z a-z 0-9 - . _ ~ (RFC 3986's unreserved).
std::string percent_encode(std::string_view text);

// A host as the standard reads it in an http URL: percent-decoded, UTS 46 to ASCII, all spellings of an IPv4 address
// ("0x7f.1", "2130706433") as four decimal numbers, IPv6 compressed in brackets. Errors: invalid.
Result<std::string> parse_host(std::string_view text);

}  // namespace courant::base
