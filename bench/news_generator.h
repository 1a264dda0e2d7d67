// Makes a stream of news for measuring grouping at sizes no public corpus has. Deterministic: the same settings and seed
// give the same stream on every machine.
//
// How it stands to real news: words are drawn from Zipf-Mandelbrot laws over an endless lexicon, so that the vocabulary
// grows with the text as Heaps' law says. Its head are English function words and the words of
// data/lexicon/en/common_words.txt, its tail is made of syllables. A report mixes four sources: function words, the general
// vocabulary, its topic's and its event's. An event has names (drawn from pools by Zipf, so that well-known ones recur in
// other events of the topic), words and figures of its own; each report tells some facets of it, later reports others. One event in
// eight is a look-alike that shares its topic and half its words with another. Events differ in size by a Pareto law, and die
// away over days; thousands run at a time. One report in six is an agency's text with a new title and light cuts.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/article.h"

namespace courant::bench {

struct NewsSettings {
  std::size_t articles = 10'000;
  double days = 7;                    // over which all of them are published
  double reports_per_event = 15;      // mean; a third of the events have only one
  double words = 400;                 // mean of a report
  std::size_t topics = 150;
  std::uint64_t seed = 1;
};

struct GeneratedArticle {
  model::Article article;
  std::uint32_t event = 0;
};

class NewsGenerator {
 public:
  explicit NewsGenerator(const NewsSettings& settings);
  ~NewsGenerator();
  // The next report in order of publication; false at the end.
  bool next(GeneratedArticle& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace courant::bench
