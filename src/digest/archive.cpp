#include "digest/archive.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/time.h"
#include "text/stop_words.h"
#include "text/tokens.h"

namespace courant::digest {
namespace {

constexpr std::size_t links_max = 3, names_shown = 3, names_min = 2;
constexpr double share_min = 0.15;     // of this digest's weight that the other's words cover
constexpr double name_weight = 2;      // against other words
constexpr double common_share = 0.25;  // a word in more stories than that tells nothing

std::string day_of(const base::Moment& moment) {
  base::Moment day = moment;
  day.precision = std::min(day.precision, base::Precision::day);
  return base::format_moment(day);
}

}  // namespace

std::vector<Archive::Word> Archive::words_of(const model::Digest& digest) {
  const text::KeySet& stops = text::stop_words(digest.language);
  std::map<std::uint64_t, std::string> words;
  const auto take = [&](const std::string& told) {
    bool starts = true;  // the first word of a sentence is a name only where it stands as one elsewhere
    for (const text::Token& token : text::split_tokens(told, digest.language)) {
      if (!token.is_word() || stops.contains(token.key) || token.span.size() < 3) {
        starts = false;
        continue;
      }
      std::string& shown = words[token.key];
      if (token.starts_upper() && !starts) shown = token.span.of(told);
      starts = false;
    }
  };
  for (const model::Slide& slide : digest.slides) {
    for (const model::DigestSentence& sentence : slide.sentences) take(sentence.quote.text);
  }
  std::vector<Word> list;
  for (auto& [key, shown] : words) list.push_back({key, std::move(shown)});
  return list;
}

void Archive::add(const model::Digest& digest) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({&digest, words_of(digest)});
  for (const Word& word : entries_.back().words) stories_[word.key].push_back(index);
}

double Archive::weight_of(std::uint64_t key) const {
  const auto* stories = stories_.find(key);
  const auto all = static_cast<double>(entries_.size());
  const double count = stories ? static_cast<double>(stories->size()) : 0;
  return count > std::max(4.0, common_share * all) ? 0 : std::log((all + 2) / (count + 1));
}

void Archive::link(model::Digest& digest) const {
  struct Tally {
    double covered = 0;
    std::vector<std::pair<double, std::string>> names;
  };
  std::map<std::uint32_t, Tally> tallies;
  double all = 0;
  for (const Word& word : words_of(digest)) {
    const double weight = weight_of(word.key) * (word.shown.empty() ? 1 : name_weight);
    if (weight <= 0) continue;
    all += weight;
    const auto* stories = stories_.find(word.key);
    if (!stories) continue;
    for (const std::uint32_t i : *stories) {
      if (entries_[i].digest->story == digest.story || entries_[i].digest->language != digest.language) continue;
      Tally& tally = tallies[i];
      tally.covered += weight;
      if (!word.shown.empty()) tally.names.emplace_back(-weight, word.shown);
    }
  }
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (const auto& [i, tally] : tallies) {
    if (tally.names.size() >= names_min && tally.covered >= share_min * all) ranked.emplace_back(-tally.covered, i);
  }
  std::ranges::sort(ranked);
  digest.archive.clear();
  digest.related.clear();
  for (const auto& [covered, i] : ranked) {
    const model::Digest& other = *entries_[i].digest;
    const bool earlier = other.updated && digest.updated && other.updated->at < digest.updated->at;
    std::vector<model::StoryLink>& links = earlier ? digest.archive : digest.related;
    if (links.size() == links_max) continue;
    auto names = tallies[i].names;
    std::ranges::sort(names);
    std::string why;
    for (std::size_t n = 0; n < std::min(names_shown, names.size()); ++n) why += (n ? ", " : "") + names[n].second;
    links.push_back({other.story, other.headline.text, earlier ? day_of(*other.updated) : std::string(), why});
  }
}

}  // namespace courant::digest
