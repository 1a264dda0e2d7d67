// Reads from the store what a page shows, and lets through only digests that verify. Not thread-safe: one Reader, one
// store, one thread at a time.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"
#include "edition/edits.h"
#include "reader/newest.h"
#include "render/checked.h"
#include "render/front.h"
#include "render/story.h"
#include "render/syndication.h"
#include "store/store.h"

namespace courant::reader {

class Reader {
 public:
  Reader(std::unique_ptr<store::Store> store, edition::Calendar calendar, edition::Settings ranking);

  store::Store& store() { return *store_; }

  // The story's newest digest. Errors: not_found; refused, where it does not verify.
  base::Result<render::CheckedDigest> digest(const model::StoryId& story);
  base::Result<render::CheckedDigest> check(model::Digest digest);
  // The article versions it names, those that are there.
  base::Result<std::vector<model::Article>> articles_of(const model::Digest& digest);
  // Adds to `edits` the sentences of the digest's changes, as far as their newer versions are there.
  base::Result<void> add_edits(edition::Edits& edits, const model::Digest& digest);
  // The newest digests of stories found, newest first.
  std::vector<store::StoredDigest> stored_of(const std::vector<store::StoryHit>& hits);
  // Those of them that verify; the number of the others is added to refused().
  std::vector<render::CheckedDigest> check_all(std::vector<store::StoredDigest> digests);

  // The same with their times, for feeds.
  std::vector<render::FeedEntry> entries_of(std::vector<store::StoredDigest> digests);
  std::vector<render::FeedEntry> entries_of(const render::FrontPage& front);

  // The newest digests and what they speak of, as they are now; lives as long as the Reader.
  base::Result<const Newest*> newest();
  // What the story speaks of, and stories that share names and words with it, the likest first.
  base::Result<render::Neighbourhood> neighbourhood(const model::Digest& digest);

  // The newest digests, or of them those of one section, newest first. Error not_found: no feed is in that section.
  base::Result<std::vector<store::StoredDigest>> recent(const std::string& section, std::size_t limit);
  // These digests laid out as an edition, each that verifies; without its neighbours.
  render::FrontPage arrange(std::vector<store::StoredDigest> stored, edition::PeriodKind kind);
  // The edition of a period, or of it the stories of one section: a folder of the owner's feeds, the one that most of a
  // story's reports came by. nullopt when it has no stories; error not_found where no feed is in that section.
  base::Result<std::optional<render::FrontPage>> front(const edition::Period& period, const std::string& section = {});
  // The newest of its kind that has stories; nullopt when there are none at all. Of a day, the days before stand below
  // where it is short.
  base::Result<std::optional<render::FrontPage>> newest_front(edition::PeriodKind kind,
                                                              const std::string& section = {});
  // The stories of a day, newest first, without an order of weight.
  base::Result<std::vector<render::CheckedDigest>> all_of_day(std::chrono::sys_days day, std::size_t limit);
  // Days that have stories, newest first.
  base::Result<std::vector<store::DayCount>> days(std::size_t limit);

  // A day of the zone as moments: its first second, and the next day's.
  std::pair<store::Time, store::Time> bounds(std::chrono::sys_days day) const;

  long refused() const { return refused_; }

 private:
  edition::Settings ranking_of(edition::PeriodKind kind) const;
  // Empty: none of its reports came by a feed in a folder.
  base::Result<std::string> section_of(const model::Digest& digest);
  // Counts an edition's sections, and takes the stories of all but the one asked for (empty: none) out of it.
  base::Result<std::vector<render::FrontSection>> sort_into_sections(const std::string& section,
                                                                     std::vector<store::StoredDigest>& stored);
  base::Result<void> add_neighbours(render::FrontPage& front);
  base::Result<void> add_earlier(render::FrontPage& front, const std::vector<store::DayCount>& counts);

  std::unique_ptr<store::Store> store_;
  edition::Calendar calendar_;
  edition::Settings ranking_;
  Newest newest_;
  long refused_ = 0;
};

}  // namespace courant::reader
