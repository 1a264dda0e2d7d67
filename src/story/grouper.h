// Stories out of articles in order of arrival: the step from articles to stories (docs/grouping.md tells how and how
// well). Everything depends on the articles, their order, the settings and the decisions alone: the same input gives
// the same output, byte for byte.
#pragma once
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/story.h"
#include "story/decisions.h"
#include "story/settings.h"
#include "story/stream.h"

namespace courant::story {

// Holds a window of articles in memory, each language apart. Not thread-safe: one writer. Needs nothing to outlive it.
class Grouper {
 public:
  explicit Grouper(const Settings& settings = {}, const std::vector<Decision>& decisions = {});
  Grouper(const Grouper&) = delete;
  Grouper& operator=(const Grouper&) = delete;

  // Takes the next article and says where it belongs as far as is known now. take_changes() tells what later moves.
  // The language is the article's, else the one its text is in.
  model::Assignment add(const model::Article& article);

  // The report that the last one added is most like, of those in its story; empty where it opened one.
  const model::ArticleId& likest() const { return likest_; }

  // Takes an article whose story is known, to rebuild the window after a restart: the window's articles in their first
  // order of arrival, each with the story it was last in. Changes no story and makes no event.
  void restore(const model::Article& article, const model::StoryId& story);

  // Takes the owner's decisions anew, all of them, and puts the window's articles where they say, without moves or
  // events: who decides tells. Whether anything changed.
  bool decide(const std::vector<Decision>& decisions);

  // Looks once more at every story that has grown: for the end of a run. Stories then depend on where it ended.
  void finish();

  // The whole state, changes that were not taken aside: a Grouper that loads it goes on to the same bytes. For the
  // program that wrote it; load() is false, and the Grouper as new, for what others wrote and under other settings.
  std::string save();
  bool load(std::string_view snapshot);

  // The moves and events since the last call, in the order in which they happened.
  Changes take_changes();

  // Articles in the window.
  std::size_t size() const;

 private:
  Stream& stream_of(const model::Article& article);
  Stream& stream_in(const std::string& language);

  Settings settings_;
  Decisions decisions_;
  std::map<std::string, std::unique_ptr<Stream>, std::less<>> streams_;
  Changes changes_;
  model::ArticleId likest_;
};

struct Grouping {
  std::vector<model::Assignment> assignments;  // one an article, in the order given
  std::vector<model::ArticleId> likest;        // the report that each is most like; empty where it opened a story
  std::vector<model::StoryEvent> events;
};

// Groups a whole run of articles in order of arrival. Thread-safe: a pure function.
Grouping group_articles(std::span<const model::Article> articles, const Settings& settings = {},
                        const std::vector<Decision>& decisions = {});

}  // namespace courant::story
