#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "page/byline.h"
#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/site_name.h"

namespace courant::page {

namespace {

bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::any_of(names, [&](const std::string& other) { return fold(other) == fold(name); });
}

// Another statement may name more people than the surest one does: "By Ann Lee and Bo Ek" beside "author": "Ann Lee".
std::vector<std::string> with_coauthors(const std::vector<std::string>& names,
                                        const std::vector<std::vector<std::string>>& together) {
  constexpr std::size_t people_max = 8;
  const auto* best = &names;
  for (const auto& others : together)
    if (others.size() > best->size() && others.size() <= people_max &&
        std::ranges::all_of(names, [&](const std::string& name) { return is_among(others, name); }))
      best = &others;
  return *best;
}

}  // namespace

std::vector<std::string> choose_authors(const Statements& statements) {
  std::map<std::string, double> votes;                  // folded name → weight
  std::set<std::tuple<int, int, std::string>> counted;  // where, rank, name: ten teasers are no ten votes
  struct Group {
    std::vector<std::string> names;
    double weight;
    bool said_by;  // behind a word for "by"
  };
  std::vector<std::vector<std::string>> together;  // named by one statement
  constexpr int ranks = 16;
  int lines = 0;
  std::map<std::pair<int, int>, Group> groups;  // by where and place: names stated together stay together
  for (const Statement& statement : statements.authors) {
    const BylineKind kind = statement.where == StatedIn::visible ? BylineKind::marked : BylineKind::stated;
    const Byline byline = read_byline(statement.value, kind);
    // Links to authors stand one beside another; of several lines each is another article's, or says the same again.
    const bool is_line = statement.where == StatedIn::visible && statement.rank >= 2;
    const int place = is_line ? statement.rank + ranks * ++lines : statement.rank;
    if (byline.names.size() > 1 && (byline.said_by || kind == BylineKind::stated)) together.push_back(byline.names);
    for (const std::string& name : byline.names) {
      Group& group = groups[{static_cast<int>(statement.where), place}];
      if (!is_among(group.names, name)) group.names.push_back(name);
      const bool machine = statement.where == StatedIn::json_ld || statement.where == StatedIn::microdata;
      group.said_by |= byline.said_by;
      group.weight = (machine ? 1.0 : statement.where == StatedIn::visible ? 0.9 : 0.8) - 0.12 * statement.rank;
      if (counted.emplace(static_cast<int>(statement.where), statement.rank, fold(name)).second)
        votes[fold(name)] += group.weight;
    }
  }
  const auto is_site = [&](const std::string& name) {
    return names_site(name, statements) || names_host(fold(name), statements);
  };
  const Group* best = nullptr;
  double best_weight = -3;
  for (auto& [key, group] : groups) {
    // Beside people the site's own name, or its newsroom's, is no author.
    const auto is_nobody = [&](const std::string& name) { return is_site(name) || is_desk(name); };
    const bool nobody = std::ranges::all_of(group.names, is_nobody);
    double agreement = 0;
    for (const std::string& name : group.names) agreement = std::max(agreement, votes[fold(name)] - group.weight);
    const bool spaced =
        std::ranges::any_of(group.names, [](const std::string& name) { return name.find(' ') != std::string::npos; });
    const double weight = group.weight - (nobody ? 0.8 : 0.0) + (nobody ? 0.1 : 0.5) * agreement + (spaced ? 0.5 : 0) +
                          (group.said_by ? 0.1 : 0) -
                          0.1 * static_cast<double>(group.names.size() > 4 ? group.names.size() : 0);
    if (weight > best_weight) best_weight = weight, best = &group;
  }
  if (best == nullptr) return {};
  return with_coauthors(best->names, together);
}

}  // namespace courant::page
