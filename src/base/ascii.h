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

// Without blanks and tabs at its ends, HTTP's optional white space (RFC 9110, 5.6.3).
inline std::string_view trim_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace courant::base
