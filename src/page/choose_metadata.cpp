#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/written_date.h"

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

// "brand eins online" for brandeins.de: the host's own label stands in the words, or the words in the label.
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

// "by", "and" and "not" words of data/lexicon/page/bylines.txt; longest first.
struct BylineWords {
  std::vector<std::string_view> by, between, never;
};
const BylineWords& byline_words() {
  static const BylineWords read = [] {
    BylineWords words;
    for_each_entry("bylines", [&](std::string_view key, std::string_view rest) {
      (key == "by" ? words.by : key == "and" ? words.between : words.never).push_back(rest);
    });
    std::sort(words.by.begin(), words.by.end(), [](auto a, auto b) { return a.size() > b.size(); });
    return words;
  }();
  return read;
}

std::string without_by(std::string text) {
  for (bool again = true; again;) {
    again = false;
    const std::string small = base::lower_ascii(text);
    for (const std::string_view word : byline_words().by) {
      if (!small.starts_with(word) || small.size() <= word.size() + 1) continue;
      const char next = small[word.size()];
      if (next != ' ' && next != ':') continue;
      text = trim(std::string_view(text).substr(word.size() + 1));
      while (!text.empty() && (text.front() == ':' || text.front() == ' ')) text.erase(0, 1);
      again = true;
      break;
    }
  }
  return text;
}

std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> parts{""};
  std::string word;
  const auto flush = [&](bool boundary) {
    const auto& between = byline_words().between;
    const bool joins = std::find(between.begin(), between.end(), base::lower_ascii(word)) != between.end();
    if (joins && !parts.back().empty()) {
      parts.emplace_back();
    } else if (!word.empty()) {
      parts.back() += (parts.back().empty() ? "" : " ") + word;
    }
    word.clear();
    if (boundary) parts.emplace_back();
  };
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == ';' || c == '|' || c == '&' || c == '/' || c == '\n') {
      flush(c != ' ');
    } else {
      word += c;
    }
  }
  flush(false);
  return parts;
}

bool could_be_name(const std::string& name) {
  if (name.size() < 3 || name.size() > 60) return false;
  if (name.starts_with("www.") || name.find(".com") != std::string::npos) return false;
  if (name.find_first_of("0123456789@:<>{}") != std::string::npos || name.find("http") != std::string::npos)
    return false;
  const auto& never = byline_words().never;
  if (std::find(never.begin(), never.end(), base::lower_ascii(name)) != never.end()) return false;
  const auto spaces = std::count(name.begin(), name.end(), ' ');
  const auto first = static_cast<unsigned char>(name.front());
  return spaces <= 4 && (std::isupper(first) || first >= 0x80 || spaces == 0);
}

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
      return 0.7 - 0.2 * statement.rank;
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

// A machine's "01:49Z" beside a reader's "8 November, 5:49 pm": the whole quarters of an hour between them are the
// zone.
short infer_offset(const base::Moment& utc, const Days& days) {
  using namespace std::chrono;
  short offset = 0;
  for (const auto& [day, dated] : days)
    for (const Dated& one : dated) {
      if (one.moment.precision != base::Precision::second || one.moment.offset_minutes != 0 || !one.without_zone)
        continue;
      const auto apart = duration_cast<minutes>(floor<minutes>(one.moment.at) - floor<minutes>(utc.at)).count();
      if (apart == 0) return 0;
      if (offset == 0 && apart % 15 == 0 && std::abs(apart) <= 14 * 60) offset = static_cast<short>(apart);
    }
  return offset;
}

std::optional<base::Moment> choose_date(const std::vector<Statement>& list, std::string_view language) {
  const bool month_first = language == "en" || language == "en-us" || language.empty();
  const DayOrder order = month_first ? DayOrder::month_first : DayOrder::day_first;
  Days days;
  for (const Statement& statement : list)
    if (const auto moment = find_written_date(statement.value, order))
      days[base::format_moment(*moment).substr(0, 10)].push_back(
          {*moment, date_weight(statement), statement.where == StatedIn::visible && !states_zone(statement.value)});
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
    moment.offset_minutes = infer_offset(moment, days);
  return moment;
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

bool opens_like_byline(std::string_view text) {
  const std::string whole = trim(text), rest = without_by(whole);
  return rest.size() < whole.size() && could_be_name(split_names(rest).front());
}

std::vector<std::string> choose_authors(const Statements& statements) {
  std::map<std::string, double> votes;  // folded name → weight
  struct Group {
    std::vector<std::string> names;
    double weight;
  };
  std::map<std::pair<int, int>, Group> groups;  // by where and rank: names stated together stay together
  for (const Statement& statement : statements.authors) {
    const std::string text = without_by(trim(statement.value));
    for (const std::string& part : split_names(text)) {
      const std::string name = without_by(trim(part));
      if (!could_be_name(name)) continue;
      Group& group = groups[{static_cast<int>(statement.where), statement.rank}];
      if (std::none_of(group.names.begin(), group.names.end(),
                       [&](const std::string& other) { return fold(other) == fold(name); }))
        group.names.push_back(name);
      const bool machine = statement.where == StatedIn::json_ld || statement.where == StatedIn::microdata;
      group.weight = (machine ? 1.0 : statement.where == StatedIn::visible ? 0.9 : 0.8) - 0.12 * statement.rank;
    }
  }
  for (const auto& [key, group] : groups)
    for (const std::string& name : group.names) votes[fold(name)] += group.weight;
  const Group* best = nullptr;
  double best_weight = -3;
  for (const auto& [key, group] : groups) {
    double agreement = 0;
    for (const std::string& name : group.names) agreement = std::max(agreement, votes[fold(name)] - group.weight);
    const bool spaced = std::any_of(group.names.begin(), group.names.end(),
                                    [](const std::string& name) { return name.find(' ') != std::string::npos; });
    // The site's own name is an author only where nobody else is.
    const bool site = std::all_of(group.names.begin(), group.names.end(), [&](const std::string& name) {
      return names_site(name, statements) || names_host(fold(name), statements);
    });
    const double weight = group.weight - (site ? 2.0 : 0.0) + 0.5 * agreement + (spaced ? 0.3 : 0) -
                          0.1 * static_cast<double>(group.names.size() > 4 ? group.names.size() : 0);
    if (weight > best_weight) best_weight = weight, best = &group;
  }
  return best == nullptr ? std::vector<std::string>() : best->names;
}

std::optional<base::Moment> choose_published(const Statements& statements, std::string_view language) {
  return choose_date(statements.published, language);
}

std::optional<base::Moment> choose_modified(const Statements& statements, std::string_view language,
                                            const std::optional<base::Moment>& published) {
  const auto modified = choose_date(statements.modified, language);
  if (!modified || (published && modified->at <= published->at)) return std::nullopt;
  return modified;
}

std::string choose_site_name(const Statements& statements) {
  const Statement* best = nullptr;
  for (const Statement& statement : statements.site_names)
    if (best == nullptr || statement.rank < best->rank) best = &statement;
  return best == nullptr ? std::string() : best->value;
}

}  // namespace courant::page
