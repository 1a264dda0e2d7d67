// A ZIP archive (PKWARE's APPNOTE 6.3, without its later parts), the same bytes for the same files: no times, no
// owners.
#pragma once
#include <string>
#include <vector>

#include "render/edition_files.h"

namespace courant::render {

// In the order given. The first file is stored as it is, as EPUB wants of its `mimetype`; the others are deflated.
// All together less than 4 GiB and 65,535 files.
std::string write_zip(const std::vector<File>& files);

}  // namespace courant::render
