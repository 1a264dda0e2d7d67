// Stream's repair: the stories touched since the last one are clustered anew by average link, and keep their ids.
#include <algorithm>
#include <map>

#include "story/average_link.h"
#include "story/rift.h"
#include "story/stream.h"

namespace courant::story {
namespace {

std::size_t find_root(std::vector<std::size_t>& parent, std::size_t at) {
  while (parent[at] != at) at = parent[at] = parent[parent[at]];
  return at;
}

constexpr std::size_t nowhere = ~std::size_t{0};

std::size_t place_of(const std::vector<Serial>& articles, Serial serial) {
  const auto found = std::ranges::lower_bound(articles, serial);
  return found != articles.end() && *found == serial ? static_cast<std::size_t>(found - articles.begin()) : nowhere;
}

}  // namespace

std::vector<Serial> Stream::gather_due() const {
  std::vector<Serial> articles;
  for (const StoryNumber story : due_) {
    for (const Serial member : stories_[story].members) {
      if (!window_[member].pinned) articles.push_back(member);
    }
  }
  std::ranges::sort(articles);
  return articles;
}

// The part each article belongs to, numbered by first articles. Articles that are left as they are share a part with
// those of their story.
std::vector<std::size_t> Stream::partition(const std::vector<Serial>& articles) const {
  const std::size_t n = articles.size();
  std::vector<std::size_t> parent(n);
  for (std::size_t i = 0; i < n; ++i) parent[i] = i;
  for (std::size_t i = 0; i < n; ++i) {
    for (const Edge& edge : window_[articles[i]].edges) {
      if (edge.likeness < settings_.link_min || edge.article > articles[i]) continue;
      if (const std::size_t j = place_of(articles, edge.article); j != nowhere) {
        const std::size_t a = find_root(parent, i), b = find_root(parent, j);
        parent[std::max(a, b)] = std::min(a, b);
      }
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> components;
  for (std::size_t i = 0; i < n; ++i) components[find_root(parent, i)].push_back(i);

  std::vector<std::size_t> part(n);
  std::map<StoryNumber, std::size_t> left;  // the first article of a story that stays as it is
  for (const auto& [root, places] : components) {
    const std::size_t size = places.size();
    if (size < 3 || size > settings_.repair_size_max) {
      for (const std::size_t i : places) part[i] = left.emplace(window_[articles[i]].story, i).first->second;
      continue;
    }
    std::vector<float> likeness(size * size, 0);
    for (std::size_t a = 0; a < size; ++a) {
      for (const Edge& edge : window_[articles[places[a]]].edges) {
        const std::size_t place = place_of(articles, edge.article);
        const auto b = std::ranges::lower_bound(places, place);
        if (place == nowhere || b == places.end() || *b != place) continue;
        const auto column = static_cast<std::size_t>(b - places.begin());
        likeness[a * size + column] = likeness[column * size + a] = edge.likeness;
      }
    }
    std::vector<std::size_t> clusters = cut_clusters(link_average(std::move(likeness), size), size, 1);
    std::vector<Serial> members;
    for (const std::size_t i : places) members.push_back(articles[i]);
    part_at_rifts(members, clusters);
    std::vector<std::size_t> first(*std::ranges::max_element(clusters) + 1, nowhere);
    for (std::size_t a = 0; a < size; ++a) {
      if (first[clusters[a]] == nowhere) first[clusters[a]] = places[a];
      part[places[a]] = first[clusters[a]];
    }
  }
  return part;
}

void Stream::part_at_rifts(const std::vector<Serial>& articles, std::vector<std::size_t>& cluster) const {
  std::size_t clusters = articles.empty() ? 0 : *std::ranges::max_element(cluster) + 1;
  for (std::size_t number = 0; number < clusters;) {
    std::map<Serial, std::vector<std::size_t>> families;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (cluster[i] == number) families[window_[articles[i]].family].push_back(i);
    }
    std::vector<const std::vector<TermCount>*> texts;
    for (const auto& [first, copies] : families) texts.push_back(&window_[articles[copies.front()]].terms);
    const std::vector<bool> beyond = find_rift(texts, vocabulary_, settings_);
    if (beyond.empty()) {
      ++number;
      continue;
    }
    std::size_t family = 0;
    for (const auto& [first, copies] : families) {
      if (beyond[family++]) {
        for (const std::size_t i : copies) cluster[i] = clusters;
      }
    }
    ++clusters;
  }
}

// Each story's largest part keeps its id; where one part holds the largest parts of several, the oldest id stays.
void Stream::reassign(const std::vector<Serial>& articles, const std::vector<std::size_t>& part, Changes& changes) {
  std::map<std::pair<StoryNumber, std::size_t>, std::size_t> shares;
  for (std::size_t i = 0; i < articles.size(); ++i) ++shares[{window_[articles[i]].story, part[i]}];
  std::map<StoryNumber, std::pair<std::size_t, std::size_t>> largest;  // story → (articles, part)
  for (const auto& [key, count] : shares) {
    auto& [most, where] = largest[key.first];
    if (count > most) most = count, where = key.second;
  }
  std::map<std::size_t, StoryNumber> story_of;
  std::vector<std::pair<StoryNumber, StoryNumber>> lost;  // (story that ends, story it becomes part of)
  for (const auto& [story, place] : largest) {
    const auto [at, fresh] = story_of.emplace(place.second, story);
    if (!fresh && stories_[story].born < stories_[at->second].born) at->second = story;
  }
  for (const auto& [story, place] : largest) {
    if (story_of[place.second] != story) lost.emplace_back(story, story_of[place.second]);
  }
  const Entry& last = window_[window_.end() - 1];
  const auto at = last.dated ? std::optional(std::chrono::sys_seconds(std::chrono::seconds(last.time))) : std::nullopt;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (story_of.contains(part[i])) continue;
    const StoryNumber from = window_[articles[i]].story;
    const StoryNumber made = stories_.open(articles[i], window_[articles[i]].id);
    story_of[part[i]] = made;
    changes.events.push_back({model::StoryEventKind::split, stories_[from].id, stories_[made].id, at,
                              "its reports are less alike than the bar asks"});
  }
  for (const auto& [story, place] : largest) std::erase_if(stories_[story].members, [&](Serial s) { return !window_[s].pinned; });
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const StoryNumber to = story_of[part[i]];
    Entry& entry = window_[articles[i]];
    if (entry.story != to) changes.moves.push_back({entry.id, decisions_.resolve(stories_[to].id)});
    put(articles[i], to);
  }
  for (const auto& [story, into] : lost) {
    if (!stories_[story].members.empty()) continue;
    changes.events.push_back({model::StoryEventKind::merged, stories_[into].id, stories_[story].id, at,
                              "their reports are as alike as those of one story"});
    stories_.close(story);
  }
  for (const auto& [place, story] : story_of) {
    std::ranges::sort(stories_[story].members);
    stories_[story].repaired_size = stories_[story].members.size();
  }
}

void Stream::repair(Changes& changes) {
  const std::vector<Serial> articles = gather_due();
  due_.clear();
  if (articles.size() < 3) return;
  reassign(articles, partition(articles), changes);
}

}  // namespace courant::story
