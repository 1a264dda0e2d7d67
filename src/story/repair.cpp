// Stream's repair: the stories touched since the last one are clustered anew by average link, parted at rifts, and keep
// their ids. A large story is stood for by some of its reports; the others follow these.
#include <algorithm>
#include <map>
#include <utility>

#include "story/average_link.h"
#include "story/rift.h"
#include "story/stream.h"

namespace courant::story {
namespace {

constexpr std::size_t nowhere = ~std::size_t{0};
constexpr float copy_likeness = 2;  // copies are of one story whatever the bar

StoryNumber find_root(std::map<StoryNumber, StoryNumber>& parent, StoryNumber at) {
  for (auto up = parent.find(at); up->second != at; up = parent.find(at)) at = up->second;
  return at;
}

}  // namespace

std::vector<std::vector<StoryNumber>> Stream::gather_due() {
  std::map<StoryNumber, StoryNumber> parent;
  for (const StoryNumber number : due_) {
    parent.try_emplace(number, number);
    for (const model::StoryId& bridge : stories_[number].bridges) {
      const StoryNumber other = stories_.find(bridge);
      if (other == no_story) continue;
      parent.try_emplace(other, other);
      const StoryNumber a = find_root(parent, number), b = find_root(parent, other);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::map<StoryNumber, std::vector<StoryNumber>> groups;
  for (const auto& [number, up] : parent) groups[find_root(parent, number)].push_back(number);
  std::vector<std::vector<StoryNumber>> gathered;
  for (auto& [root, stories] : groups) gathered.push_back(std::move(stories));
  return gathered;
}

void Stream::forget_due() {
  for (const StoryNumber number : due_) stories_[number].bridges.clear();
  due_.clear();
}

std::vector<std::size_t> Stream::partition(const std::vector<Serial>& articles) {
  const std::size_t n = articles.size();
  std::vector<std::span<const TermCount>> texts;
  for (const Serial article : articles) texts.push_back(window_[article].compared());
  const TermTable table(texts, vocabulary_);
  std::vector<float> likeness = table.cosines();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Entry& a = window_[articles[i]];
      const Entry& b = window_[articles[j]];
      float one = neighbours_.likeness_of(likeness[i * n + j], a, b);
      // Calm: what is together parts, and what is apart joins, only for a reason, not by a hair.
      if (a.story == b.story) one += static_cast<float>(settings_.repair_stay);
      if (a.family == b.family) one = std::max(one, copy_likeness);
      likeness[i * n + j] = likeness[j * n + i] = one;
    }
  }
  std::vector<std::size_t> clusters = cut_clusters(link_average(std::move(likeness), n), n, 1);
  part_at_rifts(articles, table, clusters);
  std::vector<std::size_t> first(n, nowhere), part(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (first[clusters[i]] == nowhere) first[clusters[i]] = i;
    part[i] = first[clusters[i]];
  }
  return part;
}

void Stream::part_at_rifts(const std::vector<Serial>& articles, const TermTable& table,
                           std::vector<std::size_t>& cluster) const {
  std::size_t clusters = articles.empty() ? 0 : *std::ranges::max_element(cluster) + 1;
  for (std::size_t number = 0; number < clusters;) {
    std::map<Serial, std::vector<std::size_t>> families;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (cluster[i] == number) families[window_[articles[i]].family].push_back(i);
    }
    std::vector<std::size_t> firsts;
    for (const auto& [family, copies] : families) firsts.push_back(copies.front());
    const std::vector<bool> beyond = find_rift(table, firsts, settings_);
    if (beyond.empty()) {
      ++number;
      continue;
    }
    std::size_t at = 0;
    for (const auto& [family, copies] : families) {
      if (beyond[at++]) {
        for (const std::size_t i : copies) cluster[i] = clusters;
      }
    }
    ++clusters;
  }
}

bool Stream::is_as_it_was(const std::vector<Serial>& articles, const std::vector<std::size_t>& part) const {
  std::map<StoryNumber, std::size_t> part_of;
  std::map<std::size_t, StoryNumber> story_of;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const StoryNumber story = window_[articles[i]].story;
    if (part_of.try_emplace(story, part[i]).first->second != part[i]) return false;
    if (story_of.try_emplace(part[i], story).first->second != story) return false;
  }
  return true;
}

void Stream::follow(const std::vector<StoryNumber>& stories, std::vector<Serial>& articles,
                    std::vector<std::size_t>& part) {
  std::map<Serial, std::size_t> chosen;
  for (std::size_t i = 0; i < articles.size(); ++i) chosen[articles[i]] = part[i];
  for (const StoryNumber number : stories) {
    std::map<std::size_t, std::vector<Serial>> parts;
    std::vector<Serial> others;
    for (const Serial member : stories_[number].members) {
      if (const auto at = chosen.find(member); at != chosen.end()) {
        parts[at->second].push_back(member);
      } else if (!window_[member].pinned) {
        others.push_back(member);
      }
    }
    if (others.empty()) continue;
    const auto by_size = [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); };
    const auto largest = std::ranges::max_element(parts, by_size);
    // A stray report or two among those that stand for a story say nothing of the others.
    std::erase_if(parts, [&, most = largest->second.size()](const auto& p) { return p.second.size() * 6 < most; });
    for (auto& [name, standing] : parts) standing.resize(std::min(standing.size(), settings_.standing_max));
    for (const Serial member : others) {
      std::size_t best = parts.begin()->first;
      double most = -1e9;
      for (const auto& [name, standing] : parts) {
        if (parts.size() == 1) break;
        const double mean = neighbours_.mean_cosine(window_[member], standing);
        if (mean > most) most = mean, best = name;
      }
      articles.push_back(member);
      part.push_back(best);
    }
  }
}

void Stream::repair_together(const std::vector<StoryNumber>& stories, Changes& changes) {
  std::vector<Serial> articles;
  for (const StoryNumber number : stories) {
    const std::vector<Serial>& members = stories_[number].members;
    const std::size_t taken = std::min(members.size(), settings_.repair_sample);
    for (std::size_t i = 0; i < taken; ++i) {
      const Serial member = members[members.size() - 1 - i * members.size() / taken];
      if (!window_[member].pinned) articles.push_back(member);
    }
  }
  if (articles.size() < 3 || articles.size() > settings_.repair_size_max) return;
  std::ranges::sort(articles);
  std::vector<std::size_t> part = partition(articles);
  if (is_as_it_was(articles, part)) {
    for (const StoryNumber number : stories) stories_[number].touched = false;
    return;
  }
  follow(stories, articles, part);
  reassign(articles, part, changes);
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
  for (const auto& [story, place] : largest) {
    const auto [at, fresh] = story_of.emplace(place.second, story);
    if (!fresh && stories_[story].born < stories_[at->second].born) at->second = story;
  }
  const Entry& last = window_[window_.end() - 1];
  const auto at = last.dated ? std::optional(std::chrono::sys_seconds(std::chrono::seconds(last.time))) : std::nullopt;
  // What the owner put together parts and joins unseen.
  const auto tell = [&](model::StoryEventKind kind, const model::StoryId& a, const model::StoryId& b, const char* why) {
    const model::StoryId story = decisions_.resolve(a), other = decisions_.resolve(b);
    if (story != other) changes.events.push_back({kind, story, other, at, why});
  };
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (story_of.contains(part[i])) continue;
    const Entry& first = window_[articles[part[i]]];
    const StoryNumber made = stories_.open(articles[part[i]], window_.detail(articles[part[i]]).id);
    story_of[part[i]] = made;
    decisions_.follow_split(stories_[first.story].id, stories_[made].id);
    tell(model::StoryEventKind::split, stories_[first.story].id, stories_[made].id, model::split_as_other);
  }
  for (const auto& [story, place] : largest)
    std::erase_if(stories_[story].members, [&](Serial s) { return !window_[s].pinned; });
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const StoryNumber to = story_of[part[i]];
    Entry& entry = window_[articles[i]];
    if (entry.story != to)
      changes.moves.push_back({window_.detail(articles[i]).id, decisions_.resolve(stories_[to].id)});
    put(articles[i], to);
  }
  for (const auto& [story, place] : largest) {
    const StoryNumber into = story_of[place.second];
    if (into == story || !stories_[story].members.empty()) continue;
    tell(model::StoryEventKind::merged, stories_[into].id, stories_[story].id, model::merged_as_alike);
    decisions_.follow_merge(decisions_.resolve(stories_[into].id), decisions_.resolve(stories_[story].id));
    stories_.close(story);
  }
  for (const auto& [place, story] : story_of) {
    std::ranges::sort(stories_[story].members);
    stories_[story].touched = false;
  }
}

void Stream::repair_all(Changes& changes) {
  for (StoryNumber number = 0; number < stories_.end(); ++number) {
    if (stories_[number].touched) due_.push_back(number);
  }
  repair(changes);
}

void Stream::repair(Changes& changes) {
  const std::vector<std::vector<StoryNumber>> groups = gather_due();
  forget_due();
  for (const std::vector<StoryNumber>& stories : groups) repair_together(stories, changes);
}

}  // namespace courant::story
