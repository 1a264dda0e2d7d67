#include "story/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "base/utf8.h"
#include "text/tokens.h"

namespace courant::story {
namespace {

enum Class : unsigned char { gap, stop, letter, capital, digit, wide, quote };

constexpr std::array<unsigned char, 256> classes = [] {
  std::array<unsigned char, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[c] = letter;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = capital;
  for (int c = '0'; c <= '9'; ++c) table[c] = digit;
  for (int c = 0x80; c < 0x100; ++c) table[c] = wide;
  table['.'] = table['!'] = table['?'] = table[':'] = table['\n'] = stop;
  table['"'] = table['`'] = stop;
  table['\''] = quote;
  return table;
}();

constexpr std::uint64_t key_start = text::word_key("");

constexpr std::uint64_t add_byte(std::uint64_t key, unsigned char byte) { return (key ^ byte) * 0x100000001b3ULL; }

std::uint64_t add_code_point(std::uint64_t key, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  for (int i = 0; i < length; ++i) key = add_byte(key, static_cast<unsigned char>(bytes[i]));
  return key;
}

// Scripts whose words are not parted by spaces.
bool written_without_spaces(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) ||
         (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0x20000 && c < 0x32000);
}

// A letter, digit or mark beyond ASCII; curly quotes, dashes and the like are none.
bool is_word_character(char32_t c) {
  if (c >= 0x2000 && c < 0x2070) return false;
  return u_isalnum(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace

bool WordReader::next(Word& word) {
  const char* const bytes = text_.data();
  const std::size_t size = text_.size();
  std::size_t at = at_;
  while (at < size) {
    const unsigned char c = static_cast<unsigned char>(bytes[at]);
    const unsigned char kind = classes[c];
    if (kind == gap || kind == quote) {
      ++at;
    } else if (kind == stop) {
      opens_ = true;
      ++at;
    } else if (kind == wide) {
      const base::Decoded decoded = base::decode_utf8(text_, at);
      if (is_word_character(decoded.code_point)) break;
      if (decoded.code_point == 0x201C || decoded.code_point == 0x2014) opens_ = true;
      at += decoded.length;
    } else {
      break;
    }
  }
  if (at >= size) {
    at_ = size;
    return false;
  }
  word = Word{};
  word.begin = static_cast<std::uint32_t>(at);
  word.opens = opens_;
  opens_ = false;
  const unsigned char first = classes[static_cast<unsigned char>(bytes[at])];
  if (first == wide) return next_wide(word, at);
  word.capital = first == capital;
  word.digit = first == digit;
  std::uint64_t key = key_start;
  for (; at < size; ++at) {
    const unsigned char c = static_cast<unsigned char>(bytes[at]);
    const unsigned char kind = classes[c];
    if (kind == letter || kind == digit) {
      key = add_byte(key, c);
    } else if (kind == capital) {
      key = add_byte(key, static_cast<unsigned char>(c + 32U));
    } else if (kind == wide) {
      const base::Decoded decoded = base::decode_utf8(text_, at);
      if (!is_word_character(decoded.code_point) || written_without_spaces(decoded.code_point)) break;
      return next_wide(word, word.begin);
    } else if (word.digit && (c == ',' || c == '.') && at + 1 < size &&
               classes[static_cast<unsigned char>(bytes[at + 1])] == digit) {
      if (c == '.') key = add_byte(key, c);
    } else {
      break;
    }
  }
  word.end = static_cast<std::uint32_t>(at);
  word.key = key;
  word.single = word.end == word.begin + 1 && !word.digit;
  // "Reid's": the s is no word of its own.
  if (at + 1 < size && bytes[at] == '\'' && (bytes[at + 1] == 's' || bytes[at + 1] == 'S') &&
      (at + 2 >= size || classes[static_cast<unsigned char>(bytes[at + 2])] < letter)) {
    at += 2;
  } else if (at + 3 < size && bytes[at] == '\xE2' && text_.compare(at, 4, "\xE2\x80\x99s") == 0) {
    at += 4;
  }
  at_ = at;
  return true;
}

// A word with a character beyond ASCII, from its first byte.
bool WordReader::next_wide(Word& word, std::size_t at) {
  std::uint64_t key = key_start;
  unsigned count = 0;
  bool pair = false;
  while (at < text_.size()) {
    const base::Decoded decoded = base::decode_utf8(text_, at);
    if (!is_word_character(decoded.code_point)) break;
    const bool spaceless = written_without_spaces(decoded.code_point);
    if (count > 0 && spaceless != pair) break;
    if (count == 0) word.capital = u_isupper(static_cast<UChar32>(decoded.code_point));
    pair = spaceless;
    key = add_code_point(key, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decoded.code_point))));
    at += decoded.length;
    if (++count == 1) at_ = at;
    if (pair && count == 2) break;
  }
  word.end = static_cast<std::uint32_t>(at);
  word.key = key;
  word.single = count == 1;
  if (!pair) {
    at_ = at;
  } else if (count == 2 && (at >= text_.size() || !written_without_spaces(base::decode_utf8(text_, at).code_point))) {
    at_ = at;
  }
  return true;
}

std::string lower_word(std::string_view text, const Word& word) {
  std::string lower;
  lower.reserve(word.end - word.begin);
  for (std::size_t at = word.begin; at < word.end;) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte != ',') lower += static_cast<char>(classes[byte] == capital ? byte + 32U : byte);
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode_utf8(text, at);
    at += decoded.length;
    base::append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decoded.code_point))));
  }
  return lower;
}

}  // namespace courant::story
