#include "digest/obituary.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "digest/names.h"

namespace courant::digest {

using text::Token;

std::vector<std::string> find_mourned(const Material& material) {
  static const std::array<std::uint64_t, 3> die{text::word_key("dies"), text::word_key("died"), text::word_key("dead")};
  std::map<std::string, std::size_t> named;  // the capitals of the titles that tell of a death
  std::size_t dead = 0;
  for (const std::uint32_t voice : material.voices) {
    const Report& report = material.reports[voice];
    const auto dies = [](const Token& token) { return std::ranges::find(die, token.key) != die.end(); };
    if (std::ranges::none_of(report.title_tokens, dies)) continue;
    ++dead;
    std::set<std::string> capitals;
    for (const Token& token : report.title_tokens) {
      if (token.is_word() && token.starts_upper()) capitals.emplace(token.span.of(report.article().title));
    }
    for (const std::string& capital : capitals) ++named[capital];
  }
  if (2 * dead < material.voices.size()) return {};
  std::set<std::string> surnames;
  for (const std::uint32_t voice : material.voices) {
    for (const model::Name& name : material.reports[voice].names) {
      if (name.type == model::NameType::person && name.canonical.find(' ') != std::string::npos)
        surnames.insert(last_word(name.canonical));
    }
  }
  std::vector<std::string> mourned;
  for (const auto& [name, count] : named) {
    if (2 * count > dead && surnames.contains(name)) mourned.push_back(name);
  }
  return mourned;
}

}  // namespace courant::digest
