// Lines that name files to read: {"id","url","path","content_type"}, as `extract` and `parse-feed` take them.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace courant::app {

struct FileLine {
  std::string id, url, path, content_type;
};

// Errors: invalid, when it is no such object or has no path; the subject is the id where that could be read.
base::Result<FileLine> parse_file_line(std::string_view line);

}  // namespace courant::app
