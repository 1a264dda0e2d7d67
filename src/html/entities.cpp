#include "html/entities.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"

namespace courant::html {
namespace {

struct Entity {
  std::string_view name, utf8;
};

constexpr Entity entities[] = {
#include "html/entities.inc"
};

constexpr std::size_t name_bytes_max = 32;
constexpr std::size_t old_name_bytes_max = 6;  // of those without a semicolon

// What 0x80 to 0x9F mean in a numeric reference: windows-1252, as browsers have always read them.
constexpr std::array<char16_t, 32> c1_characters = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

void set_text(CharacterReference& reference, std::string_view text) {
  std::copy(text.begin(), text.end(), reference.utf8.begin());
  reference.utf8_size = text.size();
}

CharacterReference read_numeric(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
  std::size_t at = hexadecimal ? 3 : 2;
  const std::size_t digits_begin = at;
  std::uint32_t value = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const char l = static_cast<char>(c | 0x20);
    std::uint32_t digit = 0;
    if (is_digit(c))
      digit = static_cast<std::uint32_t>(c - '0');
    else if (hexadecimal && l >= 'a' && l <= 'f')
      digit = static_cast<std::uint32_t>(l - 'a' + 10);
    else
      break;
    value = std::min<std::uint32_t>(value * (hexadecimal ? 16 : 10) + digit, 0x110000);
  }
  CharacterReference reference;
  if (at == digits_begin) return reference;
  reference.length = at < text.size() && text[at] == ';' ? at + 1 : at;
  char32_t code_point = value;
  if (value >= 0x80 && value <= 0x9F) code_point = meaning_of_c1(value);
  if (value == 0 || value > 0x10FFFF) code_point = base::replacement_character;
  std::string utf8;
  base::append_utf8(utf8, code_point);
  set_text(reference, utf8);
  return reference;
}

}  // namespace

char32_t meaning_of_c1(char32_t control) { return c1_characters[control & 0x1F]; }

std::string_view named_character(std::string_view name) {
  const auto found =
      std::lower_bound(std::begin(entities), std::end(entities), name,
                       [](const Entity& entity, std::string_view wanted) { return entity.name < wanted; });
  return found != std::end(entities) && found->name == name ? found->utf8 : std::string_view();
}

CharacterReference read_character_reference(std::string_view text, bool in_attribute) {
  CharacterReference reference;
  if (text.size() < 2) return reference;
  if (text[1] == '#') return read_numeric(text);
  std::size_t end = 1;
  while (end < text.size() && end <= name_bytes_max && is_alphanumeric(text[end])) ++end;
  if (end == 1) return reference;
  if (end < text.size() && text[end] == ';') {
    if (const std::string_view utf8 = named_character(text.substr(1, end)); !utf8.empty()) {
      reference.length = end + 1;
      set_text(reference, utf8);
      return reference;
    }
  }
  for (std::size_t length = std::min(end - 1, old_name_bytes_max); length >= 2; --length) {
    const std::string_view utf8 = named_character(text.substr(1, length));
    if (utf8.empty()) continue;
    const char after = 1 + length < text.size() ? text[1 + length] : '\0';
    if (in_attribute && (after == '=' || is_alphanumeric(after))) return reference;
    reference.length = 1 + length;
    set_text(reference, utf8);
    return reference;
  }
  return reference;
}

std::string decode_character_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text, at, ampersand - at);
    at = ampersand;
    if (at == text.size()) break;
    const CharacterReference reference = read_character_reference(text.substr(at));
    if (reference.length == 0) {
      out += '&';
      ++at;
    } else {
      out += reference.text();
      at += reference.length;
    }
  }
  return out;
}

}  // namespace courant::html
