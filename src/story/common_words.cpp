#include "story/common_words.h"

#include <map>
#include <string>

#include "story/lexicon_files.h"
#include "text/lexicon.h"
#include "text/stem.h"

namespace courant::story {
namespace {

// Sections name the share of articles, in hundredths of a percent.
struct CommonWords {
  explicit CommonWords(std::string_view language) {
    for (const text::LexiconEntry& entry :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), language, "common_words"), language)) {
      double& share = shares[text::word_key(text::stem_word(entry.entry, language))];
      share = std::min(0.9, share + std::stod(std::string(entry.section)) / 10'000);
    }
  }
  text::KeyMap<double> shares;
};

}  // namespace

double common_share(std::string_view language, std::uint64_t stem) {
  const double* share = text::rules_for<CommonWords>(language).shares.find(stem);
  return share ? *share : 0;
}

}  // namespace courant::story
