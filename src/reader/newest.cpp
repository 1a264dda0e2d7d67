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
  struct Counted {
    NamedTopic name;
    std::map<model::NameType, int> types;
  };
  std::map<std::string, Counted> by_key;
  for (const edition::Subject& subject : subjects)
    for (const auto& [key, topic] : *subject.topics) {
      if (!topic.name) continue;
      Counted& counted = by_key.try_emplace(key, Counted{{topic.written, *topic.name}, {}}).first->second;
      ++counted.name.stories;
      counted.name.mentions += topic.mentions;
      ++counted.types[*topic.name];
    }
  std::vector<NamedTopic> names;
  for (auto& [key, counted] : by_key) {
    counted.name.type =
        std::ranges::max_element(counted.types, {}, [](const auto& type) { return type.second; })->first;
    names.push_back(std::move(counted.name));
  }
  std::ranges::stable_sort(names, [](const NamedTopic& a, const NamedTopic& b) {
    return std::pair(a.stories, a.mentions) > std::pair(b.stories, b.mentions);
  });
  // A person is listed once, by the form that most stories have.
  std::vector<std::set<std::string>> people;
  std::erase_if(names, [&](const NamedTopic& name) {
    std::set<std::string> words = words_of(name.written);
    // A single word of a person's name that more stories have is that person's, whatever it was taken for here.
    if (name.type != model::NameType::person && words.size() > 1) return false;
    if (std::ranges::any_of(people, [&](const auto& other) { return is_form_of(other, words); })) return true;
    if (name.type == model::NameType::person) people.push_back(std::move(words));
    return false;
  });
  return names;
}

}  // namespace courant::reader
