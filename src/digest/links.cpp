#include "digest/links.h"

#include <vector>

namespace courant::digest {
namespace {

constexpr std::size_t whole_words_max = 12, edge_words = 5;

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// The directive's own marks (& - ,) are encoded too, and all that is not unreserved in a URL.
void append_encoded(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
}

void append_words(std::string& out, const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += "%20";
    append_encoded(out, words[i]);
  }
}

}  // namespace

std::string link_sentence(std::string_view url, std::string_view sentence) {
  if (url.empty()) return {};
  const std::vector<std::string_view> words = split_words(sentence);
  std::string link(url);
  link += url.find('#') == std::string_view::npos ? "#:~:text=" : ":~:text=";
  if (words.size() <= whole_words_max) {
    append_words(link, words, 0, words.size());
  } else {
    append_words(link, words, 0, edge_words);
    link += ',';
    append_words(link, words, words.size() - edge_words, words.size());
  }
  return link;
}

}  // namespace courant::digest
