// What stands behind a digest: its articles with their hashes, what changed in them, and how a sentence is written out
// with its support.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "digest/likeness.h"
#include "digest/material.h"
#include "model/digest.h"

namespace courant::digest {

std::vector<model::DigestSource> list_sources(const Material& material);

// SHA-256 over the sorted lines `id version hash`, each ended by a line feed: "sha256:" and 64 digits.
std::string hash_inputs(const std::vector<model::DigestSource>& sources);

// What each later version of an article added and removed, sentence by sentence.
std::vector<model::ArticleChange> list_changes(std::span<const StoryArticle> articles);

model::Quote quote_sentence(const Material& material, const Sentence& sentence);

// The sentence with its outlet, link, cited source, support and independence.
model::DigestSentence attribute_sentence(const Material& material, const LikenessIndex& index,
                                         const Sentence& sentence);

// Gives the cited persons' roles where they are first cited, unless a headline or a sentence before named them in full.
void introduce_speakers(model::Digest& digest, const Material& material);

}  // namespace courant::digest
