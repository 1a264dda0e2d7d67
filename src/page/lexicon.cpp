#include "page/lexicon.h"

#include <algorithm>

#include "page/lexicon_files.h"

namespace courant::page {

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
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) || u >= 0x80) {
      out += static_cast<char>(u < 0x80 ? std::tolower(u) : u);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n\f") - begin + 1));
}

}  // namespace courant::page
