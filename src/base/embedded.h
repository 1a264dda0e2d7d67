// A file that was compiled into the binary (cmake/embed.cmake).
#pragma once
#include <span>
#include <string_view>

namespace courant::base {

struct EmbeddedFile {
  std::string_view path;   // relative, as named in the CMake list
  std::string_view bytes;  // lives as long as the program
};

// The bytes of the file at that path; empty where there is none. Thread-safe.
inline std::string_view find_embedded(std::span<const EmbeddedFile> files, std::string_view path) {
  for (const EmbeddedFile& file : files)
    if (file.path == path) return file.bytes;
  return {};
}

}  // namespace courant::base
