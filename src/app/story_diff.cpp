#include "app/story_diff.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "base/time.h"
#include "edition/updates.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

Result<std::vector<store::StoredDigest>> versions_of(store::Store& store, const model::StoryId& story) {
  const auto now = store.stories().resolve(story);
  if (!now) return std::unexpected(now.error());
  auto versions = store.digests().versions(*now);
  if (versions && versions->empty()) return fail(ErrorKind::not_found, story.value, "the story was never told");
  return versions;
}

const model::Digest* find_version(const std::vector<store::StoredDigest>& versions, int number) {
  const auto found = std::ranges::find(versions, number, [](const auto& stored) { return stored.digest.version; });
  return found == versions.end() ? nullptr : &found->digest;
}

std::string name_of(const model::Digest& digest) {
  return "version " + std::to_string(digest.version) +
         (digest.updated ? " (" + base::format_moment(*digest.updated) + ")" : "");
}

// The slide of `digest` that a sentence stands in, by its title.
std::string slide_of(const model::Digest& digest, const model::DigestSentence* sentence) {
  for (const model::Slide& slide : digest.slides) {
    if (!slide.sentences.empty() && sentence >= &slide.sentences.front() && sentence <= &slide.sentences.back())
      return slide.title;
  }
  return {};
}

void print_sentences(char sign, const model::Digest& digest,
                     const std::vector<const model::DigestSentence*>& sentences) {
  for (const model::DigestSentence* sentence : sentences) {
    std::cout << sign << " [" << base::printable(slide_of(digest, sentence)) << "] "
              << base::printable(sentence->outlet) << ": " << base::printable(sentence->quote.text, std::string::npos)
              << '\n';
  }
}

}  // namespace

Result<void> print_versions(store::Store& store, const model::StoryId& story) {
  const auto versions = versions_of(store, story);
  if (!versions) return std::unexpected(versions.error());
  const model::Digest* before = nullptr;
  for (const store::StoredDigest& stored : *versions) {
    const edition::Update update = edition::compare_digests(before, stored.digest);
    nlohmann::ordered_json line{{"story", stored.digest.story.value}, {"version", stored.digest.version}};
    if (stored.digest.updated) line["updated"] = base::format_moment(*stored.digest.updated);
    line["headline"] = stored.digest.headline.text;
    line["sources"] = stored.digest.sources.size();
    line["added"] = update.added.size();
    line["gone"] = update.gone.size();
    std::cout << line.dump() << '\n';
    before = &stored.digest;
  }
  return {};
}

Result<void> print_diff(store::Store& store, const model::StoryId& story, std::optional<int> from,
                        std::optional<int> to) {
  const auto versions = versions_of(store, story);
  if (!versions) return std::unexpected(versions.error());
  const int newest = versions->back().digest.version;
  const int last = to.value_or(newest), first = from.value_or(std::max(1, last - 1));
  const model::Digest *before = find_version(*versions, first), *after = find_version(*versions, last);
  for (const auto& [digest, number] : {std::pair(before, first), std::pair(after, last)}) {
    if (!digest)
      return fail(ErrorKind::not_found, story.value,
                  "no version " + std::to_string(number) + "; the newest is " + std::to_string(newest));
  }
  const edition::Update update = edition::compare_digests(before, *after);
  std::cout << "story " << after->story.value << ": " << name_of(*before) << " to " << name_of(*after) << '\n';
  if (update.headline_changed())
    std::cout << "- headline: " << base::printable(before->headline.text)
              << "\n+ headline: " << base::printable(after->headline.text) << '\n';
  for (const model::DigestSource* source : update.came)
    std::cout << "+ report: " << base::printable(source->outlet) << ": " << base::printable(source->title) << '\n';
  print_sentences('-', *before, update.gone);
  print_sentences('+', *after, update.added);
  return {};
}

}  // namespace courant::app
