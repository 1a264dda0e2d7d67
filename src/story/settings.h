// The numbers grouping runs on: one setting for every corpus and language. docs/grouping.md says where they come from.
#pragma once
#include <chrono>
#include <cstddef>

namespace courant::story {

struct Settings {
  std::chrono::seconds window = std::chrono::days(7);  // reports further apart than this are not compared
  std::size_t kept_min = 10'000;      // arrivals that stay comparable whatever their dates: feeds come out of order
  std::size_t undated_max = 100'000;  // arrivals that stay comparable while no article has told a time

  std::size_t lead_words = 400;  // words of the text that count
  double lead_half_life = 100;   // words after which a word counts half
  double title_weight = 2;
  double idf_power = 0.7;
  double prior_weight = 0.3;  // of the table of common words against what the stream has taught

  std::size_t sample_size = 96;        // articles held to tell what unrelated looks like
  std::size_t sample_memory = 20'000;  // arrivals the sample reflects
  double related_cosine = 0.2;         // a sampled article this near is probably of the story itself
  double prior_mean = 0.012, prior_deviation = 0.025, prior_count = 20;
  double deviation_floor = 0.03;

  double bar_base = 0.7, bar_slope = 0.6;  // the bar in deviations: base + slope · ln(articles in the window)
  double bar_traffic_min = 50, bar_traffic_max = 10'000;
  double decay_grace_days = 1, decay_days = 7;

  std::size_t indexed_terms = 40;      // heaviest terms under which an article is found
  std::size_t postings_per_term = 32;  // the newest; at most PostingPool::newest_max
  std::size_t postings_budget = 200;
  std::size_t candidates = 8;           // articles compared in full
  std::size_t candidates_of_story = 5;  // of these, of one story
  double candidate_min = 0.12;          // cosine by the index alone, under which an article is not compared
  std::size_t members_compared = 12;    // of one story
  double near_min = 0.2;                // likeness of one report that makes its story worth a look
  double link_min = 1;                  // likeness of one report that makes the repair look at its story

  std::size_t repair_sample = 16;     // reports that stand for a large story
  std::size_t standing_max = 6;       // of these, in one part, that the others are compared with
  std::size_t repair_size_max = 200;  // of these, clustered at once
  std::size_t repair_always =
      2;  // members up to which a story is looked at whenever a report joins it; then at 4, 8, 16…
  std::size_t repair_alone_min = 16;  // members from which a story is looked at where none near it might be joined
  double repair_stay = 0.07;          // what the likeness of two reports gains there by being of one story already
  std::size_t bridge_size = 12;       // members up to which one near report is enough to look at a neighbouring story
  std::size_t bridge_own_min = 2;     // members that a story has to have to be looked at with a larger one than that
  std::size_t bridges_max = 4;        // neighbouring stories looked at with one
  double bridge_min = 0.85;           // beyond that, the mean likeness it takes

  double veto = 0.5;           // the most that two reports are alike whose titles contradict each other
  double figures_apart = 0.5;  // of two decimals: magnitudes are corrected by a few tenths
  int days_apart = 1;          // of one event as reports give it: zones, nights
  double names_shared = 0.2;   // of the names that one report leads with, in the other's text: from here on one event
  double names_shared_magnitudes = 0.5;  // likewise where they give other magnitudes

  double rift_ratio = 0.35;         // likeness across a rift, of the likeness within the looser half
  std::size_t rift_side_min = 3;    // articles, copies apart
  std::size_t rift_terms_min = 20;  // of an article, on average: titles alone say too little
  double rift_word_weight = 0.5;    // of words that are no names

  double copy_containment = 0.5;               // shared 4-word shingles in the shorter text
  double credited_copy_containment = 0.25;     // where both give the same agency as their source
  double contradicted_copy_containment = 0.8;  // where their titles contradict each other
  double copy_likeness_min = 0.8;              // less alike ones are not compared run by run
  std::size_t shingles_min = 20;               // a shorter text is nobody's copy
  std::size_t shingles_max = 500;              // of a text's beginning
  std::size_t shingles_kept = 256;             // the smallest of these: a fair sample
};

}  // namespace courant::story
