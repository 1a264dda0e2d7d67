#include "model/independence.h"

#include <algorithm>
#include <map>
#include <set>

namespace courant::model {
namespace {

std::string fold_name(const std::string& name) {
  std::string folded = name;
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

}  // namespace

int count_independent(std::span<const Report> reports) {
  const auto origin_of = [](const Report& report) { return report.origin.empty() ? report.article : report.origin; };
  // Whose a text is: the outlet of the original report, else the agency its copies name.
  std::map<ArticleId, std::string> owner, credit;
  for (const Report& report : reports) {
    const ArticleId origin = origin_of(report);
    if (origin == report.article && !report.outlet.empty()) owner.emplace(origin, fold_name(report.outlet));
    if (!report.credit.empty()) credit.emplace(origin, fold_name(report.credit));
  }
  std::set<std::pair<bool, std::string>> sources;  // (has a name, name or id)
  for (const Report& report : reports) {
    const ArticleId origin = origin_of(report);
    if (const auto own = owner.find(origin); own != owner.end()) {
      sources.emplace(true, own->second);
    } else if (const auto agency = credit.find(origin); agency != credit.end()) {
      sources.emplace(true, agency->second);
    } else {
      sources.emplace(false, origin.value);
    }
  }
  return static_cast<int>(sources.size());
}

}  // namespace courant::model
