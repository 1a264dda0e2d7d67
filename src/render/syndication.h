// What a reader follows, in the three forms that feed readers take: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. Every
// entry holds the whole digest, keeps its id for ever and says when it was updated.
#pragma once
#include <string>
#include <vector>

#include "render/checked.h"
#include "render/site.h"

namespace courant::render {

struct FeedEntry {
  CheckedDigest digest;
  std::chrono::sys_seconds at;       // of its newest report, as far as that is known: what readers order by
  std::chrono::sys_seconds updated;  // when this version was composed: later with each, however old a late report is
};

struct Channel {
  std::string title;
  std::string key;                 // what it follows, for its id: "edition", "story/s1", "search?q=…"
  Link page;                       // what a browser opens
  Link self;                       // this feed
  std::vector<FeedEntry> entries;  // newest first
  bool versions = false;           // the digests are versions of one story: each is an entry of its own
};

// An entry's id: the story's, or the version's where each is an entry.
std::string entry_id(const Channel& channel, const model::Digest& digest);
// When its story began: its earliest report, else `at`.
std::chrono::sys_seconds published_of(const FeedEntry& entry);

// Addresses are absolute: site.origin must be set.
std::string write_atom(const Site& site, const Channel& channel);
std::string write_rss(const Site& site, const Channel& channel);
std::string write_json_feed(const Site& site, const Channel& channel);

struct SitemapRow {
  model::StoryId story;
  std::chrono::sys_seconds at;
};
// sitemaps.org's protocol 0.9.
std::string write_sitemap(const Site& site, const std::vector<SitemapRow>& rows);

// A digest as HTML for where no style sheet reaches: a feed's entry, a mail.
Markup write_plain_digest(const Site& site, const model::Digest& digest);

// "urn:uuid:…" from a name: the same for ever, whatever address Courant has (a version 8 UUID, RFC 9562, over SHA-256).
std::string urn_of(std::string_view name);

}  // namespace courant::render
