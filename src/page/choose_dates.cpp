#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "page/metadata.h"
#include "page/written_date.h"

namespace courant::page {
namespace {

struct Dated {
  base::Moment moment;
  double weight;
  bool without_zone;  // a time in plain sight, as readers of the place are told it
};

// "2026-06-18T06:20:00Z", "21:40 GMT": no zone is left to infer.
bool states_zone(std::string_view text) {
  const std::size_t clock = text.find(':');
  if (clock == std::string_view::npos) return false;
  const std::string_view rest = text.substr(clock);
  return rest.find('Z') != std::string_view::npos || rest.find('+') != std::string_view::npos ||
         rest.find("GMT") != std::string_view::npos || rest.find("UTC") != std::string_view::npos;
}

double date_weight(const Statement& statement) {
  switch (statement.where) {
    case StatedIn::json_ld:
      return 1.0 - 0.12 * statement.rank;
    case StatedIn::open_graph:
      return 0.95;
    case StatedIn::microdata:
      return 0.85;
    case StatedIn::meta:
      return 0.8 - 0.2 * statement.rank;
    case StatedIn::visible:
      return 0.75 - 0.09 * statement.rank;
    case StatedIn::address:
      return 0.9;
    case StatedIn::title_tag:
      return 0;
  }
  return 0;
}

using Days = std::map<std::string, std::vector<Dated>>;  // by local day

// "23:00Z" beside the next day's date in plain sight: midnight there.
short midnight_offset(const base::Moment& utc, const Days& days) {
  using namespace std::chrono;
  constexpr long east_max_seconds = 14 * 3600;
  double best = 0;
  short offset = 0;
  for (const auto& [day, dated] : days)
    for (const Dated& one : dated) {
      if (!one.without_zone || one.weight <= best || one.moment.precision != base::Precision::day) continue;
      const auto apart = duration_cast<seconds>(one.moment.at - utc.at).count();
      if (apart <= 0 || apart > east_max_seconds || apart % 1800 != 0) continue;
      best = one.weight, offset = static_cast<short>(apart / 60);
    }
  return offset;
}

// "03/04/2024" is March in the United States and where their custom holds, April elsewhere, also in English.
DayOrder usual_order(const Statements& statements, std::string_view language) {
  if (language != "en" && !language.empty()) return DayOrder::day_first;
  constexpr std::string_view day_first_countries[] = {"uk", "gb", "ie", "au", "nz", "in", "za", "sg", "hk", "ng", "ke"};
  const auto is_day_first = [&](std::string_view country) {
    return std::ranges::find(day_first_countries, country) != std::end(day_first_countries);
  };
  for (const Statement& statement : statements.languages)
    if (const std::string tag = base::lower_ascii(statement.value); tag.size() == 5 && tag.starts_with("en"))
      return is_day_first(std::string_view(tag).substr(3)) ? DayOrder::day_first : DayOrder::month_first;
  const std::string path = ' ' + statements.address_words + ' ';  // "/en-gb/"
  for (const std::string_view country : day_first_countries)
    if (path.find(" en " + std::string(country) + ' ') != std::string::npos) return DayOrder::day_first;
  return is_day_first(statements.top_domain) ? DayOrder::day_first : DayOrder::month_first;
}

// Minutes that clocks somewhere are off UTC. Half a day is rather an afternoon told as a morning.
bool could_be_zone(long minutes) {
  constexpr std::array broken{-570, -210, -150, 210, 270, 330, 345, 390, 570, 630};
  if (std::ranges::find(broken, minutes) != broken.end()) return true;
  return minutes != 0 && minutes % 60 == 0 && minutes >= -11 * 60 && minutes <= 14 * 60 && minutes != 12 * 60;
}

// The zone that readers of the page are told the time in, where a statement in UTC has a like elsewhere: the same
// moment with its zone, or a machine's "01:49Z" beside the surest "8 November, 5:49 pm", apart by what a zone is off.
short page_offset(const std::vector<Statement>& list, DayOrder order) {
  using namespace std::chrono;
  constexpr std::size_t others_max = 2;
  struct Told {
    base::Moment moment;
    double weight;
    bool zone;
  };
  std::vector<Told> utc, others;
  for (const Statement& statement : list) {
    const auto moment = find_written_date(statement.value, order);
    if (!moment || moment->precision != base::Precision::second) continue;
    const bool zone = states_zone(statement.value);
    (zone && moment->offset_minutes == 0 ? utc : others).push_back({*moment, date_weight(statement), zone});
  }
  const auto surer = [](const Told& a, const Told& b) { return a.weight > b.weight; };
  std::ranges::stable_sort(utc, surer);
  std::ranges::stable_sort(others, surer);
  const auto apart = [](const Told& local, const Told& machine) {
    return duration_cast<minutes>(floor<minutes>(local.moment.at) - floor<minutes>(machine.moment.at)).count();
  };
  for (const Told& machine : utc)
    for (const Told& other : others)
      if (other.moment.offset_minutes != 0 && apart(other, machine) == 0) return other.moment.offset_minutes;
  std::erase_if(others, [](const Told& other) { return other.zone; });
  if (others.size() > others_max) others.resize(others_max);
  for (const Told& other : others)
    for (const Told& machine : utc)
      if (const auto minutes = apart(other, machine); minutes == 0 || could_be_zone(minutes))
        return static_cast<short>(minutes);
  return 0;
}

std::string local_day(const base::Moment& moment) { return base::format_moment(moment).substr(0, 10); }

// What each statement says, by day. Where day and month could change places, the reading that another statement bears
// out is taken, else the usual one. Of several days in one kind of place the first is likelier the article's own than
// those of teasers behind it.
Days gather_days(const std::vector<Statement>& list, DayOrder order, const std::vector<Statement>& changes) {
  const DayOrder other_order = order == DayOrder::day_first ? DayOrder::month_first : DayOrder::day_first;
  std::map<std::string, int> sure;
  for (const Statement& statement : list)
    if (const auto moment = find_written_date(statement.value, order);
        moment && moment == find_written_date(statement.value, other_order))
      ++sure[local_day(*moment)];
  const short offset = page_offset(list, order);
  std::vector<base::Moment> changed;
  std::vector<std::string> shown_changed;  // days
  for (const Statement& change : changes)
    if (const auto moment = find_written_date(change.value, order)) {
      changed.push_back(*moment);
      if (change.where == StatedIn::visible && change.rank <= 3) shown_changed.push_back(local_day(*moment));
    }
  Days days;
  std::map<StatedIn, std::vector<std::string>> before;
  for (const Statement& statement : list) {
    auto moment = find_written_date(statement.value, order);
    if (!moment) continue;
    if (const auto other = find_written_date(statement.value, other_order);
        other && *other != *moment && !sure.contains(local_day(*moment)) && sure.contains(local_day(*other)))
      moment = other;
    const bool zone = states_zone(statement.value);
    if (moment->precision == base::Precision::second && moment->offset_minutes == 0 && zone)
      moment->offset_minutes = offset;
    const std::string day = local_day(*moment);
    double weight = date_weight(statement);
    if (statement.where != StatedIn::visible) {
      auto& known = before[statement.where];
      const auto at = std::ranges::find(known, day);
      for (auto passed = known.begin(); passed != at && passed != known.begin() + 3; ++passed) weight *= 0.75;
      if (at == known.end()) known.push_back(day);
    }
    // Templates that state the change's moment as the publication's as well.
    const bool change =
        moment->precision == base::Precision::second && std::ranges::find(changed, *moment) != changed.end();
    if (change) weight *= 0.9;
    // "Stand: 20 April" over the text says of which day it is where nothing surer does.
    const bool machine = statement.where != StatedIn::visible;
    if (machine && weight < 0.5 && std::ranges::find(shown_changed, day) != shown_changed.end()) weight += 0.3;
    days[day].push_back({*moment, weight, statement.where == StatedIn::visible && !zone});
  }
  return days;
}

std::optional<base::Moment> choose_date(const Days& days) {
  const std::vector<Dated>* best = nullptr;
  double best_weight = 0;
  for (const auto& [day, dated] : days) {
    // Each further statement of the same day counts for less: ten teasers do not outvote the article.
    std::vector<double> weights;
    for (const Dated& one : dated) weights.push_back(one.weight);
    std::sort(weights.rbegin(), weights.rend());
    double weight = 0, share = 1;
    for (const double one : weights) weight += one * share, share *= 0.35;
    if (weight > best_weight + 1e-9) best_weight = weight, best = &dated;
  }
  if (best == nullptr || best_weight < 0.2) return std::nullopt;
  // Of the statements of that day the one that knows the time, the surest first.
  const Dated* chosen = nullptr;
  for (const Dated& one : *best) {
    const bool finer = chosen == nullptr || one.moment.precision > chosen->moment.precision;
    const bool surer =
        chosen != nullptr && one.moment.precision == chosen->moment.precision && one.weight > chosen->weight;
    if (finer || surer) chosen = &one;
  }
  base::Moment moment = chosen->moment;
  if (moment.precision == base::Precision::second && moment.offset_minutes == 0)
    moment.offset_minutes = midnight_offset(moment, days);
  return moment;
}

}  // namespace

std::optional<base::Moment> choose_published(const Statements& statements, std::string_view language) {
  const DayOrder order = usual_order(statements, language);
  if (const auto published = choose_date(gather_days(statements.published, order, statements.modified)))
    return published;
  // A page that shows readers one date shows its own, also where it calls it a change's.
  std::vector<Statement> shown;
  std::ranges::copy_if(statements.modified, std::back_inserter(shown),
                       [](const Statement& statement) { return statement.where == StatedIn::visible; });
  return choose_date(gather_days(shown, order, {}));
}

std::optional<base::Moment> choose_modified(const Statements& statements, std::string_view language,
                                            const std::optional<base::Moment>& published) {
  const auto modified = choose_date(gather_days(statements.modified, usual_order(statements, language), {}));
  if (!modified || (published && modified->at <= published->at)) return std::nullopt;
  return modified;
}

}  // namespace courant::page
