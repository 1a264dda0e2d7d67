#include "desk/press.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_set>

#include "base/log.h"
#include "desk/decide.h"
#include "pipeline/digest_articles.h"
#include "pipeline/shared_dates.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;
using store::Arrival;

constexpr std::size_t batch_articles = 200;
constexpr std::size_t batch_stories = 20;
constexpr std::size_t archive_stories = 5000;  // the newest, to which a story may be linked
constexpr const char* grouped_name = "grouped_up_to";
constexpr const char* window_name = "window";
constexpr std::size_t kept_every = 1'000;  // articles after which the window is kept, or half of those it holds
constexpr std::int64_t bytes_share = 8;    // of a store with a bound, what the window may take

}  // namespace

Press::Press(store::Store& store, const Clock& clock) : store_(store), clock_(clock) {}
Press::~Press() = default;

Result<Pressed> Press::run(std::stop_token stop, const Progress& progress) {
  Pressed pressed;
  auto grouped = group(stop, progress, pressed);
  for (int tries = 0; !grouped && tries < 10; ++tries) {
    grouper_.reset();  // it may know more than was committed, or less
    if (grouped.error().kind != ErrorKind::conflict) break;
    grouped = group(stop, progress, pressed);
  }
  COURANT_TRY(grouped);
  COURANT_TRY(compose(stop, progress, pressed));
  return pressed;
}

Result<Arrival> Press::grouped_up_to() {
  const auto value = store_.setting(grouped_name);
  if (!value) return std::unexpected(value.error());
  return Arrival{value->empty() ? 0 : std::stoll(*value)};
}

// What was grouped depends on nothing but the articles, their order and the decisions: so the same articles again make
// the same state, and what the grouper says of them is in the store already.
Result<void> Press::open_window(Arrival up_to) {
  if (!grouper_) COURANT_TRY(load_window());
  if (!grouper_) return restore_window(up_to);
  while (known_ < up_to) {
    const auto batch = store_.articles().arrived_after(known_, batch_articles);
    if (!batch) return std::unexpected(batch.error());
    if (batch->empty()) break;
    for (const auto& [arrival, first, article] : *batch) {
      if (arrival > up_to) break;
      known_ = arrival;
      if (!first) continue;
      grouper_->add(article);
      ++since_kept_;
    }
    grouper_->take_changes();
    if (batch->back().arrival > up_to) break;
  }
  known_ = up_to;
  return {};
}

Result<void> Press::load_window() {
  const auto kept = store_.blob(window_name);
  if (!kept) return std::unexpected(kept.error());
  Arrival at = Arrival::none;
  if (kept->size() < sizeof at) return {};
  std::memcpy(&at, kept->data(), sizeof at);
  auto grouper = std::make_unique<story::Grouper>();
  if (!grouper->load(std::string_view(*kept).substr(sizeof at))) return {};
  grouper_ = std::move(grouper);
  known_ = at;
  since_kept_ = 0;
  return {};
}

Result<void> Press::restore_window(Arrival up_to) {
  const auto decisions = store_.stories().decisions();
  if (!decisions) return std::unexpected(decisions.error());
  const story::Settings settings;
  auto grouper = std::make_unique<story::Grouper>(settings, to_grouping(*decisions));
  const auto newest = store_.articles().newest();
  if (!newest) return std::unexpected(newest.error());
  const auto since = newest->value_or(second_of(clock_.now())) - settings.window;
  auto at = store_.articles().arrival_before(since, settings.kept_min);
  if (!at) return std::unexpected(at.error());
  std::unordered_set<model::ArticleId> known;  // later versions stay where the first one is
  while (*at < up_to) {
    const auto batch = store_.articles().arrived_after(*at, batch_articles);
    if (!batch) return std::unexpected(batch.error());
    if (batch->empty()) break;
    for (const auto& [arrival, first, article] : *batch) {
      *at = arrival;
      if (arrival > up_to) break;
      const auto assignment = store_.stories().assignment(article.id);
      if (!assignment) return std::unexpected(assignment.error());
      if (*assignment && known.insert(article.id).second) grouper->restore(article, (*assignment)->story);
    }
  }
  grouper_ = std::move(grouper);
  known_ = up_to;
  keep_window();
  return {};
}

Result<void> Press::follow_decisions() {
  const auto decisions = store_.stories().decisions();
  if (!decisions) return std::unexpected(decisions.error());
  // Kept at once, so that no window has to be made again over a change of decisions.
  if (grouper_->decide(to_grouping(*decisions))) keep_window();
  return {};
}

// A window that cannot be kept, as on a full disk, is made again from an older one: slower, and the same.
void Press::keep_window() {
  std::string bytes(reinterpret_cast<const char*>(&known_), sizeof known_);
  bytes += grouper_->save();
  since_kept_ = 0;
  if (store_.bytes_max() > 0 && static_cast<std::int64_t>(bytes.size()) > store_.bytes_max() / bytes_share) return;
  if (const auto kept = store_.set_blob(window_name, bytes); !kept)
    base::log(base::LogLevel::warn, "window_not_kept", {{"error", kept.error().message}});
}

Result<void> Press::group(std::stop_token stop, const Progress& progress, Pressed& pressed) {
  auto at = grouped_up_to();
  if (!at) return std::unexpected(at.error());
  auto batch = store_.articles().arrived_after(*at, batch_articles);
  if (!batch) return std::unexpected(batch.error());
  if (batch->empty()) return {};
  COURANT_TRY(open_window(*at));
  COURANT_TRY(follow_decisions());
  const auto count = store_.articles().count();
  const std::int64_t of = progress && count ? *count : 0;
  while (!batch->empty() && !stop.stop_requested()) {
    const Arrival up_to = batch->back().arrival;
    auto next = store_.articles().arrived_after(up_to, batch_articles);
    if (!next) return std::unexpected(next.error());
    COURANT_TRY(group_batch(*at, *batch, pressed));
    *at = up_to;
    if (since_kept_ >= std::max(kept_every, grouper_->size() / 2)) keep_window();
    if (progress) progress(Stage::grouping, pressed.articles, of);
    batch = std::move(next);
  }
  return {};
}

Result<void> Press::group_batch(Arrival after, const std::vector<store::ArrivedArticle>& batch, Pressed& pressed) {
  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto grouped = grouped_up_to();
  if (!grouped) return std::unexpected(grouped.error());
  if (*grouped != after) return base::fail(ErrorKind::conflict, "store", "another process is grouping");
  for (const auto& [arrival, first, article] : batch) {
    const auto known = store_.stories().assignment(article.id);
    if (!known) return std::unexpected(known.error());
    if (*known) {  // a later version: its story is told anew
      COURANT_TRY(store_.stories().mark_stale((*known)->story));
    } else {
      model::Assignment assignment = grouper_->add(article);
      COURANT_TRY(explain(article, assignment));
      COURANT_TRY(store_.stories().assign(assignment));
      ++since_kept_;
    }
    ++pressed.articles;
  }
  COURANT_TRY(keep_changes(batch.back().arrival));
  COURANT_TRY((*transaction)->commit());
  known_ = batch.back().arrival;
  return {};
}

Result<void> Press::explain(const model::Article& article, model::Assignment& assignment) {
  if (grouper_->likest().empty()) return {};
  const auto likest = store_.articles().versions(grouper_->likest());
  if (!likest) return std::unexpected(likest.error());
  if (!likest->empty())
    pipeline::tell_shared_dates(pipeline::find_iso_dates(article), pipeline::find_iso_dates(likest->front()),
                                assignment.why);
  return {};
}

Result<void> Press::keep_changes(Arrival up_to) {
  const story::Changes changes = grouper_->take_changes();
  for (const story::Move& move : changes.moves) {
    auto assignment = store_.stories().assignment(move.article);
    if (!assignment) return std::unexpected(assignment.error());
    if (!*assignment) continue;
    // What it was said to be near to it is in now.
    auto& nearest = (*assignment)->why.nearest;
    if (nearest && nearest->story == move.story) nearest.reset();
    (*assignment)->story = move.story;
    COURANT_TRY(store_.stories().assign(**assignment));
  }
  for (const model::StoryEvent& event : changes.events) COURANT_TRY(store_.stories().record(event));
  return store_.set_setting(grouped_name, std::to_string(static_cast<std::int64_t>(up_to)));
}

Result<void> Press::compose(std::stop_token stop, const Progress& progress, Pressed& pressed) {
  const auto count = store_.stories().stale_count();
  if (!count) return std::unexpected(count.error());
  if (*count == 0) return {};
  COURANT_TRY(open_archive());
  std::vector<model::StoryId> told;
  auto done = compose_stale(stop, progress, *count, pressed, told);
  if (done && told.size() > 1) done = link_anew(told);
  const auto revision = store_.revision();
  if (!done || !revision)
    archive_.reset();  // it may know more than was committed
  else
    archive_revision_ = *revision;
  return done;
}

Result<void> Press::compose_stale(std::stop_token stop, const Progress& progress, std::int64_t stories,
                                  Pressed& pressed, std::vector<model::StoryId>& told) {
  while (!stop.stop_requested()) {
    const auto stale = store_.stories().stale(batch_stories);
    if (!stale) return std::unexpected(stale.error());
    if (stale->empty()) return {};
    const auto transaction = store_.begin();
    if (!transaction) return std::unexpected(transaction.error());
    for (const model::StoryId& story : *stale) {
      const auto composed = compose_story(story, pressed);
      if (!composed) return std::unexpected(composed.error());
      if (*composed) told.push_back(story);
    }
    COURANT_TRY((*transaction)->commit());
    if (progress) progress(Stage::composing, pressed.stories, stories);
  }
  return {};
}

// Reads what stories there are, unless nobody else has written since the last time.
Result<void> Press::open_archive() {
  const auto revision = store_.revision();
  if (!revision) return std::unexpected(revision.error());
  if (archive_ && archive_revision_ == *revision) return {};
  auto archive = std::make_unique<digest::Archive>();
  const auto recent = store_.digests().recent(archive_stories);
  if (!recent) return std::unexpected(recent.error());
  for (const store::StoredDigest& stored : *recent) archive->put(stored.digest);
  archive_ = std::move(archive);
  return {};
}

// Stories composed in one run are linked with one another whatever their order.
Result<void> Press::link_anew(const std::vector<model::StoryId>& stories) {
  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  for (const model::StoryId& story : stories) {
    auto stored = store_.digests().latest(story);
    if (!stored) return std::unexpected(stored.error());
    archive_->link(stored->digest);
    if (const auto put = store_.digests().put(stored->digest, second_of(clock_.now())); !put)
      return std::unexpected(put.error());
  }
  return (*transaction)->commit();
}

Result<bool> Press::compose_story(const model::StoryId& story, Pressed& pressed) {
  const auto latest = store_.stories().articles(story);
  if (!latest) return std::unexpected(latest.error());
  ++pressed.stories;
  if (latest->empty()) {  // merged into another, or all its articles moved
    archive_->remove(story);
    COURANT_TRY(store_.digests().withdraw(story));
    COURANT_TRY(store_.stories().settle(story));
    return false;
  }
  std::vector<model::Article> articles;
  for (const model::Article& article : *latest) {
    if (article.version == 1) {
      articles.push_back(article);
      continue;
    }
    auto versions = store_.articles().versions(article.id);
    if (!versions) return std::unexpected(versions.error());
    for (model::Article& version : *versions) {
      version.story = article.story;
      version.origin = article.origin;
      articles.push_back(std::move(version));
    }
  }
  const auto previous = store_.digests().latest(story);
  if (!previous && previous.error().kind != ErrorKind::not_found) return std::unexpected(previous.error());
  auto digest = pipeline::digest_story(story, articles, previous ? &previous->digest : nullptr);
  if (!digest) {
    ++pressed.refused;
    base::log(base::LogLevel::info, "story_not_told", {{"story", story.value}, {"error", digest.error().message}});
    archive_->remove(story);
    if (previous) COURANT_TRY(store_.digests().withdraw(story));
    COURANT_TRY(store_.stories().settle(story));
    return false;
  }
  archive_->put(*digest);
  archive_->link(*digest);
  const auto revision = store_.revision();
  const auto version = store_.digests().put(*digest, second_of(clock_.now()));
  if (!version) return std::unexpected(version.error());
  const auto after = store_.revision();
  if (revision && after && *after != *revision) ++pressed.digests;
  COURANT_TRY(store_.stories().settle(story));
  return true;
}

}  // namespace courant::desk
