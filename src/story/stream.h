// The grouping of one language's articles: one pass over arrivals, with a repair of the touched stories after each. Not
// thread-safe; owned by a Grouper, whose settings and decisions must outlive it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/story.h"
#include "story/copies.h"
#include "story/credit.h"
#include "story/decisions.h"
#include "story/neighbours.h"
#include "story/stories.h"
#include "story/term_table.h"

namespace courant::story {

// An article that the repair or the owner put into another story than it was assigned to.
struct Move {
  model::ArticleId article;
  model::StoryId story;
};

struct Changes {
  std::vector<Move> moves;
  std::vector<model::StoryEvent> events;
};

class Stream {
 public:
  Stream(const Settings& settings, Decisions& decisions, std::string_view language);

  // `known` is the story it was in when this is a replay; empty: to be found.
  model::Assignment add(const model::Article& article, const model::StoryId& known, Changes& changes);
  // The report that the last one added is most like, of those in its story; empty where it opened one.
  const model::ArticleId& likest() const { return likest_; }
  void repair(Changes& changes);
  // Repairs every story that a report has joined since it was repaired, grown or not.
  void repair_all(Changes& changes);
  // Puts the window's articles where the owner decided; those that were pinned and are not any more stay.
  void follow_decisions();
  // A move for every article of a story that was put into another: to where that one is now.
  void tell_resolved(Changes& changes) const;
  std::size_t size() const { return window_.size(); }

  void exchange(Snapshot& snapshot);

 private:
  struct Choice {
    StoryNumber story = no_story;
    double likeness = 0;
  };

  // The entry refers to the reader's shingles and to `terms_`.
  Entry read(const model::Article& article, const Credit& credit);
  void move_clock(const Entry& entry);
  void evict();
  void count_terms(Entry& entry);
  // Puts those that are compared first, and of these those that are indexed, the heaviest first.
  void order_terms();
  void forget_terms(Entry& entry);
  // The story with the highest mean likeness, and the next.
  std::pair<Choice, Choice> choose(const std::vector<Neighbour>& found);
  double mean_likeness(const Story& story, const std::vector<Neighbour>& found) const;
  // Raises the likeness to texts of which the article is a copy.
  void find_origin(std::vector<Neighbour>& found, Entry& entry, model::Assignment& assignment);
  // What the article last read shares with another report.
  model::Why explain(const model::Article& article, Serial other) const;
  // The place among the features of the article's i-th heaviest term.
  std::size_t place_of(std::size_t i) const { return ~std::uint32_t{0} - static_cast<std::uint32_t>(weighed_[i]); }
  void put(Serial serial, StoryNumber story);
  // Ends a story that has no members any more.
  void close_empty(StoryNumber story);
  void forget_due();
  void mark_due(Serial serial, const std::vector<Neighbour>& found);

  // Stories that are looked at together: one that is due, and those that its reports might have joined.
  std::vector<std::vector<StoryNumber>> gather_due();
  void repair_together(const std::vector<StoryNumber>& stories, Changes& changes);
  // The part each article belongs to, named by its first article's place.
  std::vector<std::size_t> partition(const std::vector<Serial>& articles);
  // Parts clusters of `articles` at rifts, as long as there are any; `cluster` numbers them, and new numbers follow.
  void part_at_rifts(const std::vector<Serial>& articles, const TermTable& table,
                     std::vector<std::size_t>& cluster) const;
  bool is_as_it_was(const std::vector<Serial>& articles, const std::vector<std::size_t>& part) const;
  // Adds the reports that were stood for: each goes with those of its story that it is most like.
  void follow(const std::vector<StoryNumber>& stories, std::vector<Serial>& articles, std::vector<std::size_t>& part);
  void reassign(const std::vector<Serial>& articles, const std::vector<std::size_t>& part, Changes& changes);

  const Settings& settings_;
  Decisions& decisions_;
  std::string language_;
  Vocabulary vocabulary_;
  FeatureReader reader_;
  Window window_;
  Neighbours neighbours_;
  ShingleSet shingle_set_;
  Stories stories_;
  std::map<std::uint64_t, std::uint32_t> outlets_;  // by a hash of the name
  std::vector<StoryNumber> due_;
  std::vector<TermCount> terms_;  // of the article that is being added
  // The last article's terms in their order: weight, and the place in the text's order.
  std::vector<std::uint64_t> weighed_;
  std::vector<std::int64_t> recent_times_;
  std::int64_t clock_ = 0;
  std::size_t since_sweep_ = 0;
  model::ArticleId likest_;
};

}  // namespace courant::story
