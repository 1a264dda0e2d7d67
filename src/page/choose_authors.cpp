#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/site_name.h"

namespace courant::page {
namespace {

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

}  // namespace

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

}  // namespace courant::page
