#include "edition/edits.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace courant::edition {
namespace {

constexpr std::size_t run_bytes = 4;  // short enough for languages without spaces
constexpr double alike_min = 0.5;
constexpr std::size_t pairs_max = 40'000;  // a text written anew is not compared sentence by sentence

std::vector<std::string_view> runs_of(std::string_view text) {
  std::vector<std::string_view> runs;
  for (std::size_t at = 0; at + run_bytes <= text.size(); ++at) runs.push_back(text.substr(at, run_bytes));
  std::ranges::sort(runs);
  return runs;
}

// Dice's coefficient over their runs of bytes, each counted as often as it stands there.
double likeness(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string_view> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace

std::vector<Edit> list_edits(const model::ArticleChange& change, std::string_view text) {
  std::vector<Edit> came;
  for (const model::Span span : change.added)
    if (span.end <= text.size()) came.push_back({{}, std::string(span.of(text)), span});
  struct Pair {
    double likeness;
    std::size_t removed, added;
  };
  std::vector<Pair> pairs;
  if (change.removed.size() * came.size() <= pairs_max) {
    std::vector<std::vector<std::string_view>> runs;
    for (const Edit& edit : came) runs.push_back(runs_of(edit.after));
    for (std::size_t removed = 0; removed < change.removed.size(); ++removed) {
      const auto old_runs = runs_of(change.removed[removed]);
      for (std::size_t added = 0; added < came.size(); ++added)
        if (const double alike = likeness(old_runs, runs[added]); alike >= alike_min)
          pairs.push_back({alike, removed, added});
    }
  }
  std::ranges::stable_sort(pairs, std::greater<>(), &Pair::likeness);
  std::vector<std::optional<std::size_t>> now(change.removed.size());
  std::vector<bool> paired(came.size());
  for (const Pair& pair : pairs)
    if (!now[pair.removed] && !paired[pair.added]) {
      now[pair.removed] = pair.added;
      paired[pair.added] = true;
    }
  std::vector<Edit> edits;
  for (std::size_t removed = 0; removed < change.removed.size(); ++removed) {
    Edit edit = now[removed] ? came[*now[removed]] : Edit{};
    edit.before = change.removed[removed];
    edits.push_back(std::move(edit));
  }
  for (std::size_t added = 0; added < came.size(); ++added)
    if (!paired[added]) edits.push_back(came[added]);
  return edits;
}

}  // namespace courant::edition
