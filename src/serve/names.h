// The names that stories speak of: found in their digests, looked up by searching them.
#pragma once
#include <string>
#include <vector>

#include "reader/reader.h"
#include "render/lists.h"

namespace courant::serve {

// The names in the newest digests, those of most stories first. A name that one sentence alone has is left out.
base::Result<std::vector<render::NameRow>> list_names(reader::Reader& reader);

// The digests whose text holds the name as a phrase, newest first.
base::Result<std::vector<store::StoredDigest>> stories_of_name(reader::Reader& reader, const std::string& name,
                                                               std::size_t limit);

// What kind of name it is (absent: unknown), and the names that stand in these stories beside it.
struct NameCompany {
  std::optional<model::NameType> type;
  std::vector<render::NameRow> beside;
};
NameCompany company_of(const reader::Newest& newest, const std::string& name,
                       const std::vector<render::CheckedDigest>& stories);

}  // namespace courant::serve
