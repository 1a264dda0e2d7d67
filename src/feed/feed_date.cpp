#include "feed/feed_date.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/web_date.h"
#include "feed/words_files.h"

namespace courant::feed {
namespace {

// Each line of the file: an English word or mark, then what stands for it elsewhere.
const std::unordered_map<std::string_view, std::string_view>& date_words() {
  static const auto words = [] {
    std::unordered_map<std::string_view, std::string_view> map;
    std::string_view rest = words_files().front().bytes;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end), english;
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.starts_with('#')) continue;
      while (!line.empty()) {
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string_view word = line.substr(0, space);
        line.remove_prefix(std::min(space + 1, line.size()));
        if (english.empty())
          english = word;
        else
          map.emplace(word, english);
      }
    }
    return map;
  }();
  return words;
}

bool is_word_byte(char c) { return static_cast<signed char>(c) < 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

}  // namespace

std::optional<base::Moment> parse_feed_date(std::string_view text) {
  if (text.size() > 200) return std::nullopt;
  std::string english;
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end == at) {
      english += text[at++];
      continue;
    }
    std::string word(text.substr(at, end - at));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    at = end;
    if (const auto known = date_words().find(word); known != date_words().end()) {
      english += known->second;
      changed = true;
    } else if (std::ranges::all_of(word, [](char c) { return static_cast<signed char>(c) >= 0; })) {
      english += word;
    }
  }
  return base::parse_web_date(changed ? std::string_view(english) : text);
}

}  // namespace courant::feed
