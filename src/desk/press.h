// From articles in the store to digests in the store: groups what has arrived since the last time, then composes the
// stories that changed. The second half of the live path; an import uses it alone. What was begun is taken up again
// after a crash: how far grouping came and which stories are stale stand in the store.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

#include "desk/clock.h"
#include "digest/archive.h"
#include "store/store.h"
#include "story/grouper.h"

namespace courant::desk {

struct Pressed {
  std::int64_t articles = 0;  // grouped
  std::int64_t stories = 0;   // composed
  std::int64_t digests = 0;   // of which new or changed
  std::int64_t refused = 0;   // stories that cannot be told
};

// Not thread-safe; the store and the clock must outlive it. Several may run on one store's address, in one process or
// in many: what one has grouped the other reads.
class Press {
 public:
  enum class Stage : unsigned char { grouping, composing };
  // Called now and then with how many of how many are done.
  using Progress = std::function<void(Stage, std::int64_t done, std::int64_t of)>;

  Press(store::Store& store, const Clock& clock);
  ~Press();

  // Does all there is to do, or until a stop is asked for; every step is committed before the next begins. Errors: the
  // store's; what was committed before stays.
  base::Result<Pressed> run(std::stop_token stop = {}, const Progress& progress = {});

 private:
  base::Result<void> group(std::stop_token stop, const Progress& progress, Pressed& pressed);
  base::Result<void> group_batch(store::Arrival after, const std::vector<store::ArrivedArticle>& batch,
                                 Pressed& pressed);
  base::Result<void> explain(const model::Article& article, model::Assignment& assignment);
  base::Result<void> keep_changes(store::Arrival up_to);
  // The grouper as of all that is grouped: from the window that was kept, and what arrived since then, again.
  base::Result<void> open_window(store::Arrival up_to);
  base::Result<void> load_window();
  // Where none was kept, or another Courant's: as near as the stories and texts alone can bring it.
  base::Result<void> restore_window(store::Arrival up_to);
  base::Result<void> follow_decisions();
  void keep_window();
  base::Result<void> compose(std::stop_token stop, const Progress& progress, Pressed& pressed);
  base::Result<void> compose_stale(std::stop_token stop, const Progress& progress, std::int64_t stories,
                                   Pressed& pressed, std::vector<model::StoryId>& told);
  // Whether the story was told.
  base::Result<bool> compose_story(const model::StoryId& story, Pressed& pressed);
  base::Result<void> open_archive();
  base::Result<void> link_anew(const std::vector<model::StoryId>& stories);
  base::Result<store::Arrival> grouped_up_to();

  store::Store& store_;
  const Clock& clock_;
  std::unique_ptr<story::Grouper> grouper_;      // empty until its window was read from the store
  store::Arrival known_ = store::Arrival::none;  // the last article it knows
  std::size_t since_kept_ = 0;                   // articles it has taken since its window was kept
  std::unique_ptr<digest::Archive> archive_;     // empty until it was read from the store
  std::int64_t archive_revision_ = 0;            // of the store, when archive_ held what it holds
};

}  // namespace courant::desk
