#include "digest/valency.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "digest/lexicon_files.h"
#include "text/lexicon.h"
#include "text/tokens.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

// Parsed once.
const std::vector<text::LexiconEntry>& entries() {
  static const std::vector<text::LexiconEntry> all =
      text::parse_lexicon(text::find_lexicon(lexicon_files(), "en", "valency"), "en");
  return all;
}

// For each word that asks, by lemma, the words that it asks for.
class Askers {
 public:
  explicit Askers(std::string_view section) {
    for (const text::LexiconEntry& entry : entries()) {
      if (entry.section != section) continue;
      Words& asked = askers_[text::word_key(entry.entry)];
      for (std::string_view rest = entry.value; !rest.empty();) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        asked.push_back(text::word_key(rest.substr(0, blank)));
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
      asked_.insert(asked.begin(), asked.end());
    }
  }

  bool ask(std::string_view word, std::string_view next) const {
    const std::uint64_t key = text::word_key(next);
    return asked_.contains(key) && any(word, [&](const Words& asked) { return has(asked, key); });
  }

  // Of this very form, for any form of what is asked for.
  bool ask_form(std::string_view word, std::string_view next) const {
    const auto found = askers_.find(text::word_key(word));
    return found != askers_.end() && std::ranges::any_of(text::english_words().lemma_keys(next),
                                                         [&](std::uint64_t key) { return has(found->second, key); });
  }

  bool hold(std::string_view word) const {
    return any(word, [](const Words&) { return true; });
  }

 private:
  using Words = std::vector<std::uint64_t>;

  static bool has(const Words& words, std::uint64_t key) { return std::ranges::find(words, key) != words.end(); }

  template <class Test>
  bool any(std::string_view word, Test test) const {
    return std::ranges::any_of(text::english_words().lemma_keys(word), [&](std::uint64_t lemma) {
      const auto found = askers_.find(lemma);
      return found != askers_.end() && test(found->second);
    });
  }

  std::unordered_map<std::uint64_t, Words> askers_;
  std::unordered_set<std::uint64_t> asked_;
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
  return idioms.ask_form(noun, before);
}

bool noun_asks_for(std::string_view noun, std::string_view next) {
  static const Askers nouns("nouns");
  return nouns.ask(noun, next);
}

}  // namespace courant::digest
