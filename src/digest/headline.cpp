#include "digest/headline.h"

#include <algorithm>
#include <cmath>

#include "digest/hygiene.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t body_bytes = 1500;
constexpr std::size_t compared_max = 60;  // reports a title is compared with
constexpr double likeness = 1.6, cover = 0.76, per_word = 0.04, too_short = 0.1, bait = 0.25, first_person = 0.1;
constexpr double overtaken_toll = 0.5, latest_toll = 0.3;  // "six dead" where eleven are known to be
constexpr double late_weight = 0.12;                       // what the newest report's title gains over the oldest's

bool equal_fold(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

std::vector<Term> known_stems(const Material& material, const Report& report) {
  std::vector<Term> stems;
  for (const WeightedTerm& entry : report.title_vector) stems.push_back(entry.term);
  for (std::uint32_t i = report.first; i < report.last; ++i) {
    const Sentence& sentence = material.sentences[i];
    if (sentence.span.begin > body_bytes) break;
    stems.insert(stems.end(), sentence.stems.begin(), sentence.stems.end());
  }
  std::ranges::sort(stems);
  stems.erase(std::ranges::unique(stems).begin(), stems.end());
  return stems;
}

// Questions, calls and rubrics, and the first person outside quotes.
double find_faults(const Material& material, const Report& report) {
  const ComposingRules& rules = material.vocabulary.rules();
  const std::span<const Token> tokens = report.title_tokens;
  const std::string_view text = report.article().title;
  double fault = 0;
  if (tokens.empty()) return fault;
  if (rules.phrase(tokens, 0).flags & is_bait) fault += bait;
  const std::vector<bool> quoted = find_quoted(tokens);
  bool asks = false, self = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = tokens[i].span.of(text);
    asks |= tokens[i].kind == TokenKind::stop && word.find_first_of("?!") != std::string_view::npos;
    self |= !quoted[i] && (rules.flags(tokens[i].key) & is_first_second) != 0 &&
            tokens[i].capitals != text::Capitals::upper;
  }
  return fault + (asks ? bait : 0) + (self ? first_person : 0) + (report.opinion ? bait : 0);
}

double score_title(const Material& material, const Report& report, std::span<const std::uint32_t> others,
                   const std::vector<std::vector<Term>>& known) {
  double like = 0, covered = 0;
  for (std::size_t j = 0; j < others.size(); ++j) {
    const Report& other = material.reports[others[j]];
    like += &other == &report ? 1 : cosine(report.title_vector, other.title_vector);
    double hit = 0;
    for (const WeightedTerm& entry : report.title_vector)
      hit += std::ranges::binary_search(known[j], entry.term) ? 1 : 0;
    covered += report.title_vector.empty() ? 0 : hit / static_cast<double>(report.title_vector.size());
  }
  const auto count = static_cast<double>(others.size());
  const auto words = static_cast<double>(report.title_forms.size());
  return likeness * like / count + cover * covered / count - per_word * words - too_short * std::max(0.0, 6 - words) -
         find_faults(material, report);
}

// What a title gains or loses by the toll in it.
double judge_tolls(const Report& report, std::span<const FoundDispute> disputes) {
  const auto has = [&](std::uint64_t word) {
    return std::ranges::find(report.title_tokens, word, &Token::key) != report.title_tokens.end();
  };
  for (const FoundDispute& dispute : disputes) {
    if (std::ranges::any_of(dispute.overtaken, has)) return -overtaken_toll;
    if (dispute.latest != 0 && has(dispute.latest)) return latest_toll;
  }
  return 0;
}

}  // namespace

model::Span trim_title(const Report& report) {
  const std::string& title = report.article().title;
  std::size_t end = title.size();
  for (const std::string_view mark : {" | ", " - ", " – ", " — "}) {
    const std::size_t at = title.rfind(mark, end);
    if (at == std::string::npos || at < 12) continue;
    const std::string_view tail = std::string_view(title).substr(at + mark.size(), end - at - mark.size());
    const bool names_outlet = equal_fold(tail, report.outlet) || equal_fold(tail, report.article().site_name);
    if (names_outlet || mark == " | ") end = at;
  }
  std::size_t begin = 0;
  while (begin < end && title[begin] == ' ') ++begin;
  while (end > begin && title[end - 1] == ' ') --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool tells_plainly(const Material& material, const Report& report) {
  return !trim_title(report).empty() && find_faults(material, report) == 0;
}

std::optional<Headline> choose_headline(const Material& material, std::span<const FoundDispute> disputes) {
  std::vector<std::uint32_t> titled;
  for (const std::uint32_t voice : material.voices) {
    if (!trim_title(material.reports[voice]).empty()) titled.push_back(voice);
  }
  if (titled.empty()) {
    for (std::uint32_t i = 0; i < material.reports.size(); ++i) {
      if (!trim_title(material.reports[i]).empty()) titled.push_back(i);
    }
  }
  if (titled.empty()) return std::nullopt;
  // In a story of many reports the latest ones say where it stands.
  if (titled.size() > compared_max)
    titled.erase(titled.begin(), titled.end() - static_cast<std::ptrdiff_t>(compared_max));
  std::vector<std::vector<Term>> known;
  for (const std::uint32_t i : titled) known.push_back(known_stems(material, material.reports[i]));
  const auto first = model::order_time(material.reports[titled.front()].article());
  const auto last = model::order_time(material.reports[titled.back()].article());
  std::uint32_t best = titled.front();
  double best_score = 0;
  for (const std::uint32_t i : titled) {
    double score = score_title(material, material.reports[i], titled, known);
    score += judge_tolls(material.reports[i], disputes);
    const auto at = model::order_time(material.reports[i].article());
    if (at && first && last && *last > *first) {
      score +=
          late_weight * static_cast<double>((*at - *first).count()) / static_cast<double>((*last - *first).count());
    }
    if (i == titled.front() || score > best_score) best = i, best_score = score;
  }
  return Headline{best, trim_title(material.reports[best])};
}

}  // namespace courant::digest
