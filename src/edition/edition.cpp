#include "edition/edition.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace courant::edition {
namespace {

// The digest's own number of independent reports, times the mean weight of its origins, each with the weight of the
// heaviest outlet that printed it: with all weights 1 it is that number itself.
double weighed_reports(const model::Digest& digest, const Settings& settings) {
  std::map<model::ArticleId, double> heaviest_of_origin;
  for (const model::DigestSource& source : digest.sources) {
    const auto found = settings.outlet_weights.find(source.outlet);
    const double weight = found == settings.outlet_weights.end() ? 1.0 : found->second;
    double& heaviest =
        heaviest_of_origin.emplace(source.origin.empty() ? source.article : source.origin, 0.0).first->second;
    heaviest = std::max(heaviest, weight);
  }
  if (heaviest_of_origin.empty()) return digest.independent;
  double sum = 0;
  for (const auto& [origin, weight] : heaviest_of_origin) sum += weight;
  return digest.independent * sum / static_cast<double>(heaviest_of_origin.size());
}

std::vector<std::pair<std::string, double>> weights_of(const model::Digest& digest, const Settings& settings) {
  std::map<std::string, double> weights;
  for (const model::DigestSource& source : digest.sources)
    if (const auto found = settings.outlet_weights.find(source.outlet); found != settings.outlet_weights.end())
      weights.insert(*found);
  return {weights.begin(), weights.end()};
}

std::optional<std::chrono::sys_seconds> updated_at(const model::Digest& digest) {
  return digest.updated ? std::optional(digest.updated->at) : std::nullopt;
}

}  // namespace

Edition arrange(std::span<const model::Digest* const> digests, const Settings& settings) {
  std::optional<std::chrono::sys_seconds> newest;
  std::set<std::string_view> outlets;
  for (const model::Digest* digest : digests) {
    newest = std::max(newest, updated_at(*digest));
    for (const model::DigestSource& source : digest->sources) outlets.insert(source.outlet);
  }
  Edition edition;
  edition.outlets = static_cast<int>(outlets.size());
  for (std::size_t i = 0; i < digests.size(); ++i) {
    const model::Digest& digest = *digests[i];
    Rank rank{.reports = weighed_reports(digest, settings), .weights = weights_of(digest, settings)};
    // A story without a time is as old as nothing we know: it is not made fresh, nor is it buried.
    if (const auto at = updated_at(digest); at && newest)
      rank.freshness = std::exp2(-std::chrono::duration<double>(*newest - *at) / settings.half_life);
    (digest.outlets > 1 ? edition.stories : edition.singles).push_back({i, rank});
  }
  const auto newer = [&](const Placed& a, const Placed& b) {
    const auto left = updated_at(*digests[a.digest]);
    const auto right = updated_at(*digests[b.digest]);
    return left != right ? left > right : digests[a.digest]->story < digests[b.digest]->story;
  };
  std::ranges::sort(edition.stories, [&](const Placed& a, const Placed& b) {
    return a.rank.value() != b.rank.value() ? a.rank.value() > b.rank.value() : newer(a, b);
  });
  std::ranges::sort(edition.singles, newer);
  for (std::vector<Placed>* list : {&edition.stories, &edition.singles})
    for (std::size_t i = 0; i < list->size(); ++i) (*list)[i].rank.place = static_cast<int>(i) + 1;
  return edition;
}

}  // namespace courant::edition
