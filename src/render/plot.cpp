#include "render/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "render/sources.h"
#include "render/stamp.h"

namespace courant::render {
namespace {

// Positions are in per cent of the width, so that text keeps its size on a phone.
std::string percent(double share) { return fmt::format("{:.2f}%", share * 100); }

struct Axis {
  double low = 0;
  double high = 1;
  double step = 1;

  double at(double value) const { return 0.04 + 0.92 * (value - low) / (high - low); }
};

// Round ends and steps (1, 2, 5 times a power of ten) around the values, with at most five steps.
Axis make_axis(double least, double most) {
  const double range = most > least ? most - least : std::max(1.0, std::abs(most));
  const double raw = range / 3;
  const double magnitude = std::pow(10, std::floor(std::log10(raw)));
  double step = 10 * magnitude;
  for (const double factor : {5.0, 2.0, 1.0})
    if (factor * magnitude >= raw) step = factor * magnitude;
  Axis axis{std::floor(least / step) * step, std::ceil(most / step) * step, step};
  if (axis.low == axis.high) axis.high += step;
  return axis;
}

Markup line(std::string_view kind, const std::string& x1, const std::string& y1, const std::string& x2,
            const std::string& y2) {
  return tag("line", {{"class", kind}, {"x1", x1}, {"y1", y1}, {"x2", x2}, {"y2", y2}});
}

Markup picture(const char* height, const Markup& content) {
  return tag("svg",
             {{"xmlns", "http://www.w3.org/2000/svg"},
              {"width", "100%"},
              {"height", height},
              {"aria-hidden", "true"},
              {"focusable", "false"}},
             content);
}

double least_of(const model::DisputedValue& value) { return value.low.value_or(value.value); }
double most_of(const model::DisputedValue& value) { return value.high.value_or(value.value); }

Markup draw_value(const Axis& axis, const model::DisputedValue& value) {
  Markup marks = line("rail", percent(0.04), "9", percent(0.96), "9");
  if (most_of(value) > least_of(value))
    marks += line("range", percent(axis.at(least_of(value))), "9", percent(axis.at(most_of(value))), "9");
  marks += tag("circle", {{"class", value.approximate ? "about" : "exact"},
                          {"cx", percent(axis.at(value.value))},
                          {"cy", "9"},
                          {"r", "6"}});
  return picture("18", marks);
}

Markup draw_axis(const Strings& say, const Axis& axis) {
  Markup marks;
  const int steps = static_cast<int>(std::lround((axis.high - axis.low) / axis.step));
  for (int i = 0; i <= steps; ++i) {
    const double value = axis.low + i * axis.step;
    const std::string x = percent(axis.at(value));
    const char* anchor = i == 0 ? "start" : i == steps ? "end" : "middle";
    marks += line("tick", x, "0", x, "5") +
             tag("text", {{"x", x}, {"y", "18"}, {"text-anchor", anchor}}, number_in_words(say, value));
  }
  return picture("22", marks);
}

std::string value_in_words(const Strings& say, const model::DisputedValue& value) {
  std::string number = most_of(value) > least_of(value) ? say.plain("range", number_in_words(say, least_of(value)),
                                                                    number_in_words(say, most_of(value)))
                                                        : number_in_words(say, value.value);
  if (!value.unit.empty()) number += " " + value.unit;
  return value.approximate ? say.plain("about", number) : number;
}

// A dot on a rail that runs from the first moment to the last.
Markup draw_moment(std::string_view kind, std::chrono::sys_seconds at, std::chrono::sys_seconds first,
                   std::chrono::sys_seconds last) {
  const double share = static_cast<double>((at - first).count()) / static_cast<double>((last - first).count());
  return tag("circle", {{"class", kind}, {"cx", percent(0.03 + 0.94 * share)}, {"cy", "8"}, {"r", "4.5"}});
}
Markup draw_rail() { return line("rail", percent(0.03), "8", percent(0.97), "8"); }

}  // namespace

std::string number_in_words(const Strings& say, double number) {
  for (const auto& [scale, key] : {std::pair{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}})
    if (std::abs(number) >= scale) {
      std::string digits = fmt::format("{:.4g}", number / scale);
      if (const auto point = digits.find('.'); point != std::string::npos)
        digits.replace(point, 1, say["number.point"]);
      return say.plain(std::string("number.") + key, digits);
    }
  std::string text = fmt::format("{:.10g}", number);
  std::size_t whole = std::min(text.find('.'), text.size());
  if (whole < text.size()) text.replace(whole, 1, say["number.point"]);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  if (whole - first > 4 || (whole - first == 4 && say["number.group.four"] == "yes"))
    for (std::size_t at = whole; at > first + 3;) text.insert(at -= 3, say["number.group"]);
  return text;
}

Markup draw_dispute(const Site& site, const model::Digest& digest, const model::Dispute& dispute) {
  if (dispute.values.empty()) return {};
  const Strings& say = site.strings();
  const auto day = digest.updated ? site.clock.day_of(*digest.updated) : std::chrono::sys_days{};
  std::vector<const model::DisputedValue*> values;
  for (const auto& value : dispute.values) values.push_back(&value);
  if (dispute.status == model::DisputeStatus::revised)
    std::ranges::stable_sort(values, {}, [](const auto* value) { return value->published.value_or(base::Moment{}); });
  else
    std::ranges::stable_sort(values, {}, [](const auto* value) { return value->value; });
  double least = least_of(*values.front());
  double most = most_of(*values.front());
  for (const auto* value : values) {
    least = std::min(least, least_of(*value));
    most = std::max(most, most_of(*value));
  }
  const Axis axis = make_axis(least, most);
  Markup rows;
  for (const auto* value : values) {
    Markup who = tag("b", {{"dir", "auto"}}, value->outlet);
    if (!value->speaker.empty()) who = say.say("citing", who, tag("b", {{"dir", "auto"}}, value->speaker));
    who += after_dot(write_stamp(site, value->published, day));
    rows += tag("li", tag("span", {{"class", "who"}}, who), " ", tag("strong", value_in_words(say, *value)),
                draw_value(axis, *value));
  }
  const std::string_view key = dispute.status == model::DisputeStatus::revised ? "plot.revised" : "plot.differ";
  return tag("figure", {{"class", "plot"}}, tag("figcaption", say.plain(key, dispute.about)), tag("ol", rows),
             draw_axis(say, axis));
}

Markup draw_coverage(const Site& site, const model::Digest& digest) {
  const Strings& say = site.strings();
  const Sources sources(digest);
  std::map<std::string, std::vector<const model::DigestSource*>> by_outlet;
  std::vector<std::string> order;
  std::optional<base::Moment> first;
  std::optional<base::Moment> last;
  for (const model::DigestSource& source : digest.sources) {
    if (!source.published || source.published->precision != base::Precision::second) continue;
    if (!by_outlet.contains(source.outlet)) order.push_back(source.outlet);
    by_outlet[source.outlet].push_back(&source);
    if (!first || *source.published < *first) first = source.published;
    if (!last || *source.published > *last) last = source.published;
  }
  if (order.size() < 3 || last->at - first->at < std::chrono::minutes(10)) return {};
  std::ranges::stable_sort(order, {},
                           [&](const std::string& outlet) { return by_outlet[outlet].front()->published->at; });
  Markup rows;
  for (const std::string& outlet : order) {
    Markup marks = draw_rail();
    for (const auto* source : by_outlet[outlet])
      marks += draw_moment(sources.is_copy(*source) ? "about" : "exact", source->published->at, first->at, last->at);
    rows += tag("li", tag("span", {{"class", "who"}, {"dir", "auto"}}, outlet), " ",
                tag("span", {{"class", "count"}}, say.count("articles", static_cast<long>(by_outlet[outlet].size()))),
                picture("16", marks));
  }
  const auto day = std::chrono::sys_days{};
  return tag(
      "figure", {{"class", "coverage"}}, tag("ul", rows),
      tag("figcaption", say.plain("coverage.span", site.clock.stamp(*first, day), site.clock.stamp(*last, day))));
}

Markup draw_timeline(const Site& site, const model::Digest& digest) {
  std::map<std::chrono::sys_seconds, std::string> dates;
  for (const model::TimelineEntry& entry : digest.timeline)
    if (const auto moment = base::parse_moment(entry.date)) dates.emplace(moment->at, entry.date);
  if (dates.size() < 3) return {};
  const auto [first, last] = std::pair(*dates.begin(), *dates.rbegin());
  Markup marks = draw_rail();
  for (const auto& [at, date] : dates) marks += draw_moment("exact", at, first.first, last.first);
  const auto label = [&](const char* x, const char* anchor, const std::string& date) {
    return tag("text", {{"x", x}, {"y", "28"}, {"text-anchor", anchor}}, site.clock.iso_date(date));
  };
  return tag("div", {{"class", "scale"}},
             picture("34", marks + label("0", "start", first.second) + label("100%", "end", last.second)));
}

}  // namespace courant::render
