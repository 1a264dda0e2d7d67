#include "digest/archive.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/time.h"
#include "digest/names.h"
#include "text/stop_words.h"

namespace courant::digest {
namespace {

constexpr std::size_t links_max = 3, names_shown = 3, names_min = 2, words_min = 2;
constexpr double share_min = 0.15;     // of this digest's weight that the other's words cover
constexpr double name_weight = 2;      // against other words
constexpr double common_share = 0.25;  // a word in more stories than that tells nothing

std::string day_of(const base::Moment& moment) {
  base::Moment day = moment;
  day.precision = std::min(day.precision, base::Precision::day);
  return base::format_moment(day);
}

// When the story began: the earliest publication among its sources, else when it was last updated.
std::optional<base::Moment> first_moment(const model::Digest& digest) {
  std::optional<base::Moment> first;
  for (const model::DigestSource& source : digest.sources) {
    if (source.published && (!first || source.published->at < first->at)) first = source.published;
  }
  return first ? first : digest.updated;
}

}  // namespace

std::vector<Archive::Word> Archive::words_of(const model::Digest& digest) {
  model::Article told;
  told.language = digest.language;
  told.text = model::text_of(digest);
  const text::TextReading reading = text::read_text(told);
  const text::KeySet& stops = text::stop_words(digest.language);
  std::map<std::uint64_t, std::string> words;
  for (const text::Token& token : reading.tokens.tokens) {
    if (token.is_word() && !stops.contains(token.key) && token.span.size() > 2) words[token.key];
  }
  for (const model::Name& name : list_names(reading, composing_rules(digest.language))) {
    for (const text::Token& token : text::split_tokens(name.span.of(told.text), digest.language)) {
      const auto word = words.find(token.key);
      if (word != words.end() && name.canonical.size() > word->second.size()) word->second = name.canonical;
    }
  }
  std::vector<Word> list;
  for (auto& [key, name] : words) list.push_back({key, std::move(name)});
  return list;
}

void Archive::put(const model::Digest& digest) {
  const auto known = places_.find(digest.story);
  const auto index = known == places_.end() ? static_cast<std::uint32_t>(entries_.size()) : known->second;
  remove(digest.story);
  if (index == entries_.size()) entries_.emplace_back();
  entries_[index] = {digest.story, digest.headline.text, digest.language, digest.updated, words_of(digest)};
  places_[digest.story] = index;
  for (const Word& word : entries_[index].words) stories_[word.key].push_back(index);
}

void Archive::remove(const model::StoryId& story) {
  const auto place = places_.find(story);
  if (place == places_.end()) return;
  for (const Word& word : entries_[place->second].words) std::erase(stories_[word.key], place->second);
  entries_[place->second] = {};
  places_.erase(place);
}

double Archive::weight_of(std::uint64_t key) const {
  const auto* stories = stories_.find(key);
  const auto all = static_cast<double>(places_.size());
  const double count = stories ? static_cast<double>(stories->size()) : 0;
  return count > std::max(4.0, common_share * all) ? 0 : std::log((all + 2) / (count + 1));
}

void Archive::link(model::Digest& digest) const {
  struct Tally {
    double covered = 0;
    std::size_t words = 0;
    std::map<std::string_view, double> names;  // with the weight of their words that are shared
  };
  digest.archive.clear();
  digest.related.clear();
  const auto own = places_.find(digest.story);
  std::vector<Word> read;
  if (own == places_.end()) read = words_of(digest);
  std::vector<std::uint32_t> places(entries_.size(), 0);  // index into `tallies` + 1
  std::vector<std::pair<std::uint32_t, Tally>> tallies;
  double all = 0;
  for (const Word& word : own == places_.end() ? read : entries_[own->second].words) {
    const double weight = weight_of(word.key) * (word.name.empty() ? 1 : name_weight);
    if (weight <= 0) continue;
    all += weight;
    const auto* stories = stories_.find(word.key);
    if (!stories) continue;
    for (const std::uint32_t i : *stories) {
      if (entries_[i].story == digest.story || entries_[i].language != digest.language) continue;
      if (places[i] == 0) {
        tallies.push_back({i, {}});
        places[i] = static_cast<std::uint32_t>(tallies.size());
      }
      Tally& tally = tallies[places[i] - 1].second;
      tally.covered += weight;
      if (word.name.empty())
        ++tally.words;
      else
        tally.names[word.name] += weight;
    }
  }
  std::erase_if(tallies, [&](const auto& entry) {
    const Tally& tally = entry.second;
    return tally.names.size() < names_min || tally.words < words_min || tally.covered < share_min * all;
  });
  std::ranges::sort(tallies, [&](const auto& a, const auto& b) {
    return std::pair(-a.second.covered, std::cref(entries_[a.first].story)) <
           std::pair(-b.second.covered, std::cref(entries_[b.first].story));
  });
  const std::optional<base::Moment> began = first_moment(digest);
  for (auto& [i, tally] : tallies) {
    const Entry& other = entries_[i];
    const bool earlier = other.updated && began && other.updated->at < began->at;
    std::vector<model::StoryLink>& links = earlier ? digest.archive : digest.related;
    if (links.size() == links_max) continue;
    std::vector<std::pair<double, std::string_view>> names;
    for (const auto& [name, weight] : tally.names) names.emplace_back(-weight, name);
    std::ranges::sort(names);
    std::string why;
    for (std::size_t n = 0; n < std::min(names_shown, names.size()); ++n) (why += n ? ", " : "") += names[n].second;
    links.push_back({other.story, other.headline, earlier ? day_of(*other.updated) : std::string(), why});
  }
}

}  // namespace courant::digest
