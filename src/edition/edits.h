// Which sentences of an article its outlet changed, took away and added. On the path: digest → edition → render. Pure;
// thread-safe.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/digest.h"

namespace courant::edition {

struct Edit {
  std::string before, after;  // an empty one: the sentence came, or went
  model::Span span;           // of `after` in the newer version
  friend bool operator==(const Edit&, const Edit&) = default;
};

// A sentence that went and one that came are one that was changed where half of what they are written with is the same.
// `text` is the newer version's. In the older version's order; what came stands last.
std::vector<Edit> list_edits(const model::ArticleChange& change, std::string_view text);

// Of many changes: by article, older and newer version.
using Edits = std::map<std::tuple<model::ArticleId, int, int>, std::vector<Edit>>;

}  // namespace courant::edition
