#include "reader/newest.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace courant::reader {
namespace {

constexpr std::size_t digests_max = 400;

std::set<std::string> words_of(const std::string& name) {
  std::set<std::string> words;
  std::istringstream in(name);
  for (std::string word; in >> word;) words.insert(word);
  return words;
}

// "Trump" and "Donald J. Trump" beside "Donald Trump".
bool is_form_of(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::includes(a, b) || std::ranges::includes(b, a);
}

// "R-Calif", "D-N.Y.": a party and a seat.
bool is_seat(const std::string& name) { return name.size() > 1 && name[1] == '-'; }

}  // namespace

base::Result<void> Newest::refresh(store::Store& store) {
  const auto revision = store.revision();
  if (!revision) return std::unexpected(revision.error());
  if (index_ && revision_ == *revision) return {};
  auto newest = store.digests().recent(digests_max);
  if (!newest) return std::unexpected(newest.error());
  digests_ = std::move(*newest);
  subjects_.clear();
  std::map<Key, edition::Subject> known;
  for (const store::StoredDigest& stored : digests_) {
    subjects_.push_back(subject_of(stored.digest));
    known.emplace(key_of(stored.digest), subjects_.back());
  }
  known_ = std::move(known);
  index_.emplace(subjects_);
  revision_ = *revision;
  return {};
}

edition::Subject Newest::subject_of(const model::Digest& digest) const {
  const auto found = known_.find(key_of(digest));
  return found == known_.end() ? edition::subject_of(digest) : found->second;
}

std::vector<NamedTopic> count_names(const std::vector<edition::Subject>& subjects) {
  std::map<std::string, NamedTopic> by_key;
  for (const edition::Subject& subject : subjects)
    for (const auto& [key, topic] : *subject.topics) {
      if (!topic.name) continue;
      NamedTopic& name = by_key.try_emplace(key, NamedTopic{topic.written, *topic.name}).first->second;
      ++name.stories;
      name.mentions += topic.mentions;
    }
  std::vector<NamedTopic> names;
  for (auto& [key, name] : by_key) names.push_back(std::move(name));
  std::ranges::stable_sort(names, [](const NamedTopic& a, const NamedTopic& b) {
    return std::pair(a.stories, a.mentions) > std::pair(b.stories, b.mentions);
  });
  // A person is listed once, by the form that most stories have.
  std::vector<std::set<std::string>> people;
  std::erase_if(names, [&](const NamedTopic& name) {
    if (is_seat(name.written)) return true;
    if (name.type != model::NameType::person) return false;
    std::set<std::string> words = words_of(name.written);
    if (std::ranges::any_of(people, [&](const auto& other) { return is_form_of(other, words); })) return true;
    people.push_back(std::move(words));
    return false;
  });
  return names;
}

}  // namespace courant::reader
