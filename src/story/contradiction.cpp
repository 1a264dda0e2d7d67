#include "story/contradiction.h"

#include <algorithm>
#include <cmath>

namespace courant::story {
namespace {

bool other_figures(const Marks& a, const Marks& b, const Settings& settings) {
  if (a.figure == 0 || b.figure == 0) return false;
  // 10.6.3 and 10.6.4 are two, 6.0 and 6.1 may be one.
  return a.version && b.version ? a.figure != b.figure : std::abs(a.figure - b.figure) > settings.figures_apart;
}

bool other_magnitudes(const Marks& a, const Marks& b, const Settings& settings) {
  if (a.magnitudes[0] == 0 || b.magnitudes[0] == 0) return false;
  return std::ranges::none_of(a.magnitudes, [&](float one) {
    return std::ranges::any_of(b.magnitudes, [&](float other) {
      return one > 0 && other > 0 && std::abs(one - other) <= settings.figures_apart;
    });
  });
}

// The same thing of two years, and no year in common.
bool other_years(const Marks& a, const Marks& b) {
  if (a.year != 0 && b.year != 0 && a.year != b.year) return true;
  bool apart = false;
  for (const YearOf& one : a.years) {
    for (const YearOf& other : b.years) {
      if (one.year == 0 || other.year == 0) continue;
      if (one.year == other.year) return false;
      apart = apart || one.term == other.term;
    }
  }
  return apart;
}

bool lead_with_one_person(const Marks& a, const Marks& b) {
  return std::ranges::any_of(a.lead_names(), [&](const LeadName& name) {
    return name.person && std::ranges::any_of(b.lead_names(), [&](const LeadName& other) {
             return other.term == name.term && other.person;
           });
  });
}

// One sort of event, on days that no report of one event would give.
bool other_days(const Marks& a, const Marks& b, const Settings& settings) {
  if (!are_of_other_days(a.happening, b.happening, settings.days_apart)) return false;
  return !a.happening.of_person || lead_with_one_person(a, b);
}

bool holds(const Entry& entry, TermId term) {
  return std::ranges::any_of(entry.terms(), [&](TermCount count) { return count.term() == term; });
}

// Most reports of one event are told by their leads alone.
bool share_names(std::span<const LeadName> names, std::span<const LeadName> others, double least) {
  const double needed = least * static_cast<double>(std::min(names.size(), others.size()));
  double shared = 0;
  for (const LeadName& name : names) {
    shared += std::ranges::any_of(others, [&](const LeadName& other) { return other.term == name.term; });
    if (shared >= needed) return true;
  }
  return false;
}

// Other magnitudes, or people or places whom the other never names, and few of the names that one leads with anywhere
// in the other.
bool other_names(const Entry& a, const Entry& b, const Settings& settings) {
  const std::span<const LeadName> names = a.marks->lead_names(), others = b.marks->lead_names();
  const bool magnitudes = other_magnitudes(*a.marks, *b.marks, settings);
  if (names.empty() || others.empty()) return magnitudes;
  const double most = magnitudes ? settings.names_shared_magnitudes : settings.names_shared;
  if (share_names(names, others, most)) return false;
  const auto both_lead_with = [&](auto kind) {
    return std::ranges::any_of(names, kind) && std::ranges::any_of(others, kind);
  };
  const bool people = both_lead_with([](const LeadName& name) { return name.person; });
  const bool places = both_lead_with([](const LeadName& name) { return name.place; });
  if (!people && !places && !magnitudes) return false;
  bool same_people = false, same_places = false;
  const auto share_in = [&](std::span<const LeadName> own, const Entry& other) {
    double shared = 0;
    for (const LeadName& name : own) {
      if (!holds(other, name.term)) continue;
      ++shared;
      same_people = same_people || name.person;
      same_places = same_places || name.place;
    }
    return shared / static_cast<double>(own.size());
  };
  if (std::max(share_in(names, b), share_in(others, a)) >= most) return false;
  return magnitudes || (people && !same_people) || (places && !same_places);
}

}  // namespace

bool contradict(const Entry& a, const Entry& b, const Settings& settings) {
  return other_years(*a.marks, *b.marks) || other_figures(*a.marks, *b.marks, settings) ||
         other_days(*a.marks, *b.marks, settings) || other_names(a, b, settings);
}

}  // namespace courant::story
