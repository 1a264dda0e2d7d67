#include "digest/valency.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "digest/lexicon_files.h"
#include "text/lexicon.h"

namespace courant::digest {
namespace {

// For each word that may follow, how the words begin that ask for it.
class Askers {
 public:
  explicit Askers(std::string_view section) {
    for (const text::LexiconEntry& entry :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), "en", "valency"), "en")) {
      if (entry.section != section) continue;
      for (std::string_view rest = entry.value; !rest.empty();) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        of_[std::string(rest.substr(0, blank))].emplace_back(entry.entry);
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
    }
  }

  bool ask(std::string_view word, std::string_view next) const {
    const auto found = of_.find(next);
    return found != of_.end() &&
           std::ranges::any_of(found->second, [&](const std::string& begin) { return word.starts_with(begin); });
  }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> of_;
};

}  // namespace

bool verb_asks_for(std::string_view verb, std::string_view next, bool behind_object) {
  static const Askers verbs("verbs"), alone("verbs_alone");
  return verbs.ask(verb, next) || (!behind_object && alone.ask(verb, next));
}

bool is_idiom_behind_in(std::string_view noun) {
  static const Askers idioms("idioms");
  return idioms.ask(noun, "in");
}

bool noun_asks_for(std::string_view noun, std::string_view next) {
  static const Askers nouns("nouns");
  return nouns.ask(noun, next);
}

}  // namespace courant::digest
