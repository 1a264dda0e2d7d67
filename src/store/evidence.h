// The article versions that stand behind a digest, for checking it.
#pragma once
#include <vector>

#include "store/store.h"

namespace courant::store {

enum class Evidence : unsigned char {
  texts,  // the sources' texts: all that a page needs
  all,    // their origins too, as grouping found them, and the versions between which a source changed
};

// What is not there is left out, which verifying then says.
base::Result<std::vector<model::Article>> articles_behind(Store& store, const model::Digest& digest,
                                                          Evidence evidence = Evidence::texts);

}  // namespace courant::store
