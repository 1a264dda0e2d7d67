#include "reader/reader.h"

#include <algorithm>
#include <set>

#include "store/evidence.h"

namespace courant::reader {
namespace {

// A front page of fewer stories than this also shows what the days before had, up to as many more.
constexpr std::size_t short_edition_stories = 8;
// An edition is finite: what is beyond stands on a list of its own.
constexpr std::size_t stories_shown_max = 40;
constexpr std::size_t singles_shown_max = 60;
constexpr std::size_t earlier_stories_max = 24;
constexpr std::size_t earlier_days_max = 7;
constexpr std::size_t days_max = 4000;
constexpr std::size_t sections_read = 8;  // so many times as many digests are looked through for those of one section
constexpr std::size_t related_stories_max = 4;
constexpr std::size_t main_topics_max = 16;

}  // namespace

Reader::Reader(std::unique_ptr<store::Store> store, edition::Calendar calendar, edition::Settings ranking)
    : store_(std::move(store)), calendar_(std::move(calendar)), ranking_(std::move(ranking)) {}

base::Result<void> Reader::add_edits(edition::Edits& edits, const model::Digest& digest) {
  for (const model::ArticleChange& change : digest.changes) {
    const auto [place, is_new] = edits.try_emplace({change.article, change.from, change.to});
    if (!is_new) continue;
    const auto article = store_->articles().get(change.article, change.to);
    if (article)
      place->second = edition::list_edits(change, article->text);
    else if (article.error().kind == base::ErrorKind::not_found)
      edits.erase(place);
    else
      return std::unexpected(article.error());
  }
  return {};
}

base::Result<std::vector<model::Article>> Reader::articles_of(const model::Digest& digest) {
  return store::articles_behind(*store_, digest);
}

base::Result<render::CheckedDigest> Reader::check(model::Digest digest) {
  const auto articles = articles_of(digest);
  if (!articles) return std::unexpected(articles.error());
  auto checked = render::CheckedDigest::check(std::move(digest), *articles);
  if (!checked) ++refused_;
  return checked;
}

std::vector<store::StoredDigest> Reader::stored_of(const std::vector<store::StoryHit>& hits) {
  std::vector<store::StoredDigest> stored;
  for (const store::StoryHit& hit : hits)
    if (auto digest = store_->digests().latest(hit.story)) stored.push_back(std::move(*digest));
  std::ranges::stable_sort(stored, std::greater{}, &store::StoredDigest::at);
  return stored;
}

base::Result<render::CheckedDigest> Reader::digest(const model::StoryId& story) {
  auto stored = store_->digests().latest(story);
  if (!stored) return std::unexpected(stored.error());
  return check(std::move(stored->digest));
}

std::vector<render::CheckedDigest> Reader::check_all(std::vector<store::StoredDigest> digests) {
  std::vector<render::CheckedDigest> checked;
  for (store::StoredDigest& stored : digests)
    if (auto digest = check(std::move(stored.digest))) checked.push_back(std::move(*digest));
  return checked;
}

std::vector<render::FeedEntry> Reader::entries_of(std::vector<store::StoredDigest> digests) {
  std::vector<render::FeedEntry> entries;
  for (store::StoredDigest& stored : digests)
    if (auto digest = check(std::move(stored.digest)))
      entries.push_back({std::move(*digest), stored.at, stored.stored_at});
  return entries;
}

std::vector<render::FeedEntry> Reader::entries_of(const render::FrontPage& front) {
  std::vector<render::FeedEntry> entries;
  const auto add = [&](const render::CheckedDigest& digest) {
    if (const auto stored = store_->digests().get(digest->story, digest->version))
      entries.push_back({digest, stored->at, stored->stored_at});
  };
  for (const render::FrontStory& story : front.stories) add(story.digest);
  for (const render::CheckedDigest& digest : front.singles) add(digest);
  return entries;
}

base::Result<const Newest*> Reader::newest() {
  if (const auto read = newest_.refresh(*store_); !read) return std::unexpected(read.error());
  return &newest_;
}

base::Result<render::Neighbourhood> Reader::neighbourhood(const model::Digest& digest) {
  const auto newest = this->newest();
  if (!newest) return std::unexpected(newest.error());
  render::Neighbourhood neighbourhood;
  const edition::Subject subject = (*newest)->subject_of(digest);
  for (edition::WeighedTopic& topic : (*newest)->index().main_topics(subject, main_topics_max))
    neighbourhood.topics.push_back(std::move(topic.key));
  for (const edition::Related& found : (*newest)->index().find(subject, related_stories_max))
    if (auto checked = check((*newest)->digests()[found.subject].digest))
      neighbourhood.related.push_back({std::move(*checked), found.shared});
  return neighbourhood;
}

std::pair<store::Time, store::Time> Reader::bounds(std::chrono::sys_days day) const {
  return edition::bounds_of({edition::PeriodKind::day, day}, calendar_);
}

base::Result<std::vector<store::DayCount>> Reader::days(std::size_t limit) {
  const auto newest = store_->digests().newest();
  if (!newest) return std::unexpected(newest.error());
  if (!*newest) return std::vector<store::DayCount>{};
  return store_->digests().days(std::chrono::floor<std::chrono::minutes>(calendar_.zone.offset(**newest)), limit);
}

base::Result<std::optional<render::FrontPage>> Reader::newest_front(edition::PeriodKind kind,
                                                                    const std::string& section) {
  const auto newest = store_->digests().newest();
  if (!newest) return std::unexpected(newest.error());
  if (!*newest) return std::nullopt;
  return front(edition::period_at(kind, **newest, calendar_), section);
}

base::Result<std::optional<render::FrontPage>> Reader::front(const edition::Period& period,
                                                             const std::string& section) {
  const auto [from, until] = edition::bounds_of(period, calendar_);
  auto stored = store_->digests().between(from, until);
  if (!stored) return std::unexpected(stored.error());
  if (stored->empty()) return std::nullopt;
  const auto newest = store_->digests().newest();
  if (!newest) return std::unexpected(newest.error());
  auto sections = sort_into_sections(section, *stored);
  if (!sections) return std::unexpected(sections.error());
  render::FrontPage front = arrange(std::move(*stored), period.kind);
  front.day = period.day;
  front.latest = period.kind == edition::PeriodKind::day && *newest && **newest < until;
  front.section = section;
  front.sections = std::move(*sections);
  if (const auto added = add_neighbours(front); !added) return std::unexpected(added.error());
  return front;
}

base::Result<std::vector<store::StoredDigest>> Reader::recent(const std::string& section, std::size_t limit) {
  auto stored = store_->digests().recent(section.empty() ? limit : limit * sections_read);
  if (!stored || section.empty()) return stored;
  if (const auto sorted = sort_into_sections(section, *stored); !sorted) return std::unexpected(sorted.error());
  if (stored->size() > limit) stored->erase(stored->begin() + static_cast<std::ptrdiff_t>(limit), stored->end());
  return stored;
}

render::FrontPage Reader::arrange(std::vector<store::StoredDigest> stored, edition::PeriodKind kind) {
  render::FrontPage front;
  front.kind = kind;
  std::vector<const model::Digest*> pointers;
  for (const store::StoredDigest& digest : stored) pointers.push_back(&digest.digest);
  const edition::Settings ranking = ranking_of(kind);
  edition::Edition edition = edition::arrange(pointers, ranking);
  front.half_life = ranking.half_life;
  front.outlets = edition.outlets;
  front.total = static_cast<long>(stored.size());
  // Where nobody shares a story yet, as with a single feed, single reports are told like the others.
  if (edition.stories.empty()) std::swap(edition.stories, edition.singles);
  for (const edition::Placed& placed : edition.stories) {
    if (front.stories.size() >= stories_shown_max) break;
    if (auto digest = check(std::move(stored[placed.digest].digest)))
      front.stories.push_back({std::move(*digest), placed.rank});
  }
  for (const edition::Placed& placed : edition.singles) {
    if (front.singles.size() >= singles_shown_max) break;
    if (auto digest = check(std::move(stored[placed.digest].digest))) front.singles.push_back(std::move(*digest));
  }
  return front;
}

base::Result<std::vector<render::CheckedDigest>> Reader::all_of_day(std::chrono::sys_days day, std::size_t limit) {
  const auto [from, until] = bounds(day);
  auto stored = store_->digests().between(from, until);
  if (!stored) return std::unexpected(stored.error());
  if (stored->size() > limit) stored->erase(stored->begin() + static_cast<std::ptrdiff_t>(limit), stored->end());
  return check_all(std::move(*stored));
}

edition::Settings Reader::ranking_of(edition::PeriodKind kind) const {
  edition::Settings ranking = ranking_;
  // What happened on a week's Monday is not stale in the week's edition.
  if (kind == edition::PeriodKind::week) ranking.half_life *= 7;
  return ranking;
}

base::Result<std::vector<render::FrontSection>> Reader::sort_into_sections(const std::string& section,
                                                                           std::vector<store::StoredDigest>& stored) {
  const auto folders = store_->feeds().folders();
  if (!folders) return std::unexpected(folders.error());
  std::vector<render::FrontSection> sections;
  if (folders->empty() && section.empty()) return sections;
  if (!section.empty() && std::ranges::find(*folders, section) == folders->end())
    return base::fail(base::ErrorKind::not_found, section, "no such section");
  std::map<std::string, long> stories_of;
  std::vector<store::StoredDigest> kept;
  for (store::StoredDigest& digest : stored) {
    const auto own = section_of(digest.digest);
    if (!own) return std::unexpected(own.error());
    if (!own->empty()) ++stories_of[*own];
    if (section.empty() || *own == section) kept.push_back(std::move(digest));
  }
  stored = std::move(kept);
  for (const auto& [name, stories] : stories_of) sections.push_back({name, stories});
  return sections;
}

base::Result<std::string> Reader::section_of(const model::Digest& digest) {
  std::vector<model::ArticleId> articles;
  for (const model::DigestSource& source : digest.sources) articles.push_back(source.article);
  const auto folders = store_->feeds().folders_of(articles);
  if (!folders) return std::unexpected(folders.error());
  std::map<std::string, int> reports_of;
  for (const auto& [article, folder] : *folders) ++reports_of[folder];
  const auto most = std::ranges::max_element(reports_of, {}, &std::pair<const std::string, int>::second);
  return most == reports_of.end() ? std::string() : most->first;
}

base::Result<void> Reader::add_neighbours(render::FrontPage& front) {
  if (front.kind != edition::PeriodKind::day) {
    const auto [from, until] = edition::bounds_of(front.period(), calendar_);
    const auto around = store_->digests().around(from, until);
    if (!around) return std::unexpected(around.error());
    const auto day_at = [&](store::Time at) { return edition::period_at(front.kind, at, calendar_).day; };
    if (around->before) front.previous = render::DayLink{day_at(*around->before)};
    if (around->after) front.next = render::DayLink{day_at(*around->after)};
    return {};
  }
  const auto counts = days(days_max);
  if (!counts) return std::unexpected(counts.error());
  for (const store::DayCount& count : *counts) {
    if (count.day > front.day) front.next = render::DayLink{count.day, count.stories};
    if (count.day < front.day) {
      front.previous = render::DayLink{count.day, count.stories};
      break;
    }
  }
  return add_earlier(front, *counts);
}

base::Result<void> Reader::add_earlier(render::FrontPage& front, const std::vector<store::DayCount>& counts) {
  if (!front.latest || !front.section.empty() || front.stories.size() >= short_edition_stories) return {};
  std::set<model::StoryId> shown;
  for (const auto& story : front.stories) shown.insert(story.digest->story);
  for (const auto& single : front.singles) shown.insert(single->story);
  std::size_t found = 0;
  for (const store::DayCount& count : counts) {
    if (count.day >= front.day) continue;
    if (found >= earlier_stories_max || front.earlier.size() >= earlier_days_max) break;
    const auto [from, until] = bounds(count.day);
    auto stored = store_->digests().between(from, until);
    if (!stored) return std::unexpected(stored.error());
    std::erase_if(*stored,
                  [&](const store::StoredDigest& digest) { return !shown.insert(digest.digest.story).second; });
    std::ranges::stable_sort(*stored, std::greater{},
                             [](const store::StoredDigest& digest) { return digest.digest.independent; });
    stored->resize(std::min(stored->size(), earlier_stories_max - found), {});
    render::EarlierDay day{count.day, check_all(std::move(*stored))};
    found += day.digests.size();
    if (!day.digests.empty()) front.earlier.push_back(std::move(day));
  }
  return {};
}

}  // namespace courant::reader
