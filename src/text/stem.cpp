#include "text/stem.h"

#include <libstemmer.h>

#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace courant::text {
namespace {

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, StemmerDeleter>;

constexpr std::size_t known_max = 20'000;  // words, some 2 MB a language and thread

// Words come again and again, and a stem costs more than finding it.
struct Stemming {
  Stemmer stemmer;
  std::unordered_map<std::string, std::string> known;  // never iterated
};

// Null for a language without a stemmer.
Stemming* stemming_for(std::string_view language) {
  thread_local std::map<std::string, Stemming, std::less<>> stemmings;
  thread_local std::string last_language;
  thread_local Stemming* last = nullptr;
  if (last && last_language == language) return last;
  auto found = stemmings.find(language);
  if (found == stemmings.end()) {
    const std::string primary(language.substr(0, language.find('-')));
    found = stemmings.emplace(language, Stemming{Stemmer(sb_stemmer_new(primary.c_str(), "UTF_8")), {}}).first;
  }
  if (!found->second.stemmer) return nullptr;
  last_language = language;
  return last = &found->second;
}

}  // namespace

std::string_view stem_word(std::string_view lower, std::string_view language) {
  Stemming* stemming = stemming_for(language);
  if (!stemming) return lower;
  if (stemming->known.size() >= known_max) stemming->known.clear();
  const auto [at, is_new] = stemming->known.try_emplace(std::string(lower));
  if (!is_new) return at->second;
  const sb_symbol* stem = sb_stemmer_stem(stemming->stemmer.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                                          static_cast<int>(lower.size()));
  at->second = !stem ? std::string(lower)
                     : std::string(reinterpret_cast<const char*>(stem),
                                   static_cast<std::size_t>(sb_stemmer_length(stemming->stemmer.get())));
  return at->second;
}

}  // namespace courant::text
