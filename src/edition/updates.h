// How a story was told before: what each version of its digest brought and dropped, and since which version each slide
// says what it says. On the path: digest → edition → render. Pure; thread-safe.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/digest.h"

namespace courant::edition {

// What one version has that another, older one has not, and the other way round. Pointers lead into the two digests,
// which must outlive it.
struct Update {
  const model::Digest* before = nullptr;  // nullptr: the story began
  const model::Digest* after = nullptr;
  std::vector<const model::DigestSource*> came;     // reports
  std::vector<const model::ArticleChange*> edited;  // by their outlets
  std::vector<const model::DigestSentence*> added, gone;

  bool headline_changed() const { return before != nullptr && before->headline.text != after->headline.text; }
};
Update compare_digests(const model::Digest* before, const model::Digest& after);

// Versions oldest first; their updates newest first.
std::vector<Update> list_updates(std::span<const model::Digest* const> versions);

// By slide id: the version since which it has just these sentences, without a gap. Versions oldest first.
std::map<model::SlideId, int> slides_since(std::span<const model::Digest* const> versions);

}  // namespace courant::edition
