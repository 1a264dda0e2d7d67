// The names that stories speak of: found in their digests, looked up by searching them.
#pragma once
#include <string>
#include <vector>

#include "render/lists.h"
#include "reader/reader.h"

namespace courant::serve {

using reader::Reader;

// The names in the newest digests, the most frequent first.
base::Result<std::vector<render::NameRow>> list_names(Reader& reader);

// The digests whose text holds the name as a phrase, newest first.
base::Result<std::vector<render::CheckedDigest>> stories_of_name(Reader& reader, const std::string& name,
                                                                 std::size_t limit);

}  // namespace courant::serve
