// The words of one language in the window: their terms (stems), in how many articles each stands, how much it weighs,
// and which articles are found under it. Not thread-safe; owned by a Stream.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/postings.h"
#include "story/settings.h"
#include "story/term_index.h"
#include "story/words.h"

namespace courant::story {

// Half a line of the cache: a term is met at random places of a large table.
struct alignas(32) Term {
  float weight = 0;  // idf^power, as of `weight_key`
  std::uint32_t weight_key = ~0U;
  std::uint32_t articles = 0;  // in the window
  std::uint32_t sampled = 0;   // its row in the sample of unrelated articles; 0: none
  Postings postings;           // articles indexed under it
  std::uint32_t scratch = 0;   // 0 between uses: a term's number in a TermTable
  std::uint16_t prior = 0;     // of ten thousand articles, how many the table of common words gives it

  void exchange(Snapshot& snapshot) { snapshot(articles, sampled, postings, prior); }
};

class Vocabulary {
 public:
  Vocabulary(const Settings& settings, std::string_view language);

  // The term of a word; no_term for a stop word or a single letter, and for new words when there are 16 million terms.
  TermId term_of(std::string_view text, const Word& word);

  // Brings near what term_of() and then the weights will need: a word's place in a large table is far from the last
  // one's.
  void prefetch(const Word& word) const {
    if (((recent_[word.key % recent_.size()] ^ word.key) & TermIndex::key_mask) != 0) index_.prefetch(word.key);
  }
  void prefetch(TermId id) const { __builtin_prefetch(&terms_[id]); }

  Term& operator[](TermId id) { return terms_[id]; }
  const Term& operator[](TermId id) const { return terms_[id]; }
  PostingPool& postings() { return postings_; }

  // idf^power of a term: ln((prior articles + articles + 1) / (prior articles with it + articles with it + 0.5)).
  float weight_of(TermId id);

  void count_article() { ++articles_; }
  void forget_article() { --articles_; }
  std::size_t articles() const { return articles_; }
  std::size_t size() const { return terms_.size(); }

  // Gives up the terms that stand in no article of the window and are not in the sample; their numbers are used again.
  // To be called when postings hold no article that has left.
  void forget_unused();

  void exchange(Snapshot& snapshot) { snapshot(index_, terms_, postings_, free_, articles_); }

 private:
  TermId add_word(std::string_view text, const Word& word);
  TermId add_term(std::uint64_t stem);
  float make_weight(std::uint32_t all, std::uint32_t own, double prior_articles) const;

  const Settings& settings_;
  std::string language_;
  std::array<std::uint64_t, 8192>
      recent_{};     // key and term as in the index, by the key's low bits: most words are met again soon
  TermIndex index_;  // words and stems
  std::vector<Term> terms_;
  PostingPool postings_;
  std::vector<TermId> free_;
  std::array<float, 512> weights_{};  // by step, of words that are not in the table of common words: most
  std::uint32_t weights_at_ = ~0U;    // the step of all articles that they were made for
  std::size_t articles_ = 0;
};

}  // namespace courant::story
