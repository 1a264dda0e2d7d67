// What is new for a follow: of the digests stored since it was told last, those it asks for. Not thread-safe: as the
// store that is given.
#pragma once
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace courant::reader {

struct News {
  std::vector<store::StoredDigest> digests;  // in order of their numbers; of very many the newest
  long total = 0;                            // however many there are
};

// Of the digests numbered in (after, up_to], each story's newest.
base::Result<News> find_news(store::Store& store, const store::Follow& follow, std::int64_t after, std::int64_t up_to);

// The first of them alone.
base::Result<News> find_first_news(store::Store& store, const store::Follow& follow, std::int64_t after,
                                   std::int64_t up_to);

}  // namespace courant::reader
