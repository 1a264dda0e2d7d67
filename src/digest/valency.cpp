#include "digest/valency.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "digest/lexicon_files.h"
#include "text/lexicon.h"
#include "text/tokens.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

// For each word that asks, by lemma, the words that it asks for.
class Askers {
 public:
  explicit Askers(std::string_view section) {
    for (const text::LexiconEntry& entry :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), "en", "valency"), "en")) {
      if (entry.section != section) continue;
      Words& asked = asked_[text::word_key(entry.entry)];
      for (std::string_view rest = entry.value; !rest.empty();) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        asked.push_back(text::word_key(rest.substr(0, blank)));
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
    }
  }

  bool ask(std::string_view word, std::string_view next) const { return ask(word, text::word_key(next)); }

  bool ask(std::string_view word, std::uint64_t next) const {
    return any(word, [&](const Words& asked) { return std::ranges::find(asked, next) != asked.end(); });
  }

  bool hold(std::string_view word) const {
    return any(word, [](const Words&) { return true; });
  }

 private:
  using Words = std::vector<std::uint64_t>;

  template <class Test>
  bool any(std::string_view word, Test test) const {
    return std::ranges::any_of(text::english_words().lemma_keys(word), [&](std::uint64_t lemma) {
      const auto found = asked_.find(lemma);
      return found != asked_.end() && test(found->second);
    });
  }

  std::map<std::uint64_t, Words> asked_;
};

}  // namespace

bool verb_asks_for(std::string_view verb, std::string_view next, bool behind_object) {
  static const Askers verbs("verbs"), alone("alone");
  return verbs.ask(verb, next) || verb_needs(verb, next) || (!behind_object && alone.ask(verb, next));
}

bool verb_needs(std::string_view verb, std::string_view next) {
  static const Askers far("far");
  return far.ask(verb, next);
}

bool says_nothing_alone(std::string_view verb) {
  static const Askers bare("bare");
  return bare.hold(verb);
}

bool names_object(std::string_view verb) {
  static const Askers naming("naming");
  return naming.hold(verb);
}

bool adjective_asks_for(std::string_view adjective, std::string_view next) {
  static const Askers adjectives("adjectives");
  return adjectives.ask(adjective, next);
}

bool is_idiom_behind(std::string_view before, std::string_view noun) {
  static const Askers idioms("idioms");
  return std::ranges::any_of(text::english_words().lemma_keys(before),
                             [&](std::uint64_t lemma) { return idioms.ask(noun, lemma); });
}

bool noun_asks_for(std::string_view noun, std::string_view next) {
  static const Askers nouns("nouns");
  return nouns.ask(noun, next);
}

}  // namespace courant::digest
