// The words of one language in the window: their terms (stems), in how many articles each stands, how much it weighs, and
// which articles are found under it. Not thread-safe; owned by a Shard.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/settings.h"
#include "story/words.h"
#include "text/key_map.h"

namespace courant::story {

using TermId = std::uint32_t;
inline constexpr TermId no_term = 0;

struct Sampled {
  std::uint16_t place = 0;
  float weight = 0;  // ln(1 + tf)
};

// One line of the cache: a term is met at random places of a large table.
struct alignas(64) Term {
  float weight = 0;              // idf^power, as of `weight_key`
  std::uint32_t weight_key = ~0U;
  std::uint32_t articles = 0;    // in the window
  float prior = 0;               // share of articles the table of common words gives it
  std::vector<std::uint32_t> postings;  // serial numbers of articles indexed under it, oldest first
  std::vector<Sampled> sampled;         // where it stands in the sample of unrelated articles
};

class Vocabulary {
 public:
  Vocabulary(const Settings& settings, std::string_view language);

  // The term of a word; no_term for a stop word or a single letter.
  TermId term_of(std::string_view text, const Word& word);

  // Brings near what term_of() and then the weights will need: a word's place in a large table is far from the last one's.
  void prefetch(const Word& word) const {
    if (recent_[word.key % recent_.size()].key != word.key) by_word_.prefetch(word.key);
  }
  void prefetch(TermId id) const { __builtin_prefetch(&terms_[id]); }

  // As first met, in lower case.
  const std::string& word_of(TermId id) const { return words_[id]; }

  Term& operator[](TermId id) { return terms_[id]; }
  const Term& operator[](TermId id) const { return terms_[id]; }

  // idf^power of a term: ln((prior articles + articles + 1) / (prior articles with it + articles with it + 0.5)).
  float weight_of(TermId id);

  void count_article() { ++articles_; }
  void forget_article() { --articles_; }
  std::size_t articles() const { return articles_; }
  std::size_t size() const { return terms_.size(); }

  // Gives up the terms that stand in no article of the window and are not in the sample; their numbers are used again. To be
  // called when postings hold no article that has left.
  void forget_unused();

 private:
  TermId add_word(std::string_view text, const Word& word);
  std::uint64_t stem_key(const std::string& lower) const;

  const Settings& settings_;
  std::string language_;
  struct Recent {
    std::uint64_t key = 0;
    TermId term = no_term;
  };
  std::array<Recent, 8192> recent_;  // by the key's low bits: most words are met again soon
  text::KeyMap<TermId> by_word_;     // stop_term for a stop word
  text::KeyMap<TermId> by_stem_;
  std::vector<Term> terms_;
  std::vector<std::string> words_;
  std::vector<TermId> free_;
  std::size_t articles_ = 0;
};

}  // namespace courant::story
