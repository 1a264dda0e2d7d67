// A file that was compiled into the binary (cmake/embed.cmake).
#pragma once
#include <string_view>

namespace courant::base {

struct EmbeddedFile {
  std::string_view path;   // relative, as named in the CMake list
  std::string_view bytes;  // lives as long as the program
};

}  // namespace courant::base
