#include "reader/news.h"

#include <algorithm>

namespace courant::reader {
namespace {

constexpr std::size_t read_at_once = 128;
constexpr std::size_t digests_max = 1000;

class Wanted {
 public:
  Wanted(store::Store& store, const store::Follow& follow) : store_(store), follow_(follow) {}

  base::Result<void> begin() {
    if (follow_.subject != store::FollowSubject::story) return {};
    // Where the story lives now, if it was merged.
    const auto story = store_.stories().resolve(model::StoryId(follow_.what));
    if (story) story_ = *story;
    if (!story && story.error().kind != base::ErrorKind::not_found) return std::unexpected(story.error());
    return {};
  }

  base::Result<bool> operator()(const model::Digest& digest) {
    switch (follow_.subject) {
      case store::FollowSubject::edition:
        return true;
      case store::FollowSubject::story:
        return digest.story == story_;
      case store::FollowSubject::outlet:
        return std::ranges::find(digest.sources, follow_.what, &model::DigestSource::outlet) != digest.sources.end();
      case store::FollowSubject::name:
        return store_.digests().holds(digest.story, "\"" + follow_.what + "\"");
      case store::FollowSubject::search:
        return store_.digests().holds(digest.story, follow_.what);
    }
    return false;
  }

 private:
  store::Store& store_;
  const store::Follow& follow_;
  model::StoryId story_;
};

base::Result<News> find(store::Store& store, const store::Follow& follow, std::int64_t after, std::int64_t up_to,
                        bool first_alone) {
  Wanted wanted(store, follow);
  COURANT_TRY(wanted.begin());
  News news;
  // Where one is enough it is probably the next.
  std::size_t at_once = first_alone ? 1 : read_at_once;
  while (after < up_to) {
    auto batch = store.digests().numbered(after, up_to, at_once);
    if (!batch) return std::unexpected(batch.error());
    if (batch->empty()) break;
    after = batch->back().number;
    at_once = std::min(2 * at_once, read_at_once);
    for (store::StoredDigest& stored : *batch) {
      const auto is_wanted = wanted(stored.digest);
      if (!is_wanted) return std::unexpected(is_wanted.error());
      if (!*is_wanted) continue;
      ++news.total;
      news.digests.push_back(std::move(stored));
      if (first_alone) return news;
    }
    if (news.digests.size() > digests_max)
      news.digests.erase(news.digests.begin(), news.digests.end() - std::ptrdiff_t{digests_max});
  }
  return news;
}

}  // namespace

base::Result<News> find_news(store::Store& store, const store::Follow& follow, std::int64_t after, std::int64_t up_to) {
  return find(store, follow, after, up_to, false);
}

base::Result<News> find_first_news(store::Store& store, const store::Follow& follow, std::int64_t after,
                                   std::int64_t up_to) {
  return find(store, follow, after, up_to, true);
}

}  // namespace courant::reader
