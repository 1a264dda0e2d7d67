#include "page/site_name.h"

#include <algorithm>

#include "page/lexicon.h"

namespace courant::page {
bool names_host(std::string_view folded, const Statements& statements) {
  std::string squeezed(folded);
  std::erase(squeezed, ' ');
  const std::string& label = statements.host_label;
  return label.size() >= 4 && squeezed.size() >= 4 && squeezed.size() < label.size() + 10 &&
         (squeezed.find(label) != std::string::npos || label.find(squeezed) != std::string::npos);
}

bool names_site(std::string_view part, const Statements& statements) {
  const std::string folded = fold(part);
  return std::any_of(statements.site_names.begin(), statements.site_names.end(), [&](const Statement& site) {
    const std::string name = fold(site.value);
    return !name.empty() && (folded == name || folded.starts_with(name + ' ') || folded.ends_with(' ' + name));
  });
}

bool is_site_name(std::string_view folded, const Statements& statements) {
  return std::ranges::any_of(statements.site_names, [&](const Statement& site) { return fold(site.value) == folded; });
}

std::string choose_site_name(const Statements& statements) {
  const Statement* best = nullptr;
  for (const Statement& statement : statements.site_names)
    if (best == nullptr || statement.rank < best->rank) best = &statement;
  return best == nullptr ? std::string() : best->value;
}

}  // namespace courant::page
