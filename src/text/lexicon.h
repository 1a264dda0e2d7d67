// Lexicons: words and phrases of one language with what they mean, kept in data/lexicon/<language>/ and compiled in.
//
//   # a comment
//   [titles]              a section
//   minister              an entry
//   prime minister
//   jan = 1               an entry with a value
//
// An entry is given in lower case and is matched as tokens are split: "twenty-five" as it stands, "u.s." as one word.
#pragma once
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "text/key_map.h"

namespace courant::text {

struct LexiconEntry {
  std::string_view section;  // "" before the first heading
  std::string_view entry;
  std::string_view value;           // "" without one
  std::vector<std::uint64_t> keys;  // of its tokens
};

// Reads a lexicon file. The views point into `bytes`.
std::vector<LexiconEntry> parse_lexicon(std::string_view bytes, std::string_view language);

// The bytes of lexicon/<language>/<name>.txt among embedded files; empty where the language has no such file.
std::string_view find_lexicon(std::span<const base::EmbeddedFile> files, std::string_view language,
                              std::string_view name);

// This module's own lexicon, parsed; empty where the language has none.
std::vector<LexiconEntry> read_lexicon(std::string_view language, std::string_view name);

// The rules of a stage for a language, made by T(language) on first use and kept for the life of the program. A
// language without lexicons gets those of "". Thread-safe.
template <class T>
const T& rules_for(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, T, std::less<>> made;
  const std::lock_guard lock(mutex);
  const auto found = made.find(language);
  if (found != made.end()) return found->second;
  return made.try_emplace(std::string(language), language).first->second;
}

// The primary part of a language tag if this module has lexicons for it ("pt" of "pt-br"), else "".
std::string_view lexicon_language(std::string_view language);

}  // namespace courant::text
