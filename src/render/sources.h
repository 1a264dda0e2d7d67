// Who stands behind a digest's sentences: its sources by article, with the words that attribute a sentence to them.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "edition/edits.h"
#include "model/digest.h"
#include "render/site.h"

namespace courant::render {

// The sources of one digest, which must outlive it.
class Sources {
 public:
  explicit Sources(const model::Digest& digest);

  const model::DigestSource* find(const model::ArticleId& id) const;  // nullptr: not among them
  // The outlets behind these articles, each once, in their order.
  std::vector<std::string> outlets_of(const std::vector<model::ArticleId>& ids) const;
  // Sources that print the text of this one.
  const std::vector<const model::DigestSource*>& copies_of(const model::ArticleId& origin) const;
  bool is_copy(const model::DigestSource& source) const;

 private:
  std::map<model::ArticleId, const model::DigestSource*> by_article_;
  std::map<model::ArticleId, std::vector<const model::DigestSource*>> copies_;
};

// Whom the outlet itself cites in this sentence, as resolved, else in the sentence's own words; empty: nobody.
std::string cited_speaker(const model::DigestSentence& sentence);

// The same as write_attribution() in plain text: "Bloomberg, citing the South Korean Ministry of Defence · Denial".
std::string attribution_in_words(const Strings& say, const model::DigestSentence& sentence);

// "Bloomberg, citing the South Korean Ministry of Defence", then what kind of statement it is where that matters (a
// denial, an accusation): a sentence's attribution as text, to stand before it.
Markup write_attribution(const Site& site, const model::DigestSentence& sentence);

// "BBC edited 2 sentences", when, and the sentences that went. updates.cpp
Markup write_change(const Site& site, const Sources& sources, const model::ArticleChange& change,
                    const edition::Edits& edits);

// The sentence as a link to where it stands at its outlet.
Markup write_sentence(const model::DigestSentence& sentence, const std::string& language);

// Sentences of a slide that stand next to each other in their article and bear one attribution: shown under it as one.
using Passage = std::span<const model::DigestSentence>;
std::vector<Passage> passages_of(const model::Slide& slide);
Markup write_passage(Passage sentences, const std::string& language);

// What kind of slide it is ("Reaction"), so that no comment poses as fact; empty for leads and details.
std::string_view kind_in_words(const Strings& say, const model::Slide& slide);
// A slide's title, or where it has none its kind.
std::string title_of(const Strings& say, const model::Slide& slide);

}  // namespace courant::render
