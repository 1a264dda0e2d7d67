#include "text/lexicon.h"

#include <algorithm>

#include "text/lexicon_files.h"

namespace courant::text {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::vector<std::uint64_t> keys_of(std::string_view entry, std::string_view language) {
  std::vector<std::uint64_t> keys;
  for (const Token& token : split_tokens(entry, language)) keys.push_back(token.key);
  return keys;
}

// "en" of "lexicon/en/dates.txt".
std::string_view language_of(std::string_view path) {
  path = path.substr(0, path.rfind('/'));
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::vector<LexiconEntry> parse_lexicon(std::string_view bytes, std::string_view language) {
  std::vector<LexiconEntry> entries;
  std::string_view section;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = trim(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    const std::size_t equals = line.find(" = ");
    LexiconEntry entry{section, trim(line.substr(0, equals)), {}, {}};
    if (equals != std::string_view::npos) entry.value = trim(line.substr(equals + 3));
    entry.keys = keys_of(entry.entry, language);
    if (!entry.keys.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

std::string_view find_lexicon(std::span<const base::EmbeddedFile> files, std::string_view language,
                              std::string_view name) {
  for (const base::EmbeddedFile& file : files) {
    std::string_view stem = file.path.substr(file.path.rfind('/') + 1);
    stem = stem.substr(0, stem.rfind('.'));
    if (stem == name && language_of(file.path) == language) return file.bytes;
  }
  return {};
}

std::vector<LexiconEntry> read_lexicon(std::string_view language, std::string_view name) {
  return parse_lexicon(find_lexicon(lexicon_files(), language, name), language);
}

std::string_view lexicon_language(std::string_view language) {
  static const std::vector<std::string_view> folders = [] {
    std::vector<std::string_view> found;
    for (const base::EmbeddedFile& file : lexicon_files()) {
      if (found.empty() || found.back() != language_of(file.path)) found.push_back(language_of(file.path));
    }
    return found;
  }();
  const auto folder = std::ranges::find(folders, language.substr(0, language.find('-')));
  return folder == folders.end() ? std::string_view{} : *folder;
}

}  // namespace courant::text
