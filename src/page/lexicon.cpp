#include "page/lexicon.h"

#include <algorithm>
#include <array>

#include "page/lexicon_files.h"

namespace courant::page {
namespace {

// Bytes of a mark past ASCII that the text begins with, else 0: no-break space, « and their kin (U+00A0 to U+00BF),
// dashes, quotes and spaces (U+2000 to U+206F), the marks of Chinese and Japanese (U+3000 to U+303F).
std::size_t mark_bytes(std::string_view text) {
  if (text.size() < 2) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  if (text[0] == '\xC2') return second == 0xAA || second == 0xB5 || second == 0xBA ? 0 : 2;
  if (text.size() < 3) return 0;
  if (text[0] == '\xE2')
    return second == 0x80 || (second == 0x81 && static_cast<unsigned char>(text[2]) < 0xB0) ? 3 : 0;
  return text[0] == '\xE3' && second == 0x80 ? 3 : 0;
}

}  // namespace

void for_each_entry(std::string_view name, const std::function<void(std::string_view, std::string_view)>& each) {
  const std::string path = "lexicon/page/" + std::string(name) + ".txt";
  for (std::string_view rest = base::find_embedded(lexicon_files(), path); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const auto space = line.find(' ');
    if (line.empty() || line.starts_with('#') || space == std::string_view::npos) continue;
    each(line.substr(0, space), line.substr(space + 1));
  }
}

std::string fold(std::string_view text) {
  // What an ASCII byte folds to; 0 for marks. The C library's own tests are calls for every byte.
  static constexpr auto letters = [] {
    std::array<char, 128> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = c;
    for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c + 32);
    return table;
  }();
  std::string out;
  out.resize_and_overwrite(text.size(), [&](char* to, std::size_t) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto u = static_cast<unsigned char>(text[at]);
      const char letter = u < 0x80 ? letters[u] : text[at];
      const std::size_t mark = letter == 0 ? 1 : u == 0xC2 || u == 0xE2 || u == 0xE3 ? mark_bytes(text.substr(at)) : 0;
      if (mark == 0) to[length++] = letter;
      if (mark > 0 && length > 0 && to[length - 1] != ' ') to[length++] = ' ';
      at += std::max<std::size_t>(mark, 1);
    }
    return length > 0 && to[length - 1] == ' ' ? length - 1 : length;
  });
  return out;
}

std::string trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n\f") - begin + 1));
}

}  // namespace courant::page
