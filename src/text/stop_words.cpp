#include "text/stop_words.h"

#include "text/lexicon.h"

namespace courant::text {
namespace {

struct StopWords {
  explicit StopWords(std::string_view language) {
    for (const LexiconEntry& entry : read_lexicon(language, "stop_words")) words.insert(entry.keys.front());
  }
  KeySet words;
};

}  // namespace

const KeySet& stop_words(std::string_view language) { return rules_for<StopWords>(lexicon_language(language)).words; }

}  // namespace courant::text
