#include <fmt/format.h>
#include <unicode/uidna.h>

#include <array>
#include <memory>
#include <vector>

#include "base/url.h"

namespace courant::base {
namespace {

std::unexpected<Error> wrong(std::string_view host, std::string_view what) {
  return fail(ErrorKind::invalid, host, what);
}

// A part of an IPv4 address: decimal, 0 octal, 0x hexadecimal. nullopt: no number.
std::optional<std::uint64_t> read_ipv4_part(std::string_view part) {
  if (part.empty()) return std::nullopt;
  unsigned radix = 10;
  if (part.starts_with("0x") || part.starts_with("0X")) {
    radix = 16;
    part.remove_prefix(2);
  } else if (part.size() > 1 && part[0] == '0') {
    radix = 8;
    part.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : part) {
    const unsigned digit = c >= '0' && c <= '9'                     ? static_cast<unsigned>(c - '0')
                           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? static_cast<unsigned>((c | 0x20) - 'a' + 10)
                                                                    : 99;
    if (digit >= radix) return std::nullopt;
    value = std::min<std::uint64_t>(value * radix + digit, 1ULL << 40);
  }
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::size_t dot = host.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? host : host.substr(dot + 1);
  if (last.empty()) return false;
  if (last.find_first_not_of("0123456789") == std::string_view::npos) return true;
  return (last.starts_with("0x") || last.starts_with("0X")) && read_ipv4_part(last);
}

Result<std::string> parse_ipv4(std::string_view host) {
  std::vector<std::string_view> parts = split(host, '.');
  if (parts.back().empty() && parts.size() > 1) parts.pop_back();
  if (parts.size() > 4) return wrong(host, "has a host that is no IPv4 address");
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto value = read_ipv4_part(parts[i]);
    const bool last = i + 1 == parts.size();
    const std::uint64_t room = last ? 1ULL << (8 * (5 - parts.size())) : 256;
    if (!value || *value >= room) return wrong(host, "has a host that is no IPv4 address");
    address += last ? *value : *value << (8 * (3 - i));
  }
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
}

// The last 32 bits of an IPv6 address in dotted form.
bool read_embedded_ipv4(std::string_view text, std::array<unsigned, 8>& pieces, std::size_t at) {
  const auto parts = split(text, '.');
  if (parts.size() != 4 || at > 6) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    if (parts[i].empty() || parts[i].size() > 3 || (parts[i].size() > 1 && parts[i][0] == '0')) return false;
    unsigned value = 0;
    for (const char c : parts[i]) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    if (value > 255) return false;
    pieces[at + i / 2] = pieces[at + i / 2] << 8 | value;
  }
  return true;
}

std::string format_ipv6(const std::array<unsigned, 8>& pieces) {
  std::size_t best = 8, best_length = 1;
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && pieces[end] == 0) ++end;
    if (end - i > best_length) best = i, best_length = end - i;
    i = std::max(end, i + 1);
  }
  std::string out = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == best) {
      out += i == 0 ? "::" : ":";
      i += best_length - 1;
      continue;
    }
    out += fmt::format("{:x}", pieces[i]);
    if (i < 7) out += ':';
  }
  return out + "]";
}

Result<std::string> parse_ipv6(std::string_view host) {
  const auto bad = [&] { return wrong(host, "has a host that is no IPv6 address"); };
  std::array<unsigned, 8> pieces{};
  std::size_t count = 0;
  std::optional<std::size_t> compress;
  std::string_view text = host;
  if (text.starts_with("::")) {
    compress = 0;
    text.remove_prefix(2);
  }
  while (!text.empty()) {
    if (count == 8) return bad();
    if (text[0] == ':') {
      if (compress || count == 0) return bad();
      compress = count;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = std::min(text.find(':'), text.size());
    const std::string_view part = text.substr(0, end);
    if (part.find('.') != std::string_view::npos) {
      if (end != text.size() || !read_embedded_ipv4(part, pieces, count)) return bad();
      count += 2;
      break;
    }
    unsigned value = 0;
    if (part.size() > 4) return bad();
    for (const char c : part) {
      const auto digit = read_ipv4_part(std::string("0x") + c);
      if (!digit) return bad();
      value = value * 16 + static_cast<unsigned>(*digit);
    }
    pieces[count++] = value;
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
    if (text.empty()) return bad();
  }
  if (compress) {
    for (std::size_t moved = 0; count > *compress + moved; ++moved) {
      std::swap(pieces[count - 1 - moved], pieces[7 - moved]);
    }
  } else if (count != 8) {
    return bad();
  }
  return format_ipv6(pieces);
}

// UTS 46, non-transitional, as the URL Standard's "domain to ASCII" without its strict checks.
std::optional<std::string> domain_to_ascii(std::string_view domain) {
  static const std::unique_ptr<UIDNA, void (*)(UIDNA*)> idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    UIDNA* opened = uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &error);
    return std::unique_ptr<UIDNA, void (*)(UIDNA*)>(U_SUCCESS(error) ? opened : nullptr, uidna_close);
  }();
  if (!idna || domain.size() > 1024) return std::nullopt;
  std::array<char, 2048> out;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode error = U_ZERO_ERROR;
  const int length = uidna_nameToASCII_UTF8(idna.get(), domain.data(), static_cast<int>(domain.size()), out.data(),
                                            static_cast<int>(out.size()), &info, &error);
  constexpr std::uint32_t tolerated = UIDNA_ERROR_HYPHEN_3_4 | UIDNA_ERROR_LEADING_HYPHEN |
                                      UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_EMPTY_LABEL |
                                      UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG;
  if (U_FAILURE(error) || (info.errors & ~tolerated) != 0) return std::nullopt;
  return std::string(out.data(), static_cast<std::size_t>(length));
}

}  // namespace

Result<std::string> parse_host(std::string_view text) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']')) return wrong(text, "has a host that is no IPv6 address");
    return parse_ipv6(text.substr(1, text.size() - 2));
  }
  std::string host = text.find('%') == std::string_view::npos ? std::string(text) : percent_decode(text);
  bool plain = true;
  for (char& c : host) {
    if (static_cast<signed char>(c) < 0) plain = false;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  if (!plain || host.find("xn--") != std::string::npos) {
    auto ascii = domain_to_ascii(host);
    if (!ascii) return wrong(text, "has a host that is no domain name");
    host = std::move(*ascii);
  }
  if (host.empty()) return wrong(text, "has no host");
  for (const char c : host) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F || std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos)
      return wrong(text, "has a host with characters that no host has");
  }
  if (ends_in_number(host)) return parse_ipv4(host);
  return host;
}

}  // namespace courant::base
