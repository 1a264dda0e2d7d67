#include <algorithm>
#include <array>
#include <numeric>

#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/site_name.h"

namespace courant::page {
namespace {

// Text between two parts of a title: "Headline | Site".
constexpr std::array<std::string_view, 14> separators{" | ", " - ", " – ", " — ", " :: ", " » ", " « ",
                                                      " › ", " ‹ ", " · ", " • ", " / ",  " : ", "|"};
constexpr std::size_t title_bytes_max = 400;

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
// `folded`: all titles of the page.
std::string without_site(const std::string& title, const Statements& statements, const std::vector<std::string>& folded,
                         bool loose) {
  std::string_view best = title;
  const auto shorter = [&](std::string_view part) {
    if (part.size() < best.size() && !fold(part).empty()) best = part;
  };
  const auto is_site = [&](std::string_view part) {
    const std::string name = fold(part);
    return is_site_name(name, statements) ||
           (cuts(part).empty() && (names_host(name, statements) || names_site(part, statements)));
  };
  for (const Cut& cut : cuts(title)) {
    const std::string head = fold(cut.before), tail = fold(cut.after);
    for (std::size_t i = 0; loose && i < folded.size(); ++i) {
      if (statements.titles[i].where == StatedIn::title_tag) continue;
      if (folded[i] == head) shorter(cut.before);
      if (folded[i] == tail && tail.find(' ') != std::string::npos) shorter(cut.after);
    }
    const bool last_part = cut.after.find(" | ") == std::string_view::npos && title.find(" | ") == cut.before.size();
    if (loose && last_part && std::count(cut.before.begin(), cut.before.end(), ' ') >= 2) shorter(cut.before);
    if (is_site(cut.after)) shorter(cut.before);
    if (is_site(cut.before)) shorter(cut.after);
  }
  return trim(best);
}

// The text with all its spaces plain and single.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    const std::size_t space = rest.starts_with("\u00A0") ? 2
                              : rest.starts_with("\u202F") || rest.starts_with("\u2009")
                                  ? 3
                                  : static_cast<unsigned char>(rest[0]) <= 0x20;
    if (space > 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      at += space;
    } else {
      out += text[at++];
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Statements that one template writes from one field bear each other out no further: a candidate counts once for each.
enum class Family : unsigned char { heading, headline, social, page, count };

struct Vote {
  Family family;
  double weight;
};
// What readers see over the text outweighs what was written for search engines and networks.
Vote vote_of(const Statement& statement) {
  constexpr std::array<double, 4> visible{1.9, 1.3, 0.5, 0.8};
  switch (statement.where) {
    case StatedIn::json_ld:
      return statement.rank >= 5 ? Vote{Family::page, 0.4} : Vote{Family::headline, 0.7 - 0.15 * statement.rank};
    case StatedIn::open_graph:
      return {Family::social, 0.6 - 0.1 * statement.rank};
    case StatedIn::microdata:
      return {Family::headline, 0.7};
    case StatedIn::visible:
      return {Family::heading, visible[static_cast<std::size_t>(std::clamp(statement.rank, 0, 3))]};
    case StatedIn::meta:
      return {Family::social, 0.4};
    default:
      return {Family::page, 0.5};
  }
}

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::string_view word = folded.substr(0, folded.find(' '));
    folded.remove_prefix(std::min(word.size() + 1, folded.size()));
    words.push_back(word);
  }
  return words;
}

// The share of one's longer words that stand in the other, words as folded.
double share_of_words(std::string_view folded, std::string_view other) {
  unsigned all = 0, found = 0;
  for (const std::string_view word : words_of(folded)) {
    if (word.size() < 3) continue;
    ++all;
    found += other.find(word) != std::string_view::npos;
  }
  return all == 0 ? 0 : static_cast<double>(found) / all;
}

struct Candidate {
  std::string text, folded;
  std::array<double, static_cast<std::size_t>(Family::count)> votes{};
};

}  // namespace

std::string choose_title(const Statements& statements) {
  std::vector<Candidate> candidates;
  std::vector<std::string> raw;
  for (const Statement& statement : statements.titles) raw.push_back(fold(statement.value));
  for (const Statement& statement : statements.titles) {
    const bool loose =
        statement.where == StatedIn::title_tag || statement.where == StatedIn::open_graph || statement.rank >= 5;
    std::string text = without_site(plain(statement.value), statements, raw, loose), folded = fold(text);
    if (folded.empty() || text.size() > title_bytes_max) continue;
    auto same = std::ranges::find(candidates, folded, &Candidate::folded);
    if (same == candidates.end()) same = candidates.insert(same, {std::move(text), std::move(folded), {}});
    const Vote vote = vote_of(statement);
    double& known = same->votes[static_cast<std::size_t>(vote.family)];
    known = std::max(known, vote.weight);
  }
  const Candidate* best = nullptr;
  double best_score = 0;
  for (const Candidate& candidate : candidates) {
    auto partly = candidate.votes;  // with half of what holds it among more
    double related = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const Statement& other = statements.titles[i];
      const Vote vote = vote_of(other);
      double& known = partly[static_cast<std::size_t>(vote.family)];
      const bool spaced = candidate.folded.find(' ') != std::string::npos;
      if (spaced && raw[i].find(candidate.folded) != std::string::npos) known = std::max(known, 0.5 * vote.weight);
      if (vote.family == Family::page || vote.family == Family::social)
        related = std::max(related, share_of_words(candidate.folded, raw[i]));
    }
    double score = std::accumulate(partly.begin(), partly.end(), 0.0);
    score += 0.6 * related + 0.5 * share_of_words(candidate.folded, statements.address_words);
    if (is_site_name(candidate.folded, statements) || names_host(candidate.folded, statements)) score -= 1.6;
    if (candidate.folded.find(' ') == std::string::npos) score -= 0.4;
    if (best == nullptr || score > best_score) best_score = score, best = &candidate;
  }
  return best == nullptr ? std::string() : best->text;
}

}  // namespace courant::page
