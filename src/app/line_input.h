// JSON Lines in and out, the way every stage command does it: a bad line is answered by an error line on standard
// output, the run goes on, and the exit status is 1 at its end.
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace courant::app {

// Runs `each` over every non-empty line of the files in order; no file, or "-", is standard input. An error that `each`
// returns, or a file that cannot be read, is printed to `out` as an error line. Returns the exit status: 0 or 1.
int for_each_line(const std::vector<std::string>& files, std::ostream& out,
                  const std::function<base::Result<void>(std::string_view line)>& each);

// The whole of a file (gunzipped when its name ends in .gz), or of standard input for "-" or "".
// Errors: not_found, limit past `bytes_max` bytes, invalid for a broken .gz.
base::Result<std::string> read_file(const std::string& path, std::size_t bytes_max = 64 << 20);

// Its first line, without the line's end: how secrets are kept in files. Errors as above.
base::Result<std::string> read_first_line(const std::string& path);

}  // namespace courant::app
