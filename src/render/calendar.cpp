#include <map>
#include <set>

#include "render/lists.h"
#include "render/page.h"

namespace courant::render {
namespace {

using namespace std::chrono;

class Calendar {
 public:
  Calendar(const Site& site, const std::vector<DayRow>& days) : site_(site), say_(site.strings()) {
    for (const DayRow& row : days) {
      const year_month_day date(row.day);
      stories_[row.day] = row.stories;
      months_.insert(date.year() / date.month());
    }
  }

  Markup write() const {
    Markup names = tag("th", {{"scope", "col"}, {"abbr", say_["week"]}}, say_["week.short"]);
    for (int number = 1; number <= 7; ++number)
      names += tag("th", {{"scope", "col"}, {"abbr", say_["weekday." + std::to_string(number)]}},
                   say_["weekday.short." + std::to_string(number)]);
    Markup months;
    for (const year_month month : months_)
      months += tag("table", {{"class", "month"}}, tag("caption", site_.clock.month(month)),
                    tag("thead", tag("tr", names)), tag("tbody", write_weeks(month)));
    return months;
  }

 private:
  Markup write_weeks(year_month month) const {
    const sys_days first(month / 1);
    const sys_days last(month / std::chrono::last);
    Markup weeks;
    for (sys_days monday = first - (weekday(first) - Monday); monday <= last; monday += std::chrono::days(7)) {
      Markup week = write_week(monday);
      for (sys_days day = monday; day < monday + std::chrono::days(7); day += std::chrono::days(1))
        week += day < first || day > last ? tag("td") : write_day(day);
      weeks += tag("tr", week);
    }
    return weeks;
  }

  // Its row's heading: the week's edition, where it has stories.
  Markup write_week(sys_days monday) const {
    const edition::Period week{edition::PeriodKind::week, monday};
    const std::string number = std::to_string(edition::week_number(week));
    const auto first = stories_.lower_bound(monday);
    if (first == stories_.end() || first->first >= monday + std::chrono::days(7))
      return tag("th", {{"scope", "row"}}, number);
    return tag("th", {{"scope", "row"}},
               tag("a", {href(site_.at.edition(week))},
                   tag("span", {{"class", "unseen"}}, Markup(say_["week"]) + Markup(" ")), number));
  }

  Markup write_day(sys_days day) const {
    const std::string number = std::to_string(unsigned(year_month_day(day).day()));
    const auto found = stories_.find(day);
    if (found == stories_.end()) return tag("td", number);
    // Seen, the two figures stand in a calendar; heard, they need their words.
    return tag("td", tag("a", {href(site_.at.day(base::format_moment({day, base::Precision::day})))},
                         tag("span", {{"class", "unseen"}},
                             say_.plain("edition.day", site_.clock.day(day), say_.count("stories", found->second))),
                         tag("span", {{"aria-hidden", "true"}}, number,
                             tag("span", {{"class", "count"}}, std::to_string(found->second)))));
  }

  const Site& site_;
  const Strings& say_;
  std::map<sys_days, long> stories_;
  std::set<year_month, std::greater<>> months_;
};

}  // namespace

std::string write_days(const Site& site, const std::vector<DayRow>& days) {
  const Strings& say = site.strings();
  Page page;
  page.title = say["nav.days"];
  page.section = Section::days;
  page.main =
      tag("main", {{"id", "main"}, {"class", "list"}}, tag("h1", page.title),
          tag("p", {{"class", "facts"}}, say["days.text"]),
          tag("ul", {{"class", "actions"}}, tag("li", tag("a", {href(site.at.page("morning"))}, say["days.morning"])),
              tag("li", tag("a", {href(site.at.page("week"))}, say["days.week"]))),
          days.empty() ? tag("p", say["empty.text"]) : tag("div", {{"class", "months"}}, Calendar(site, days).write()));
  return write_page(site, page);
}

}  // namespace courant::render
