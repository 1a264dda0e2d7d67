#include "text/stem.h"

#include <libstemmer.h>

#include <map>
#include <memory>
#include <string>

namespace courant::text {
namespace {

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, StemmerDeleter>;

sb_stemmer* stemmer_for(std::string_view language) {
  thread_local std::map<std::string, Stemmer, std::less<>> stemmers;
  thread_local std::string last_language;
  thread_local sb_stemmer* last = nullptr;
  if (last && last_language == language) return last;
  auto found = stemmers.find(language);
  if (found == stemmers.end()) {
    const std::string primary(language.substr(0, language.find('-')));
    found = stemmers.emplace(language, Stemmer(sb_stemmer_new(primary.c_str(), "UTF_8"))).first;
  }
  last_language = language;
  return last = found->second.get();
}

}  // namespace

std::string_view stem_word(std::string_view lower, std::string_view language) {
  sb_stemmer* stemmer = stemmer_for(language);
  if (!stemmer) return lower;
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(lower.data()), static_cast<int>(lower.size()));
  if (!stem) return lower;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace courant::text
