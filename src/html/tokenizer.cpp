#include "html/tokenizer.h"

#include <algorithm>
#include <cstring>

#include "html/entities.h"

namespace courant::html {
namespace {

enum CharacterClass : std::uint8_t {
  ends_text = 1,       // '<', '&', CR, NUL
  ends_tag_name = 2,   // white space, '/', '>', NUL or upper case
  ends_attribute = 4,  // white space, '/', '>', '=', NUL or upper case
  ends_unquoted = 8,   // white space, '>'
  is_white = 16,
  needs_decoding = 32,  // '&', CR, NUL
};

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> table{};
  const auto add = [&](std::string_view characters, int bits) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(bits);
  };
  add(std::string_view("<&\r\0", 4), ends_text);
  add(std::string_view("&\r\0", 3), needs_decoding);
  add(" \t\n\f\r", ends_tag_name | ends_attribute | ends_unquoted | is_white);
  add(std::string_view("/>\0ABCDEFGHIJKLMNOPQRSTUVWXYZ", 29), ends_tag_name | ends_attribute);
  add("=", ends_attribute);
  add(">", ends_unquoted);
  return table;
}();

bool has_class(char c, int bits) { return (classes[static_cast<unsigned char>(c)] & bits) != 0; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_ignoring_case(const char* at, const char* end, std::string_view lower_case) {
  if (static_cast<std::size_t>(end - at) < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    if (lower(at[i]) != lower_case[i]) return false;
  }
  return true;
}

template <class Pointer>
Pointer find_char(Pointer at, const char* end, char c) {
  void* found = at == end ? nullptr : std::memchr(const_cast<char*>(at), c, static_cast<std::size_t>(end - at));
  return found ? static_cast<Pointer>(found) : at + (end - at);
}

std::string_view view(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

constexpr std::string_view replacement = "\xEF\xBF\xBD";

}  // namespace

void Tokenizer::next(Token& token) {
  token.text = {};
  if (at_ == end_) {
    token.type = Token::Type::end_of_file;
    return;
  }
  if (mode_ != TextMode::data) return next_raw(token);
  if (*at_ == '<' && at_ + 1 < end_) {
    const char after = at_[1];
    if (is_letter(after)) return read_tag(token);
    if (after == '!') return read_markup_declaration(token);
    if (after == '?') {
      ++at_;
      return read_bogus_comment(token);
    }
    if (after == '/' && at_ + 2 < end_) {
      if (is_letter(at_[2])) return read_tag(token);
      at_ += 2;
      if (*at_ != '>') return read_bogus_comment(token);
      ++at_;
      token.type = Token::Type::text;
      return;
    }
  }
  next_text(token);
}

// Text up to the next "<": from `at_`, whatever character stands there.
void Tokenizer::next_text(Token& token) {
  token.type = Token::Type::text;
  char* begin = at_;
  if (*at_ == '<') ++at_;
  if (*begin == '\0') {
    token.text = view(begin, ++at_);
    return;
  }
  while (at_ < end_ && !has_class(*at_, ends_text)) ++at_;
  if (at_ < end_ && (*at_ == '&' || *at_ == '\r')) {
    const char* stop = at_;
    while (stop < end_ && *stop != '<' && *stop != '\0') ++stop;
    return read_text_slowly(token, begin, stop, true);
  }
  token.text = view(begin, at_);
}

// Text up to `stop` with CR LF as LF and, if wanted, references decoded; NUL becomes U+FFFD.
void Tokenizer::read_text_slowly(Token& token, const char* begin, const char* stop, bool decode) {
  const auto length = static_cast<std::size_t>(stop - begin);
  const std::size_t room = length + length / 4 + 8 + 2 * static_cast<std::size_t>(std::count(begin, stop, '\0'));
  char* out = arena_.make_text(room);
  char* written = out;
  const char* from = begin;
  while (from < stop) {
    const char c = *from;
    if (c == '\r') {
      *written++ = '\n';
      from += from + 1 < stop && from[1] == '\n' ? 2 : 1;
    } else if (c == '\0') {
      written = std::copy(replacement.begin(), replacement.end(), written);
      ++from;
    } else if (c == '&' && decode) {
      const CharacterReference reference = read_character_reference(view(from, end_));
      const std::string_view text = reference.length > 0 ? reference.text() : "&";
      written = std::copy(text.begin(), text.end(), written);
      from += std::max<std::size_t>(reference.length, 1);
    } else {
      *written++ = c;
      ++from;
    }
  }
  at_ = const_cast<char*>(from);
  token.text = view(out, written);
  arena_.give_back(room - token.text.size());
}

bool Tokenizer::is_end_tag_at(const char* at, std::string_view name) const {
  if (name.empty() || end_ - at < 2 || at[1] != '/' || !equals_ignoring_case(at + 2, end_, name)) return false;
  const char* after = at + 2 + name.size();
  return after < end_ && (has_class(*after, is_white) || *after == '/' || *after == '>');
}

const char* Tokenizer::find_raw_end() const {
  for (const char* at = at_;; ++at) {
    at = find_char(at, end_, '<');
    if (at == end_ || is_end_tag_at(at, last_start_tag_)) return at;
  }
}

// "</script", but within "<!--" one that pairs with an inner "<script" does not count (13.2.5.17 and following).
const char* Tokenizer::find_script_end() const {
  enum { plain, escaped, escaped_twice } state = plain;
  const char* dashes_from = at_;
  for (const char* at = at_; at < end_; ++at) {
    if (state != plain && *at == '>' && at - dashes_from >= 2 && at[-1] == '-' && at[-2] == '-') state = plain;
    if (*at != '<') continue;
    if (state == plain && equals_ignoring_case(at, end_, "<!--")) {
      state = escaped;
      dashes_from = at + 2;
      at += 3;
    } else if (is_end_tag_at(at, "script")) {
      if (state != escaped_twice) return at;
      state = escaped;
    } else if (state == escaped && equals_ignoring_case(at, end_, "<script") && at + 7 < end_ &&
               (has_class(at[7], is_white) || at[7] == '/' || at[7] == '>')) {
      state = escaped_twice;
    }
  }
  return end_;
}

void Tokenizer::next_raw(Token& token) {
  const char* stop = mode_ == TextMode::plaintext ? end_
                     : mode_ == TextMode::script  ? find_script_end()
                                                  : find_raw_end();
  if (stop == at_) {
    mode_ = TextMode::data;
    return next(token);
  }
  token.type = Token::Type::text;
  const bool decode = mode_ == TextMode::rcdata;
  const bool plain = std::none_of(static_cast<const char*>(at_), stop,
                                  [&](char c) { return has_class(c, needs_decoding) && (decode || c != '&'); });
  if (!plain) return read_text_slowly(token, at_, stop, decode);
  token.text = view(at_, stop);
  at_ += token.text.size();
}

// A name in lower case, up to a character that has the class of `stops`.
std::string_view Tokenizer::read_name(int stops) {
  char* begin = at_;
  if (*at_ == '=') ++at_;
  bool nul = false;
  while (at_ < end_) {
    if (!has_class(*at_, stops)) {
      ++at_;
    } else if (*at_ >= 'A' && *at_ <= 'Z') {
      *at_ = lower(*at_);
      ++at_;
    } else if (*at_ == '\0') {
      nul = true;
      ++at_;
    } else {
      break;
    }
  }
  if (!nul) return view(begin, at_);
  const std::size_t room = 3 * static_cast<std::size_t>(at_ - begin);
  char* out = arena_.make_text(room);
  char* written = out;
  for (const char* from = begin; from < at_; ++from) {
    if (*from != '\0')
      *written++ = *from;
    else
      written = std::copy(replacement.begin(), replacement.end(), written);
  }
  arena_.give_back(room - static_cast<std::size_t>(written - out));
  return view(out, written);
}

void Tokenizer::read_tag(Token& token) {
  token.type = at_[1] == '/' ? Token::Type::end_tag : Token::Type::start_tag;
  at_ += token.type == Token::Type::end_tag ? 2 : 1;
  token.name = read_name(ends_tag_name);
  token.tag = tag_of(token.name);
  token.self_closing = false;
  token.attributes.clear();
  read_attributes(token);
  if (at_ == end_) {
    token.type = Token::Type::end_of_file;
    return;
  }
  ++at_;
}

// Attributes up to the ">" (or to the end of the source: then the tag does not count).
void Tokenizer::read_attributes(Token& token) {
  while (at_ < end_) {
    if (has_class(*at_, is_white)) {
      ++at_;
      continue;
    }
    if (*at_ == '>') return;
    if (*at_ == '/') {
      ++at_;
      token.self_closing = at_ < end_ && *at_ == '>';
      continue;
    }
    Attribute attribute{read_name(ends_attribute), {}};
    while (at_ < end_ && has_class(*at_, is_white)) ++at_;
    if (at_ < end_ && *at_ == '=') {
      ++at_;
      attribute.value = read_attribute_value();
    }
    const bool known = std::any_of(token.attributes.begin(), token.attributes.end(),
                                   [&](const Attribute& other) { return other.name == attribute.name; });
    if (!known && token.attributes.size() < attributes_max_) token.attributes.push_back(attribute);
  }
}

std::string_view Tokenizer::read_attribute_value() {
  while (at_ < end_ && has_class(*at_, is_white)) ++at_;
  if (at_ == end_ || *at_ == '>') return {};
  const char quote = *at_;
  char* begin = at_;
  if (quote == '"' || quote == '\'') {
    ++begin;
    at_ = find_char(begin, end_, quote);
    const std::string_view raw = view(begin, at_);
    if (at_ < end_) ++at_;
    return decoded_value(raw);
  }
  while (at_ < end_ && !has_class(*at_, ends_unquoted)) ++at_;
  return decoded_value(view(begin, at_));
}

std::string_view Tokenizer::decoded_value(std::string_view raw) {
  if (std::none_of(raw.begin(), raw.end(), [](char c) { return has_class(c, needs_decoding); })) return raw;
  const std::size_t room = 3 * raw.size();
  char* out = arena_.make_text(room);
  char* written = out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '&') {
      const CharacterReference reference = read_character_reference(raw.substr(i), true);
      const std::string_view text = reference.length > 0 ? reference.text() : "&";
      written = std::copy(text.begin(), text.end(), written);
      i += std::max<std::size_t>(reference.length, 1);
    } else if (raw[i] == '\0') {
      written = std::copy(replacement.begin(), replacement.end(), written);
      ++i;
    } else if (raw[i] == '\r') {
      *written++ = '\n';
      i += i + 1 < raw.size() && raw[i + 1] == '\n' ? 2 : 1;
    } else {
      *written++ = raw[i++];
    }
  }
  const std::string_view value = view(out, written);
  arena_.give_back(room - value.size());
  return value;
}

void Tokenizer::read_markup_declaration(Token& token) {
  at_ += 2;
  if (equals_ignoring_case(at_, end_, "--")) {
    at_ += 2;
    return read_comment(token);
  }
  if (equals_ignoring_case(at_, end_, "doctype")) {
    at_ += 7;
    return read_doctype(token);
  }
  constexpr std::string_view cdata = "[CDATA[";
  if (cdata_allowed_ && view(at_, end_).starts_with(cdata)) {
    at_ += cdata.size();
    const std::size_t length = std::min(view(at_, end_).find("]]>"), static_cast<std::size_t>(end_ - at_));
    const char* stop = at_ + length;
    token.type = Token::Type::text;
    read_text_slowly(token, at_, stop, false);
    at_ += std::min<std::ptrdiff_t>(3, end_ - at_);
    return;
  }
  read_bogus_comment(token);
}

void Tokenizer::set_comment(Token& token, std::string_view raw) {
  token.type = Token::Type::comment;
  char* resume = at_;
  if (raw.find_first_of(std::string_view("\r\0", 2)) == std::string_view::npos) {
    token.text = raw;
  } else {
    read_text_slowly(token, raw.data(), raw.data() + raw.size(), false);
    token.type = Token::Type::comment;
  }
  at_ = resume;
}

void Tokenizer::read_comment(Token& token) {
  const std::string_view rest = view(at_, end_);
  if (rest.starts_with(">") || rest.starts_with("->")) {
    at_ += rest[0] == '>' ? 1 : 2;
    return set_comment(token, {});
  }
  for (std::size_t dashes = rest.find("--"); dashes != std::string_view::npos; dashes = rest.find("--", dashes + 1)) {
    const std::string_view after = rest.substr(dashes + 2);
    const std::size_t closing = after.starts_with(">") ? 1 : after.starts_with("!>") ? 2 : 0;
    if (closing == 0) continue;
    at_ += dashes + 2 + closing;
    return set_comment(token, rest.substr(0, dashes));
  }
  at_ = end_;
  std::string_view text = rest;
  if (text.ends_with("--!"))
    text.remove_suffix(3);
  else if (text.ends_with("--"))
    text.remove_suffix(2);
  else if (text.ends_with("-"))
    text.remove_suffix(1);
  set_comment(token, text);
}

void Tokenizer::read_bogus_comment(Token& token) {
  char* begin = at_;
  at_ = find_char(at_, end_, '>');
  const std::string_view raw = view(begin, at_);
  if (at_ < end_) ++at_;
  set_comment(token, raw);
}

bool Tokenizer::read_doctype_id(std::string_view& id) {
  while (at_ < end_ && has_class(*at_, is_white)) ++at_;
  if (at_ == end_ || (*at_ != '"' && *at_ != '\'')) return false;
  const char quote = *at_++;
  char* begin = at_;
  while (at_ < end_ && *at_ != quote && *at_ != '>') ++at_;
  id = view(begin, at_);
  if (at_ < end_ && *at_ == quote) {
    ++at_;
    return true;
  }
  return false;
}

void Tokenizer::read_doctype(Token& token) {
  token.type = Token::Type::doctype;
  token.public_id = token.system_id = {};
  token.has_system_id = false;
  token.force_quirks = false;
  while (at_ < end_ && has_class(*at_, is_white)) ++at_;
  char* begin = at_;
  for (; at_ < end_ && !has_class(*at_, is_white) && *at_ != '>'; ++at_) *at_ = lower(*at_);
  token.name = view(begin, at_);
  token.force_quirks = token.name.empty() || at_ == end_;
  while (at_ < end_ && has_class(*at_, is_white)) ++at_;
  const bool is_public = equals_ignoring_case(at_, end_, "public");
  const bool is_system = equals_ignoring_case(at_, end_, "system");
  if (is_public || is_system) {
    at_ += 6;
    if (is_public && !read_doctype_id(token.public_id)) token.force_quirks = true;
    token.has_system_id = !token.force_quirks && read_doctype_id(token.system_id);
    if (is_system && !token.has_system_id) token.force_quirks = true;
  } else if (at_ < end_ && *at_ != '>') {
    token.force_quirks = true;
  }
  at_ = find_char(at_, end_, '>');
  if (at_ == end_)
    token.force_quirks = true;
  else
    ++at_;
}

}  // namespace courant::html
