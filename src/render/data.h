// Digests for machines: as data with selectors for every sentence, as JSON Feed, as JSON-LD in the story page.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "edition/related.h"
#include "model/article.h"
#include "render/checked.h"
#include "render/site.h"

namespace courant::render {

// The digest in the public format, each sentence with a `selector`: a W3C TextQuoteSelector (Web Annotation Data Model,
// 4.2.4), its prefix and suffix taken from the articles given.
std::string write_digest_data(const CheckedDigest& digest, std::span<const model::Article> articles);

// A webhook's message: {"type": "digest.created" or "digest.updated", "timestamp", "data": {"url"?, "digest"}}, the
// digest as write_digest_data() has it, stored at `at`.
std::string write_webhook(const Site& site, const CheckedDigest& digest, std::span<const model::Article> articles,
                          std::chrono::sys_seconds at);

// What the newest stories speak of, for a reader's own browser to choose from:
// {"stories": [{"id", "headline", "language"?, "topics": [["tern island", "Tern Island", 7.2], …]}, …]}
struct TopicsRow {
  const model::Digest* digest;
  std::vector<edition::WeighedTopic> topics;  // the heaviest first
};
std::string write_topics(const std::vector<TopicsRow>& rows);

// schema.org NewsArticle, with every source under isBasedOn and every quoted sentence's page under citation.
std::string write_json_ld(const Site& site, const model::Digest& digest);

}  // namespace courant::render
