#include <algorithm>
#include <array>

#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/site_name.h"

namespace courant::page {
namespace {

// Text between two parts of a title: "Headline | Site".
constexpr std::array<std::string_view, 9> separators{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / "};

struct Cut {
  std::string_view before, after;
};
std::vector<Cut> cuts(std::string_view title) {
  std::vector<Cut> found;
  for (const std::string_view separator : separators)
    for (auto at = title.find(separator); at != std::string_view::npos; at = title.find(separator, at + 1))
      found.push_back({title.substr(0, at), title.substr(at + separator.size())});
  return found;
}

// A title without the site's name at its end or beginning: where another statement is one side of a cut, or where the
// site is.
std::string without_site(const std::string& title, const Statements& statements) {
  std::string_view best = title;
  const auto is_site = [&](std::string_view part) {
    return names_host(fold(part), statements) || names_site(part, statements);
  };
  for (const Cut& cut : cuts(title)) {
    const std::string head = fold(cut.before), tail = fold(cut.after);
    for (const Statement& other : statements.titles) {
      if (other.where == StatedIn::title_tag) continue;
      const std::string folded = fold(other.value);
      if (folded == head && cut.before.size() < best.size()) best = cut.before;
      if (folded == tail && tail.find(' ') != std::string::npos && cut.after.size() < best.size()) best = cut.after;
    }
    const bool last_part = cut.after.find(" | ") == std::string_view::npos && title.find(" | ") == cut.before.size();
    if (last_part && std::count(cut.before.begin(), cut.before.end(), ' ') >= 2 && cut.before.size() < best.size())
      best = cut.before;
    if (is_site(cut.after) && cut.before.size() < best.size()) best = cut.before;
    if (is_site(cut.before) && cut.after.size() < best.size()) best = cut.after;
  }
  return trim(best);
}

double title_weight(const Statement& statement) {
  switch (statement.where) {
    case StatedIn::json_ld:
      return 1.0 - 0.25 * statement.rank;
    case StatedIn::open_graph:
      return 1.0 - 0.1 * statement.rank;
    case StatedIn::microdata:
      return 0.9;
    case StatedIn::visible:
      return statement.rank == 0 ? 0.9 : 0.3;
    case StatedIn::meta:
      return 0.7;
    case StatedIn::title_tag:
      return 0.6;
    case StatedIn::address:
      return 0;
  }
  return 0;
}

}  // namespace

std::string choose_title(const Statements& statements) {
  std::vector<std::pair<std::string, std::string>> cleaned;  // text, folded
  for (const Statement& statement : statements.titles) {
    std::string text = without_site(trim(statement.value), statements);
    std::string folded = fold(text);
    cleaned.emplace_back(std::move(text), std::move(folded));
  }
  double best = 0;
  std::size_t chosen = cleaned.size();
  for (std::size_t i = 0; i < cleaned.size(); ++i) {
    const std::string& folded = cleaned[i].second;
    if (folded.empty() || cleaned[i].first.size() > 400) continue;
    double score = title_weight(statements.titles[i]);
    if ((names_host(folded, statements) || names_site(cleaned[i].first, statements)) && cleaned.size() > 1)
      score -= 1.2;
    if (folded.find(' ') == std::string::npos) score -= 0.5;
    for (std::size_t j = 0; j < cleaned.size(); ++j) {
      if (i == j || cleaned[j].second.empty()) continue;
      const double weight = title_weight(statements.titles[j]);
      if (folded == cleaned[j].second) {
        score += 0.8 * weight;
      } else if (folded.find(' ') != std::string::npos &&
                 fold(statements.titles[j].value).find(folded) != std::string::npos) {
        score += 0.4 * weight;
      }
    }
    if (score > best) best = score, chosen = i;
  }
  return chosen < cleaned.size() ? cleaned[chosen].first : std::string();
}

}  // namespace courant::page
