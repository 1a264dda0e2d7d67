#include "edition/updates.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace courant::edition {
namespace {

// A sentence is the same where the same words stand in the same article, whatever its version.
using Said = std::pair<model::ArticleId, std::string>;

Said said(const model::DigestSentence& sentence) { return {sentence.quote.article, sentence.quote.text}; }

std::vector<const model::DigestSentence*> sentences_beyond(const model::Digest& digest, const model::Digest* other) {
  std::set<Said> known;
  if (other != nullptr)
    for (const model::Slide& slide : other->slides)
      for (const model::DigestSentence& sentence : slide.sentences) known.insert(said(sentence));
  std::vector<const model::DigestSentence*> beyond;
  for (const model::Slide& slide : digest.slides)
    for (const model::DigestSentence& sentence : slide.sentences)
      if (known.insert(said(sentence)).second) beyond.push_back(&sentence);
  return beyond;
}

bool tell_the_same(const model::Slide& a, const model::Slide& b) {
  return std::ranges::equal(a.sentences, b.sentences, {}, said, said);
}

}  // namespace

Update compare_digests(const model::Digest* before, const model::Digest& after) {
  Update update{before, &after, {}, {}, {}, {}};
  std::set<model::ArticleId> sources;
  std::set<std::pair<model::ArticleId, int>> changes;
  if (before != nullptr) {
    for (const model::DigestSource& source : before->sources) sources.insert(source.article);
    for (const model::ArticleChange& change : before->changes) changes.emplace(change.article, change.to);
    update.gone = sentences_beyond(*before, &after);
  }
  for (const model::DigestSource& source : after.sources)
    if (!sources.contains(source.article)) update.came.push_back(&source);
  for (const model::ArticleChange& change : after.changes)
    if (!changes.contains({change.article, change.to})) update.edited.push_back(&change);
  update.added = sentences_beyond(after, before);
  return update;
}

std::vector<Update> list_updates(std::span<const model::Digest* const> versions) {
  std::vector<Update> updates;
  for (std::size_t i = versions.size(); i > 0; --i)
    updates.push_back(compare_digests(i > 1 ? versions[i - 2] : nullptr, *versions[i - 1]));
  return updates;
}

std::map<model::SlideId, int> slides_since(std::span<const model::Digest* const> versions) {
  std::map<model::SlideId, int> since;
  if (versions.empty()) return since;
  for (const model::Slide& slide : versions.back()->slides) {
    int& first = since[slide.id] = versions.back()->version;
    for (const model::Digest* older : versions | std::views::reverse) {
      const auto same = std::ranges::find(older->slides, slide.id, &model::Slide::id);
      if (same == older->slides.end() || !tell_the_same(*same, slide)) break;
      first = older->version;
    }
  }
  return since;
}

}  // namespace courant::edition
