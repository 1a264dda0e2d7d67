// ASCII alone: names of protocols, tags and hosts, where a locale or Unicode's case rules would be wrong. Thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace courant::base {

// A to Z become a to z; every other byte stays.
inline std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace courant::base
