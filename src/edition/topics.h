// What a digest speaks of: its names and the other words that carry its subject. What relates stories to one another,
// what name pages list, and what a reader's own browser may keep of a story. Pure; thread-safe.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "model/digest.h"
#include "model/reading.h"

namespace courant::edition {

struct Topic {
  std::string written;                  // "Tern Island"; of a word its first form: "herring"
  std::optional<model::NameType> name;  // absent: a word
  int mentions = 0;                     // sentences that hold it, the headline among them
};

// By the name's words in lower case, or by a word's stem.
using Topics = std::map<std::string, Topic>;

// Of the headline and the quoted sentences. Outlets that the digest quotes are not among its names.
Topics read_topics(const model::Digest& digest);

}  // namespace courant::edition
