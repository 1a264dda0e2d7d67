#include "base/url.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace courant::base {
namespace {

constexpr std::string_view fragment_set = " \"<>`";
constexpr std::string_view query_set = " \"#<>";
constexpr std::string_view special_query_set = " \"#<>'";
constexpr std::string_view path_set = " \"#<>?^`{}";
constexpr std::string_view userinfo_set = " \"#<>?^`{}/:;=@[\\]|";

bool is_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

void encode_into(std::string& out, std::string_view text, std::string_view set) {
  constexpr char digits[] = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x1F && byte < 0x7F && set.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
}

std::optional<std::uint16_t> default_port(std::string_view scheme) {
  if (scheme == "http" || scheme == "ws") return 80;
  if (scheme == "https" || scheme == "wss") return 443;
  if (scheme == "ftp") return 21;
  return std::nullopt;
}
bool is_special(std::string_view scheme) { return scheme == "file" || default_port(scheme).has_value(); }

// Length of the scheme before its colon; npos where the text does not begin with one.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_alpha(text[0])) return std::string_view::npos;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == ':') return i;
    if (!is_alpha(text[i]) && !is_digit(text[i]) && text[i] != '+' && text[i] != '-' && text[i] != '.') break;
  }
  return std::string_view::npos;
}

// Without C0 controls and spaces at both ends, and without tabs and line ends anywhere. `kept` backs the result.
std::string_view cleaned(std::string_view text, std::string& kept) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  if (std::ranges::none_of(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; })) return text;
  for (const char c : text)
    if (c != '\t' && c != '\n' && c != '\r') kept += c;
  return kept;
}

// "." and ".." with either dot as %2e.
int dots(std::string_view segment) {
  int count = 0;
  while (!segment.empty()) {
    if (segment[0] == '.') {
      segment.remove_prefix(1);
    } else if (segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' && lower(segment[2]) == 'e') {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    if (++count > 2) return 0;
  }
  return count;
}

void drop_last_segment(std::string& path) {
  const std::size_t slash = path.rfind('/');
  path.resize(slash == std::string::npos ? 0 : slash);
}

class Parser {
 public:
  Parser(std::string_view text, const Url* base) : subject_(text), text_(cleaned(text, kept_)), base_(base) {}

  Result<Url> run() {
    const std::size_t colon = scheme_length(text_);
    if (colon == std::string_view::npos) return base_ ? relative() : wrong("is not absolute");
    url_.scheme = lower_ascii(text_.substr(0, colon));
    std::string_view rest = text_.substr(colon + 1);
    if (special()) {
      if (url_.scheme == "file" || (base_ && base_->scheme == url_.scheme)) {
        const bool absolute = rest.size() >= 2 && is_slash(rest[0]) && is_slash(rest[1]);
        if (base_ && base_->scheme == url_.scheme && !absolute) {
          text_ = rest;
          return relative();
        }
        if (url_.scheme == "file" && !absolute) {
          url_.host = "";
          return path_and_after(rest);
        }
      }
      return authority(after_slashes(rest));
    }
    if (rest.starts_with("//")) return authority(rest.substr(2));
    if (rest.starts_with('/')) return path_and_after(rest);
    const std::size_t end = std::min(rest.find_first_of("?#"), rest.size());
    encode_into(url_.path, rest.substr(0, end), "");
    return after_path(rest.substr(end));
  }

 private:
  std::unexpected<Error> wrong(std::string_view what) const { return fail(ErrorKind::invalid, subject_, what); }
  bool special() const { return is_special(url_.scheme); }
  bool is_slash(char c) const { return c == '/' || (c == '\\' && special()); }
  std::string_view after_slashes(std::string_view rest) const {
    if (url_.scheme == "file") return rest.substr(2);
    while (!rest.empty() && is_slash(rest[0])) rest.remove_prefix(1);
    return rest;
  }

  Result<Url> relative() {
    url_.scheme = base_->scheme;
    if (base_->has_opaque_path()) {
      if (!text_.starts_with('#')) return wrong("is not absolute");
      url_ = *base_;
      return after_path(text_);
    }
    if (!text_.empty() && is_slash(text_[0])) {
      if (text_.size() > 1 && is_slash(text_[1])) return authority(special() ? after_slashes(text_) : text_.substr(2));
      copy_authority();
      return path_and_after(text_);
    }
    copy_authority();
    url_.path = base_->path;
    if (text_.empty() || text_[0] == '#') {
      url_.query = base_->query;
    } else if (text_[0] != '?') {
      drop_last_segment(url_.path);
      return path_and_after(text_);
    }
    return after_path(text_);
  }

  void copy_authority() {
    url_.username = base_->username;
    url_.password = base_->password;
    url_.host = base_->host;
    url_.port = base_->port;
  }

  Result<Url> authority(std::string_view rest) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '?' && rest[end] != '#' && !is_slash(rest[end])) ++end;
    std::string_view name = rest.substr(0, end);
    const bool file = url_.scheme == "file";  // has neither a user nor a port
    if (const std::size_t at = name.rfind('@'); at != std::string_view::npos && !file) {
      const std::string_view credentials = name.substr(0, at);
      const std::size_t colon = std::min(credentials.find(':'), credentials.size());
      encode_into(url_.username, credentials.substr(0, colon), userinfo_set);
      if (colon < credentials.size()) encode_into(url_.password, credentials.substr(colon + 1), userinfo_set);
      name.remove_prefix(at + 1);
      if (name.empty()) return wrong("has no host");
    }
    const std::size_t bracket = name.starts_with('[') ? name.find(']') : 0;
    const std::size_t colon = bracket == std::string_view::npos ? bracket : name.find(':', bracket);
    if (colon != std::string_view::npos && !file) {
      if (colon == 0) return wrong("has no host");
      if (const auto port = read_port(name.substr(colon + 1)); !port) return std::unexpected(port.error());
      name = name.substr(0, colon);
    }
    if (name.empty() && special() && !file) return wrong("has no host");
    if (name.empty()) {
      url_.host = "";
    } else if (const auto host = special() || name.starts_with('[') ? parse_host(name) : opaque_host(name)) {
      url_.host = file && *host == "localhost" ? "" : *host;
    } else {
      return wrong(host.error().message);
    }
    return path_and_after(rest.substr(end));
  }

  Result<void> read_port(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) {
      if (!is_digit(c)) return wrong("has a port that is no number");
      value = value * 10 + static_cast<unsigned>(c - '0');
      if (value > 65535) return wrong("has a port past 65535");
    }
    if (!digits.empty() && default_port(url_.scheme) != value) url_.port = static_cast<std::uint16_t>(value);
    return {};
  }

  Result<std::string> opaque_host(std::string_view name) const {
    if (name.find_first_of(std::string_view("\0\t\n\r #/:<>?@[\\]^|", 17)) != std::string_view::npos)
      return wrong("has a host with characters that no host has");
    std::string out;
    encode_into(out, name, "");
    return out;
  }

  // `rest` is what follows the authority, or a relative path: url_.path holds the segments before it.
  Result<Url> path_and_after(std::string_view rest) {
    const std::size_t end = std::min(rest.find_first_of("?#"), rest.size());
    std::string_view path = rest.substr(0, end);
    if (!path.empty() && is_slash(path[0])) {
      path.remove_prefix(1);
    } else if (path.empty() && url_.path.empty() && !special()) {
      return after_path(rest.substr(end));
    }
    for (;;) {
      std::size_t slash = 0;
      while (slash < path.size() && !is_slash(path[slash])) ++slash;
      const bool last = slash == path.size();
      const std::string_view segment = path.substr(0, slash);
      const int dot_count = dots(segment);
      if (dot_count == 2) drop_last_segment(url_.path);
      if (dot_count == 0 || last) {
        url_.path += '/';
        if (dot_count == 0) encode_into(url_.path, segment, path_set);
      }
      if (last) break;
      path.remove_prefix(slash + 1);
    }
    return after_path(rest.substr(end));
  }

  Result<Url> after_path(std::string_view rest) {
    const std::size_t hash = std::min(rest.find('#'), rest.size());
    if (rest.starts_with('?')) {
      encode_into(url_.query.emplace(), rest.substr(1, hash - 1), special() ? special_query_set : query_set);
    }
    if (hash < rest.size()) encode_into(url_.fragment.emplace(), rest.substr(hash + 1), fragment_set);
    return std::move(url_);
  }

  std::string_view subject_;
  std::string kept_;
  std::string_view text_;
  const Url* base_;
  Url url_;
};

Result<Url> checked_parse(std::string_view text, const Url* base) {
  if (text.size() > url_bytes_max) return fail(ErrorKind::limit, text.substr(0, 80), "is longer than any URL taken");
  return Parser(text, base).run();
}

// Characters that stand in an http URL's path or query as they are; '.' is checked apart.
constexpr std::array<bool, 256> plain_characters = [] {
  std::array<bool, 256> table{};
  for (int c = 0x21; c < 0x7F; ++c) table[static_cast<std::size_t>(c)] = true;
  for (const char c : std::string_view("\"#<>?^`{}'\\")) table[static_cast<unsigned char>(c)] = false;
  return table;
}();

// Is the text an http(s) URL that parsing and serialising would give back byte for byte? False may be wrong, true is
// sure.
bool is_final_http(std::string_view text) {
  std::size_t at = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (at == 0) return false;
  const std::size_t host = at;
  bool letter = false;
  for (; at < text.size() && text[at] != '/'; ++at) {
    const char c = text[at];
    if (c >= 'a' && c <= 'z')
      letter = true;
    else if (!is_digit(c) && c != '-' && c != '.')
      return false;
  }
  const std::string_view name = text.substr(host, at - host);
  const std::size_t last_dot = name.rfind('.');
  const std::size_t last_label = last_dot == std::string_view::npos ? 0 : last_dot + 1;
  if (!letter || last_label == name.size() || is_digit(name[last_label]) || at == text.size()) return false;
  if (name.find("xn--") != std::string_view::npos) return false;
  bool in_query = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '?' && !in_query) {
      in_query = true;
      continue;
    }
    if (!plain_characters[static_cast<unsigned char>(c)] &&
        !(in_query && (c == '?' || c == '{' || c == '}' || c == '^' || c == '`')))
      return false;
    if (!in_query && c == '/' && at + 1 < text.size() && (text[at + 1] == '.' || text[at + 1] == '%')) return false;
  }
  return true;
}

}  // namespace

Result<Url> parse_url(std::string_view text) { return checked_parse(text, nullptr); }
Result<Url> resolve_url(std::string_view reference, const Url& base) { return checked_parse(reference, &base); }

std::string without_fragment(const Url& url) {
  std::string out = url.scheme + ":";
  if (url.host) {
    out += "//";
    if (!url.username.empty() || !url.password.empty()) {
      out += url.username;
      if (!url.password.empty()) out.append(":").append(url.password);
      out += '@';
    }
    out += *url.host;
    if (url.port) out.append(":").append(std::to_string(*url.port));
  } else if (url.path.starts_with("//")) {
    out += "/.";
  }
  out += url.path;
  if (url.query) out.append("?").append(*url.query);
  return out;
}

std::string to_string(const Url& url) {
  std::string out = without_fragment(url);
  if (url.fragment) out.append("#").append(*url.fragment);
  return out;
}

std::string resolve_link(std::string_view reference, const Url* base) {
  if (is_final_http(reference)) return std::string(reference);
  const auto url = checked_parse(reference, base);
  return url ? to_string(*url) : std::string();
}

std::string scheme_of(std::string_view text) {
  std::string kept;
  const std::string_view clean = cleaned(text, kept);
  const std::size_t colon = scheme_length(clean);
  return colon == std::string_view::npos ? std::string() : lower_ascii(clean.substr(0, colon));
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  std::string out;
  encode_into(out, text, " !\"#$%&'()*+,/:;<=>?@[\\]^`{|}");
  return out;
}

}  // namespace courant::base
